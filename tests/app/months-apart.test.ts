import { describe, expect, test } from 'vitest'
import { createApp, type App } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { applySets, type Rows } from '#adapters/storage/read-tables.ts'
import type { Change, Row0 } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { partOf } from '#domain/part.ts'
import { contract } from '#contract/contract.ts'

const NOW = '2026-11-23T08:00'
const sets = [...createSample().sets('college', 'en', NOW.slice(0, 10))].map(({ changes }, i): ChangeSet => ({ seq: i + 1, id: `set:${i}`, at: '', device: '', actor: { name: '' }, command: 'college.sample', changes }))

/** The sample college with all in memory, or with its attendance still on the disk to the last month. */
function collegeWith(apart: boolean): { app: App; read: string[]; attendance: Row0[]; journal: ChangeSet[] } {
  const rows: Rows = new Map()
  applySets(rows, sets, () => true)
  const attendance = [...rows.get('attendance')!.values()]
  const months = new Map<string, Row0[]>()
  for (const row of attendance) (months.get(partOf(row.id)) ?? months.set(partOf(row.id), []).get(partOf(row.id))!).push(row)
  if (apart) rows.delete('attendance')
  const read: string[] = []
  const journal = [...sets]
  let made = 0
  const ports = {
    protection: { locked: false, who: 'office' },
    clock: { now: () => NOW, instant: () => `${NOW}:00.000Z` },
    newId: (table: string) => `${table}:n${++made}`,
    device: 'device:test',
    attachments: { get: async () => null },
    files: { writeTable: async (_: string, name: string, sheets: unknown) => ({ name, mime: '', base64: JSON.stringify(sheets) }) },
    journal: {
      closed: null,
      append: async (set: ChangeSet) => void journal.push(set),
      read: async (from: number, to: number) => journal.filter(s => s.seq >= from && s.seq <= to),
      heads: async (from: number, to: number) => journal.filter(s => s.seq >= from && s.seq <= to).map(headOf),
      having: async (_: string[], fits: (change: Change) => boolean) => journal.filter(s => s.changes.some(fits)),
      month: async (part: string) => (read.push(part), months.get(part)!),
      pointing: async (parts: string[], about: string[]) => parts.filter(part => months.get(part)!.some(row => about.includes(String(row['placementId'])))),
      rowsIn: (parts: string[]) => parts.reduce((n, part) => n + months.get(part)!.length, 0),
    },
  } as unknown as Ports
  const held = { rows, standing: { active: sets.map(s => s.seq), undone: [] }, seq: sets.length, months: apart ? [...months.keys()] : [] }
  return { app: createApp(ports, held, error => { throw error }), read, attendance, journal }
}

const whole = collegeWith(false)
const ids = whole.attendance.toSorted((a, b) => (String(a['date']) < String(b['date']) ? -1 : 1))
const mark = ids[0]!
const id = String(mark['placementId'])
const date = String(mark['date'])
const { enterpriseId } = whole.app.world.tables.placement.get(id)!

/** What may be asked of each query that reads attendance. */
const QUESTIONS: Record<string, object[]> = {
  'internship.due': [{}, { on: date }, { on: '2026-07-01' }],
  'outcome.due': [{}, { on: date }],
  'outcome.overview': [{ attendance: true }, {}],
  'outcome.finding': [{ asked: { kind: 'trend', indicator: 'attendanceRate', step: 'month' } }, { asked: { kind: 'trend', indicator: 'attendanceRate', step: 'year' } }, { asked: { kind: 'bars', indicator: 'attendanceEvidence', by: 'enterprise' } }],
  'outcome.behind': [{ asked: { kind: 'breakdown', population: 'attendanceDay', field: 'evidence', by: 'classGroup' }, series: 'self' }],
  'skill.overview': [{}],
  'skill.detail': [{ id: 'skill:none' }],
  'skill.sheet': [{ classGroupId: [...whole.app.world.tables.classGroup.keys()][0], date, part: 'practice', assessor: 'teacher' }],
  'certificate.expiring': [{ withinDays: 90 }],
  'ledger.all': [{}],
  'ledger.of': [{ enterpriseId }],
  'ledger.behind': [{ enterpriseId, line: 'placeMonths' }],
  'indicator.trial': [{ formula: { kind: 'total', counted: { population: 'attendanceDay' } } }, { scope: { period: 'lastSchoolYear' }, formula: { kind: 'ratio', counted: { population: 'attendanceDay', sum: 'hours' }, base: { population: 'internship' } } }],
  'history.removed': [{ table: 'attendance', place: { placementId: id, date } }],
  'attendance.sheet': [{ enterpriseId, from: date, to: '2026-11-22' }, { enterpriseId, from: '2026-11-16', to: '2026-11-22' }],
  'visit.scene': [{ enterpriseId, date }],
  'placement.effects': [{ id, wish: { from: date, to: date } }, { id, wish: { from: '2026-11-20', to: '2026-11-20' } }, { id, wish: { from: '2026-11-20' } }],
  'register.list': [{ table: 'attendance', most: 5 }, { table: 'attendance' }, { table: 'attendance', of: { field: 'placementId', id } }, { table: 'attendance', find: 'sick' }, { table: 'student', most: 3 }],
  'register.get': [{ id: mark.id }],
  'register.rows': [{ table: 'attendance', ids: [mark.id] }],
  'register.view': [{ table: 'attendance', language: 'en' }],
  'register.values': [{ table: 'attendance', language: 'en', field: 'state' }, { table: 'attendance', language: 'en', field: 'date' }],
  'register.copy': [{ table: 'attendance', language: 'en', ids: [mark.id], columns: ['date', 'state'], heads: true }],
  'register.options': [{ table: 'attendance' }],
  'register.counts': [{}],
  'exchange.overview': [{}],
  'exchange.conflicts': [{}],
  'history.list': [{}],
  'history.of': [{ id: mark.id }],
  'history.choices': [{}],
  'history.entry': [{ seq: 1 }],
}

/** Commands that look at what is kept of other days, and the college's attendance after them. */
const COMMANDS: Record<string, object> = {
  'attendance.mark': { marks: [{ placementId: id, date, state: 'absent' }], evidence: 'self' },
  'attendance.sign': { enterpriseId, from: date, to: date, by: '周师傅', way: 'paper' },
  'visit.record': { enterpriseId, date, way: 'onSite', teacherId: [...whole.app.world.tables.teacher.keys()][0], content: '–', seen: [id] },
  'placement.cancel': { id, reason: '–' },
  'register.save': { table: 'attendance', id: mark.id, fields: { note: '–' } },
  'register.saveMany': { table: 'attendance', rows: [{ id: mark.id, fields: { note: '–' } }] },
  'register.remove': { table: 'placement', ids: [id] },
  'history.undo': { seq: 1 },
  'history.putBack': { id: mark.id, seq: 1 },
}

describe('with every month of attendance on the disk', () => {
  test('each query that reads attendance is asked here', () => {
    expect(Object.keys(QUESTIONS).sort()).toEqual(Object.entries(contract.queries).flatMap(([name, { reads }]) => ((reads as readonly string[]).includes('attendance') ? [name] : [])).sort())
  })

  test.each(Object.entries(QUESTIONS).flatMap(([name, inputs]) => inputs.map(input => ({ name, input }))))('$name is answered as with all in memory: $input', async ({ name, input }) => {
    const ask = { name, input, actor: { name: 'Li' } }
    const apart = await collegeWith(true).app.answer(ask)
    expect(apart).toHaveProperty('value')
    expect(apart).toEqual(await whole.app.answer(ask))
  })

  test.each(Object.entries(COMMANDS).map(([name, input]) => ({ name, input })))('$name decides as with all in memory', async ({ name, input }) => {
    const after = await Promise.all(
      [collegeWith(true), collegeWith(false)].map(async ({ app, journal }) => ({ frame: await app.answer({ name, input, actor: { name: 'Li' } }), written: journal.slice(sets.length) })),
    )
    expect(after[0]).toEqual(after[1])
    expect(after[0]!.frame).not.toHaveProperty('refusal.facts.issues')
  })
})

test('a list of the latest reads no old month, and still counts it', async () => {
  const { app, read } = collegeWith(true)
  const latest = ids.at(-1)!
  await app.past.need([latest.id])
  const { length } = read
  expect(await app.answer({ name: 'register.list', input: { table: 'attendance', most: 5 } })).toMatchObject({ value: { total: ids.length } })
  expect(read).toHaveLength(length)
})

test('who forgets to have a month read is told so, not that nothing was there', async () => {
  const { app } = collegeWith(true)
  expect(() => app.world.attendanceDays.on(id, date)).toThrow('month.absent')
  expect(() => app.world.attendanceDays.has(id, date)).toThrow('month.absent')
  await app.past.need([mark.id])
  expect(app.world.attendanceDays.on(id, date)).toEqual([mark])
})
