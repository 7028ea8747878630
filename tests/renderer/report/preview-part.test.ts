import { expect, test } from 'vitest'
import type { ReportModel, Sheet } from '#domain/report/model.ts'
import { previewPart } from '#renderer/report/preview-part.ts'

const list = (...sizes: number[]): Sheet => ({
  title: 'list',
  orientation: 'portrait',
  blocks: [{ kind: 'table', columns: [{ head: 'a' }], empty: '', groups: sizes.map(n => ({ rows: Array.from({ length: n }, (_, i) => [String(i)]), foot: ['sum'] })) }],
})
const model = (...sheets: Sheet[]): ReportModel => ({ name: 'x', title: 'x', college: { name: '' }, dataOf: '2026-11-23T08:00', sheets })

test('a short report is shown whole', () => expect(previewPart(model(list(3, 4)))).toEqual({ model: model(list(3, 4)), cut: false }))

test('of a long one the beginning is shown, without sums that would not fit what is shown', () => {
  const { model: part, cut } = previewPart(model(list(150, 100, 100)))
  const table = part.sheets[0]!.blocks[0]!
  expect(cut).toBe(true)
  expect(table.kind === 'table' && table.groups.map(g => [g.rows.length, g.foot])).toEqual([
    [150, ['sum']],
    [50, undefined],
  ])
})

test('of many sheets the first are shown', () => {
  const { model: part, cut } = previewPart(model(...Array.from({ length: 60 }, () => list(1))))
  expect([cut, part.sheets.length < 20]).toEqual([true, true])
})

test('of a long sheet of days the first people are shown, without counts that would not fit them', () => {
  const days = (rows: number): Sheet => ({
    title: 'days',
    orientation: 'landscape',
    blocks: [{ kind: 'daySheet', corner: '', days: [], sums: [], empty: '', rows: Array.from({ length: rows }, () => ({ head: 'a', cells: [], sums: [] })), foot: [{ head: 'on duty', cells: [] }] }],
  })
  expect(previewPart(model(days(200)))).toEqual({ model: model(days(200)), cut: false })
  const { model: part, cut } = previewPart(model(days(201)))
  const block = part.sheets[0]!.blocks[0]!
  expect([cut, block.kind === 'daySheet' && [block.rows.length, block.foot.length]]).toEqual([true, [200, 0]])
})
