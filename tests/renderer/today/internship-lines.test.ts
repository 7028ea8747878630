import { describe, expect, it } from 'vitest'
import type { DuePaper, DueThing, InternshipDue, Some } from '#domain/internship-due/due.ts'
import { internshipLines } from '#renderer/today/internship-lines.ts'
import { LANGUAGES, say } from '#words/say.ts'

const today = '2026-11-25' // a Wednesday
const none = { total: 0, first: [] }
const NOTHING: InternshipDue = { findings: { count: 0, hosts: 0 }, unsigned: none, uninsured: none, insuranceEnds: none, agreements: none, leaves: none, unmarked: { ...none, date: '2026-11-24' }, unvisited: none, issues: none, tickets: none }
const paper = (date: string, days: number): DuePaper => ({ placementId: `placement:${date}`, name: '林小雨', host: '金宇', date, days })
const thing = (days: number): DueThing => ({ id: 'ticket:1', name: 'x', host: '金宇', date: '2026-11-01', days })
const some = <T>(...first: T[]): Some<T> => ({ total: first.length, first })
const lines = (more: Partial<InternshipDue>) => internshipLines({ ...NOTHING, ...more }, today)
const short = (more: Partial<InternshipDue>) => lines(more).map(l => `${l.group} ${l.key}`)

describe('what internships want', () => {
  it('is nothing where nothing is known or owed', () => {
    expect(internshipLines(undefined, today)).toEqual([])
    expect(lines({})).toEqual([])
  })
  it('stands under the day on which it is needed: now while it runs, this week until Sunday, later soon', () => {
    expect(short({ unsigned: some(paper('2026-11-25', 0), paper('2026-11-29', 4), paper('2026-11-30', 5)) })).toEqual(['now unsignedRuns', 'week unsigned', 'soon unsigned'])
    expect(short({ insuranceEnds: some(paper('2026-11-24', -1), paper('2026-11-25', 0)) })).toEqual(['now insuranceOver', 'now insuranceEnds'])
    expect(short({ agreements: some({ ...thing(-2), date: '2026-11-23' }, { ...thing(20), date: '2026-12-15' }) })).toEqual(['now agreementOver', 'soon agreementEnds'])
    expect(short({ tickets: some(thing(-21), thing(-20)) })).toEqual(['now ticketOpen', 'week ticketOpen'])
  })
  it('names the first and counts the others, and leads to each', () => {
    const many = lines({ unsigned: { total: 40, first: [paper('2026-11-20', -5)] } })
    expect(many.map(l => [l.key, l.facts['n'] ?? null])).toEqual([['unsignedRuns', null], ['unsigned.more', 39]])
    expect(many[0]!.path).toBe('/placements?id=placement%3A2026-11-20')
    const [missing] = lines({ unmarked: { total: 5, date: '2026-11-24', first: [{ enterpriseId: 'enterprise:1', name: '金宇', interns: 3 }] } })
    expect(missing).toMatchObject({ facts: { hosts: 5, names: ['金宇'], more: ' …' }, path: '/attendance?host=enterprise%3A1&day=2026-11-24' })
    expect(lines({ findings: { count: 2, hosts: 1 } })[0]!.path).toBe('/compliance?severity=E&answered=no')
  })
  it.each(LANGUAGES)('is a whole sentence with a button in %s', language => {
    const two = { total: 9, first: [paper('2026-11-20', -5), paper('2026-12-01', 6)] }
    const things = { total: 9, first: [thing(-40), thing(3)] }
    const hosts = { total: 9, first: [{ enterpriseId: 'enterprise:1', name: '金宇', interns: 3 }] }
    const all = lines({ findings: { count: 1, hosts: 1 }, unsigned: two, uninsured: two, insuranceEnds: two, agreements: things, leaves: things, issues: things, tickets: things, unmarked: { ...hosts, date: '2026-11-24' }, unvisited: hosts })
    expect(all.length).toBeGreaterThan(20)
    for (const line of all) {
      const sentence = say(language, `today.${line.key}`, line.facts)
      expect(sentence).not.toMatch(/today\.|\{\{|undefined|\[object/)
      expect(say(language, `today.${line.key}.do`)).not.toMatch(/today\./)
    }
  })
})
