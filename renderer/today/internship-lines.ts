import { addDays, weekdayOf, type LocalDate } from '#domain/base/time.ts'
import type { DueHost, DuePaper, DueThing, InternshipDue, Some } from '#domain/internship-due/due.ts'
import { compliancePath } from '#renderer/compliance/question.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import type { Group, TodayLine, Tone } from './today-lines.ts'

/** A complaint that has been open for so many days is nearly late (domain.md A45 settles it within 30). */
const OLD_TICKET = 20

/** What the internships want, the gravest first. */
export function internshipLines(due: InternshipDue | undefined, today: LocalDate): TodayLine[] {
  if (!due) return []
  const sunday = addDays(today, 7 - weekdayOf(today))
  const groupOf = (date: LocalDate): Group => (date <= today ? 'now' : date <= sunday ? 'week' : 'soon')
  const lacking = (paper: string) => `/placements?lacking=${paper}&phase=current`
  const papers = (some: Some<DuePaper>, key: string, runs: string, more: string) =>
    named(
      some,
      p => ({ group: groupOf(p.date), tone: p.days <= 0 ? 'refusal' : 'warning', key: p.days <= 0 ? runs : key, facts: { name: p.name, host: p.host, date: p.date }, path: `/placements?id=${encodeURIComponent(p.placementId)}` }),
      { key, path: more },
    )
  const things = (some: Some<DueThing>, key: string, table: 'leave' | 'visitIssue' | 'ticket', look: (t: DueThing) => { group: Group; tone: Tone }) =>
    named(some, t => ({ ...look(t), key, facts: { name: t.name, host: t.host, date: t.date }, path: registerPath(table, { id: t.id }) }), { key, path: registerPath(table) })
  return [
    ...(due.findings.count ? [{ group: 'now', tone: 'refusal', key: 'findings', facts: due.findings, path: compliancePath({ severity: 'E', answered: false }) } as const] : []),
    ...papers(due.unsigned, 'unsigned', 'unsignedRuns', lacking('any')),
    ...papers(due.uninsured, 'uninsured', 'uninsuredRuns', lacking('insurance')),
    ...named(
      due.insuranceEnds,
      p => ({ group: groupOf(p.date), tone: p.days < 0 ? 'refusal' : 'warning', key: p.days < 0 ? 'insuranceOver' : 'insuranceEnds', facts: { name: p.name, host: p.host, date: p.date }, path: `/placements?id=${encodeURIComponent(p.placementId)}` }),
      { key: 'insuranceEnds', path: lacking('insurance') },
    ),
    ...things(due.issues, 'issueOver', 'visitIssue', () => ({ group: 'now', tone: 'warning' })),
    ...things(due.tickets, 'ticketOpen', 'ticket', t => (-t.days > OLD_TICKET ? { group: 'now', tone: 'warning' } : { group: 'week', tone: 'college' })),
    ...things(due.leaves, 'leaveOver', 'leave', () => ({ group: 'now', tone: 'warning' })),
    ...hosts(due.unmarked, { group: 'now', tone: 'warning', key: 'unmarked', facts: { date: due.unmarked.date }, path: attendancePath(due.unmarked) }),
    ...named(
      due.agreements,
      a => ({ group: groupOf(a.date), tone: 'enterprise', key: a.days < 0 ? 'agreementOver' : 'agreementEnds', facts: { name: a.name, host: a.host, date: a.date }, path: registerPath('agreement', { id: a.id }) }),
      { key: 'agreementEnds', path: '/agreements' },
    ),
    ...hosts(due.unvisited, { group: 'week', tone: 'enterprise', key: 'unvisited', facts: {}, path: '/visits' }),
  ]
}

/** The first few one by one, the others as a number. */
function named<T>({ total, first }: Some<T>, line: (item: T) => TodayLine, more: { key: string; path: string }): TodayLine[] {
  const rest = total - first.length
  const lines = first.map(line)
  return rest > 0 ? [...lines, { group: lines.at(-1)?.group ?? 'soon', tone: lines.at(-1)?.tone ?? 'warning', key: `${more.key}.more`, facts: { n: rest }, path: more.path }] : lines
}

/** Hosts in one sentence, those with the most interns by name. */
function hosts({ total, first }: Some<DueHost>, line: TodayLine): TodayLine[] {
  return total ? [{ ...line, facts: { ...line.facts, hosts: total, names: first.map(h => h.name), more: total > first.length ? ' …' : '' } }] : []
}

/** The sheet of the host that misses most. */
function attendancePath({ first, date }: InternshipDue['unmarked']): string {
  return `/attendance?${new URLSearchParams({ ...(first[0] ? { host: first[0].enterpriseId } : {}), day: date })}`
}
