import { beforeAll, describe, expect, test } from 'vitest'
import { createSample } from '#adapters/sample/sample.ts'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { FindingAsked } from '#domain/records/finding.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import type { ResultOf } from '#contract/define.ts'
import type { Contract } from '#contract/contract.ts'
import { createDesk, type Desk } from './desk.ts'

const sets = [...createSample().sets('small', 'en', '2026-11-23')].map(({ changes }, i): ChangeSet => ({ seq: i + 1, id: `set:${i}`, at: '', device: '', actor: { name: '' }, command: 'college.sample', changes }))
const STAY = { id: 'placement:p1', studentId: 'student:s0001', kind: 'post', enterpriseId: 'enterprise:s0001', from: '2026-09-01', to: '2026-12-31', status: 'running' }
const DAY = { id: 'attendance:2026-11:d1', placementId: STAY.id, date: '2026-11-20', state: 'present', evidence: 'mentor' }
// the small college has nobody on site
const onSite: ChangeSet = { ...sets[0]!, seq: sets.length + 1, id: 'set:onSite', changes: [birth('placement', STAY), birth('attendance', DAY)] }
const written: SheetData[][] = []
const files = { writeTable: async (_format: string, name: string, sheets: SheetData[]) => (written.push(sheets), { name, mime: '', base64: '' }) }

let desk: Desk
beforeAll(() => {
  desk = createDesk('2026-11-23T08:00', [...sets, onSite], { files } as object)
})

type Row = Extract<ResultOf<Contract['queries']['outcome.overview']>, { ok: true }>['value']['rows'][number]

async function overview(): Promise<Row[]> {
  const found = await desk.ask('outcome.overview', {})
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value.rows
}
async function behind(asked: FindingAsked, more: { key?: string; series?: string; part?: string; most?: number } = {}) {
  const found = await desk.ask('outcome.behind', { asked, most: 5000, ...more })
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
async function exported(behindOf: { key?: string; part?: string } | undefined): Promise<SheetData[]> {
  await desk.app.answer({ name: 'outcome.export', input: { asked: BY_CLASS, language: 'en', ...(behindOf ? { behind: behindOf } : {}) } })
  return written.at(-1)!
}

const BY_CLASS: FindingAsked = { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' }

describe('the overview', () => {
  test('says of each indicator by what all of its rows can be told apart', async () => {
    const by = Object.fromEntries((await overview()).map(row => [row.id, row.by]))
    expect(by['destinationRate']).toEqual(['programme', 'classGroup', 'year', 'enterprise'])
    expect(by['deliveryRate']).toEqual(['programme', 'classGroup', 'year'])
    expect(by['mentorHours']).toEqual(['enterprise'])
    // students have classes, workshops have none
    expect(by['stationsPerStudent']).not.toContain('classGroup')
  })
  test('names the populations, of which graduates have destinations', async () => {
    const rows = await overview()
    expect(rows.find(r => r.id === 'certificateRate')!.counts).toEqual(['graduate'])
    expect(rows.find(r => r.id === 'stationsPerStudent')!.counts.toSorted()).toEqual(['enrolled', 'workshop'])
  })
})

describe('what is behind', () => {
  test('a bar is as many records as it says, in parts that make up the whole', async () => {
    const found = await desk.ask('outcome.finding', { asked: BY_CLASS })
    const chart = found.ok ? found.value.finding.chart : undefined
    if (chart?.type !== 'bars') throw new Error('no bars')
    for (const { key, rows, value } of chart.rows) {
      const { total, parts } = await behind(BY_CLASS, { key })
      expect(total).toBe(rows)
      const count = (part: string) => parts.find(p => p.key === part)!.count
      expect(count('counted') / total).toBeCloseTo(value!)
      expect(count('counted') + count('rest') + count('unknown')).toBe(total)
    }
  })
  test('can be narrowed to one part, though only the first records are sent', async () => {
    const all = await behind(BY_CLASS)
    const unknown = all.parts.find(p => p.key === 'unknown')!
    expect(unknown.count).toBeGreaterThan(0)
    const some = await behind(BY_CLASS, { part: 'unknown', most: 1 })
    expect([some.total, some.rows.length, some.rows[0]!.part]).toEqual([unknown.count, 1, 'unknown'])
    expect(some.parts).toEqual(all.parts)
    expect((await behind(BY_CLASS, { part: 'nothing' })).total).toBe(0)
  })
  test('goes out as a file with the same records', async () => {
    const whole = await behind(BY_CLASS)
    const [sheet] = await exported({})
    expect(sheet!.rows.slice(1).map(row => row[1]).toSorted()).toEqual(whole.rows.map(row => row.cells[0]).toSorted())
    const [part] = await exported({ part: 'unknown' })
    expect(part!.rows).toHaveLength(1 + whole.parts.find(p => p.key === 'unknown')!.count)
    const [figures, notes] = await exported(undefined)
    expect([figures!.sheet, notes!.sheet]).toEqual(['Figures', 'Definitions'])
  })
  test('a marked day leads to its placement, which has a page', async () => {
    const days = await behind({ kind: 'bars', indicator: 'attendanceRate', by: 'enterprise' })
    expect(days.rows.map(row => [row.id, row.cells[2]])).toEqual([[STAY.id, DAY.date]])
  })
})
