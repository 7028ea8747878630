import { describe, expect, it } from 'vitest'
import { LANGUAGES, knows } from '#words/say.ts'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { todayLines, type TodayFacts } from '#renderer/today/today-lines.ts'

const today = '2026-11-23' // a Monday
const plan = (n: number, more: object) => ({ planId: `maintenancePlan:${n}`, equipmentId: 'equipment:1', equipment: `M${n}`, assetNo: '', kind: 'maintenance', name: '', hoursUsed: 0, overdueDays: 0, planned: null, ...more }) as UpkeepDue['plans'][number]
const fault = (n: number, severity: string) => ({ id: `fault:${n}`, equipmentId: 'equipment:1', equipment: `M${n}`, assetNo: '', severity, description: 'x', reportedAt: '2026-11-20T08:00', units: 1, pieces: 1, ageDays: 3 }) as UpkeepDue['faults'][number]
const upkeep = (more: Partial<UpkeepDue>): TodayFacts => ({ today, upkeep: { plans: [], faults: [], loans: [], maintenance: [], ...more } })
const short = (facts: TodayFacts) => todayLines(facts).map(l => `${l.group} ${l.key} ${l.facts['n'] ?? ''}`.trim())

describe('what wants doing', () => {
  it('says nothing where nothing is known, and nothing where all is well', () => {
    expect(todayLines({ today })).toEqual([])
    expect(todayLines({ ...upkeep({}), clashes: { hard: 0, soft: 0 }, requests: 0, lastBackup: '2026-11-20', days: [], qualifications: [] })).toEqual([])
  })
  it('names three machines that stand still and counts the others', () => {
    const faults = [1, 2, 3, 4, 5].map(n => fault(n, 'stopped'))
    expect(short(upkeep({ faults: [...faults, fault(6, 'limited')] }))).toEqual(['now stopped', 'now stopped', 'now stopped', 'now stopped.more 2', 'week faults 1'])
  })
  it('sorts upkeep by its day: overdue now, by Sunday this week, later soon; what is planned needs nothing', () => {
    const plans = [plan(1, { overdueDays: 4, dueOn: '2026-11-19', dueBy: 'days' }), plan(2, { dueOn: '2026-11-29', dueBy: 'days' }), plan(3, { dueOn: '2026-11-30', dueBy: 'days' }), plan(4, { dueOn: '2026-11-24', dueBy: 'days', planned: {} })]
    expect(short(upkeep({ plans }))).toEqual(['now overdue', 'week dueThisWeek 1', 'soon dueSoon 1'])
  })
  it('announces a holiday of several days once, and a make-up workday with what it follows', () => {
    const day = (date: string, kind: 'holiday' | 'makeup', more: object = {}) => ({ date, week: 1, weekday: 1, kind, ...more })
    const days = [day('2026-11-22', 'holiday', { name: 'A' }), day('2026-11-26', 'holiday', { name: 'B' }), day('2026-11-27', 'holiday', { name: 'B' }), day('2026-12-05', 'makeup', { follows: '2026-11-26' }), day('2026-12-20', 'holiday', { name: 'C' })]
    expect(todayLines({ today, days }).map(l => [l.group, l.key, l.facts['date']])).toEqual([
      ['week', 'holiday', '2026-11-26'],
      ['soon', 'makeupFollows', '2026-12-05'],
    ])
  })
  it('asks for a backup where there is none or an old one', () => {
    expect(short({ today, lastBackup: null })).toEqual(['soon noBackup'])
    expect(short({ today, lastBackup: '2026-11-15' })).toEqual(['week oldBackup'])
  })
  it.each(LANGUAGES)('has words and a button for every line in %s', language => {
    const keys = ['clashes', 'warnings', 'stopped', 'stoppedToday', 'stopped.more', 'faults', 'overdue', 'overdue.more', 'late', 'planned', 'dueThisWeek', 'dueSoon', 'never', 'loanOver', 'loanEnds', 'loans.more', 'holiday', 'makeup', 'makeupFollows', 'qualification', 'qualification.more', 'requests', 'noBackup', 'oldBackup']
    expect(keys.filter(k => !knows(language, `today.${k}`) || !knows(language, `today.${k}.do`))).toEqual([])
  })
})
