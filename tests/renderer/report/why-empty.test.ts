import { expect, test } from 'vitest'
import type { Block, ReportModel } from '#domain/report/model.ts'
import { whyEmpty } from '#renderer/report/why-empty.ts'

const model = (...blocks: Block[]): ReportModel => ({ name: 'x', title: 'x', college: { name: '' }, dataOf: '2026-11-23T08:00', sheets: [{ title: 'x', orientation: 'portrait', blocks }] })
const table = (rows: string[][]): Block => ({ kind: 'table', columns: [{ head: 'a' }], empty: 'no equipment', groups: [{ rows }] })

test('sums above a list without rows are nothing to print', () => {
  expect(whyEmpty(model({ kind: 'figures', items: [{ label: 'machines', value: '0' }] }, table([])))).toBe('no equipment')
})
test('a quiet line alone is nothing to print', () => expect(whyEmpty(model({ kind: 'text', text: 'no rooms', quiet: true }))).toBe('no rooms'))
test('a list with a row is printed', () => expect(whyEmpty(model(table([['lathe']])))).toBeNull())
test('an empty week is printed, to be filled in by hand', () => expect(whyEmpty(model({ kind: 'weekGrid', days: [], bands: [], slots: [] }))).toBeNull())
test('a sheet of days without people says why; one with somebody is printed, marks or none', () => {
  const days = (rows: number): Block => ({ kind: 'daySheet', corner: '', days: [], sums: [], foot: [], empty: 'nobody', rows: Array.from({ length: rows }, () => ({ head: 'a', cells: [], sums: [] })) })
  expect(whyEmpty(model(days(0)))).toBe('nobody')
  expect(whyEmpty(model(days(1)))).toBeNull()
})
test('a checklist to be ticked by hand is printed', () => expect(whyEmpty(model({ kind: 'checklist', columns: 1, items: [{ text: 'a', state: 'open' }] }))).toBeNull())
