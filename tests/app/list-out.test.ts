import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { tableNames } from '#domain/table-names.ts'
import type { JobName } from '#contract/contract.ts'
import { worldWith } from '../domain/compliance/small-host.ts'
import { createDesk } from './desk.ts'

/** The desk of the small host with a printer that keeps what it is given. */
function office() {
  const world = worldWith({
    agreement: { 'agreement:1': { enterpriseId: 'enterprise:1', title: '数控合作', type: 'cooperation', from: '2026-01-01' } },
    term: { 'term:1': { name: '2026春', start: '2026-02-23', weeks: 20 } },
    sessionRequest: { 'sessionRequest:1': { title: '数控铣', periods: 2, perWeek: 1 }, 'sessionRequest:2': { title: '钳工', periods: 2, perWeek: 1 } },
  })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  const papers: ReportModel[] = []
  const printer = { print: async (model: ReportModel) => (papers.push(model), new TextEncoder().encode('%PDF-1.4')) }
  const desk = createDesk('2026-03-11T18:00', past, { printer, attachments: { get: async () => null } } as never) // of a printer and of attachments only this is used
  /** What stands on the sheets of a list on paper: titles, and the cells below the heads. */
  async function onPaper(name: JobName, input: object) {
    const answer = await desk.app.answer({ name, input: { ...input, format: 'pdf', language: 'zh-CN' } })
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return papers.at(-1)!.sheets.map(sheet => ({ title: sheet.title, rows: sheet.blocks.flatMap(b => (b.kind === 'table' ? b.groups.flatMap(g => g.rows) : [])) }))
  }
  return { ...desk, onPaper }
}

test('placements, agreements and a proposed timetable go out on paper as they go out for a spreadsheet', async () => {
  const { onPaper } = office()
  const [list] = await onPaper('placement.export', {})
  expect(list!.title).toBe('实习安排')
  expect(list!.rows[0]).toEqual(expect.arrayContaining(['林小雨', '2024001', '金宇精密', '2026-03-02']))
  expect(await onPaper('files.export', { table: 'agreement', columns: ['title', 'enterpriseId', 'type'] })).toEqual([{ title: '校企合作协议', rows: [['数控合作', '金宇精密', '校企合作']] }])
  const placed = { requestId: 'sessionRequest:1', nth: 1, weekday: 1, from: 1, to: 2, weeks: '1-8', workshopId: null, teacherIds: [], items: [], before: null }
  const sheets = await onPaper('timetable.export', { termId: 'term:1', sessions: [placed], leftOut: [{ requestId: 'sessionRequest:2', nth: 1, obstacles: [], cure: null }] })
  expect(sheets.map(({ rows }) => rows[0]![0])).toEqual(['数控铣', '钳工']) // what has no place, from a page of its own on
})

test('a list that is too long for paper is refused with its length', async () => {
  const rows = Array.from({ length: 5002 }, (_, i) => [i])
  expect(await office().app.answer({ name: 'files.exportRows', input: { name: 'x', format: 'pdf', language: 'en', rows } })).toEqual({ refusal: { code: 'files.listTooLong', facts: { count: 5001, most: 5000 } } })
})
