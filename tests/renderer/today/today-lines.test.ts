import { describe, expect, it } from 'vitest'
import { KEEPING_CLASSES } from '#domain/person/keeping.ts'
import { LANGUAGES, knows, say } from '#words/say.ts'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import type { OutcomeDue } from '#domain/outcome/due.ts'
import type { Desk } from '#renderer/today/desks.ts'
import { todayLines, type TodayFacts } from '#renderer/today/today-lines.ts'

const today = '2026-11-23' // a Monday
const plan = (n: number, more: object) => ({ planId: `maintenancePlan:${n}`, equipmentId: 'equipment:1', equipment: `M${n}`, assetNo: '', kind: 'maintenance', name: '', hoursUsed: 0, overdueDays: 0, planned: null, ...more }) as UpkeepDue['plans'][number]
const fault = (n: number, severity: string) => ({ id: `fault:${n}`, equipmentId: 'equipment:1', equipment: `M${n}`, assetNo: '', severity, description: 'x', reportedAt: '2026-11-20T08:00', units: 1, pieces: 1, ageDays: 3 }) as UpkeepDue['faults'][number]
const upkeep = (more: Partial<UpkeepDue>): TodayFacts => ({ today, upkeep: { plans: [], faults: [], loans: [], maintenance: [], ...more } })
const outcome = (more: Partial<OutcomeDue>): OutcomeDue => ({ graduates: { total: 0, unknown: 0 }, undated: 0, certificates: { count: 0, first: null }, training: { count: 0, oldest: null }, unrated: [], noScale: false, ...more })
const none = <K extends string>(...keys: K[]) => Object.fromEntries(keys.map(key => [key, { total: 0, first: [] }])) as unknown as Record<K, { total: 0; first: [] }>
const short = (facts: TodayFacts) => todayLines(facts).map(l => `${l.group} ${l.key} ${l.facts['n'] ?? ''}`.trim())

describe('what wants doing', () => {
  it('says nothing where nothing is known, and nothing where all is well', () => {
    expect(todayLines({ today })).toEqual([])
    expect(todayLines({ ...upkeep({}), clashes: { hard: 0, soft: 0 }, requests: 0, lastBackup: '2026-11-20', days: [], qualifications: [] })).toEqual([])
  })
  it('asks to carry out what was erased, here or on another computer, and to look at whose time is over', () => {
    const due = KEEPING_CLASSES.map(kept => ({ kept, count: kept === 'placement' ? 0 : 5, names: ['A', 'B', 'C', 'D'] }))
    const people = { waiting: 2, due }
    expect(short({ today, people })).toEqual(['now eraseWaiting 2', 'soon due.person 5', 'soon due.identity 5', 'soon due.onSite 5', 'soon due.outcome 5'])
    expect(short({ today, people: { waiting: 0, due: [] } })).toEqual([])
    const lines = todayLines({ today, people })
    expect(lines.map(line => line.clears)).toEqual([undefined, 'person', 'identity', 'onSite', 'outcome'])
    expect(say('en', 'today.due.person', lines[1]!.facts)).toBe('5 people left longer ago than people’s data are kept: A, B, C …')
    for (const language of LANGUAGES) for (const { key } of lines) expect([knows(language, `today.${key}`), knows(language, `today.${key}.do`)]).toEqual([true, true])
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
  it('puts what is gravest first, whatever it is about', () => {
    const facts: TodayFacts = { ...upkeep({ faults: [fault(1, 'stopped')], plans: [plan(1, { overdueDays: 4, dueOn: '2026-11-19', dueBy: 'days' })] }), outcome: outcome({ training: { count: 2, oldest: '2026-11-01' } }) }
    expect(short(facts)).toEqual(['now stopped', 'now trainingOverdue 2', 'now overdue'])
  })
  it('shows each desk what is its own, and everybody laptops, backups and days', () => {
    const facts: TodayFacts = {
      ...upkeep({ faults: [fault(1, 'stopped')] }),
      clashes: { hard: 1, soft: 0 },
      outcome: outcome({ training: { count: 2, oldest: '2026-11-01' } }),
      internship: { findings: { count: 3, hosts: 1 }, unvisited: { total: 1, first: [{ enterpriseId: 'enterprise:1', name: 'J', interns: 2 }] }, ...none('unsigned', 'uninsured', 'insuranceEnds', 'agreements', 'leaves', 'issues', 'tickets'), unmarked: { total: 0, first: [], date: today } },
      exchange: { laptops: [], conflicts: 2 },
      lastBackup: null,
    }
    const keys = (desk: Desk) => todayLines(facts, desk).map(l => l.key).sort()
    expect(keys('all')).toEqual(['clashes', 'conflicts', 'findings', 'noBackup', 'stopped', 'trainingOverdue', 'unvisited'])
    expect(keys('centre')).toEqual(['clashes', 'conflicts', 'noBackup', 'stopped'])
    expect(keys('internships')).toEqual(['conflicts', 'findings', 'noBackup', 'unvisited'])
    expect(keys('quality')).toEqual(['conflicts', 'findings', 'noBackup', 'trainingOverdue'])
    expect(keys('teacher')).toEqual(['clashes', 'findings', 'stopped', 'unvisited'])
  })
  it.each(LANGUAGES)('has words and a button for every line in %s', language => {
    const keys = ['clashes', 'warnings', 'stopped', 'stoppedToday', 'stopped.more', 'faults', 'overdue', 'overdue.more', 'late', 'planned', 'dueThisWeek', 'dueSoon', 'never', 'loanOver', 'loanEnds', 'loans.more', 'holiday', 'makeup', 'makeupFollows', 'qualification', 'qualification.more', 'requests', 'noBackup', 'oldBackup']
    expect(keys.filter(k => !knows(language, `today.${k}`) || !knows(language, `today.${k}.do`))).toEqual([])
  })
})
