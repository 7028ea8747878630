import { addDays, dayNumber, weekdayOf, type LocalDate } from '#domain/base/time.ts'
import type { InternshipDue } from '#domain/internship-due/due.ts'
import type { OutcomeDue } from '#domain/outcome/due.ts'
import type { KeepingClass } from '#domain/person/keeping.ts'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import type { TermDay } from '#contract/calendar.ts'
import type { Overview } from '#contract/exchange.ts'
import type { DueClass } from '#contract/person.ts'
import { BACKUP_DAYS } from '#renderer/storage/standing.ts'
import { isOf, type Desk, type Part } from './desks.ts'
import { exchangeLines } from './exchange-lines.ts'
import { internshipLines } from './internship-lines.ts'
import { outcomeLines } from './outcome-lines.ts'

export const GROUPS = ['now', 'week', 'soon'] as const
export type Group = (typeof GROUPS)[number]
export type Tone = 'refusal' | 'warning' | 'enterprise' | 'college'

/** One sentence with one button: words by `today.<key>`, the button by `today.<key>.do`, and where it leads. */
export type TodayLine = { group: Group; tone: Tone; key: string; facts: Record<string, unknown>; path: string; /** its button clears what was kept long enough, and leads nowhere */ clears?: KeepingClass }

/** What the lines are made of; what could not be asked is absent and says nothing. */
export type TodayFacts = {
  today: LocalDate
  /** erased people of whom the history still tells, and what need not be kept any longer, by class */
  people?: { waiting: number; due: readonly Pick<DueClass, 'kept' | 'count' | 'names'>[] } | undefined
  upkeep?: UpkeepDue | undefined
  internship?: InternshipDue | undefined
  outcome?: OutcomeDue | undefined
  /** laptops that are out, and what two computers disagree about */
  exchange?: Pick<Overview, 'laptops' | 'conflicts'> | undefined
  /** files of others in the shared folder with something new */
  waiting?: { files: number; from: string[] } | undefined
  clashes?: { hard: number; soft: number } | undefined
  requests?: number | undefined
  /** the day of the last backup; null: never */
  lastBackup?: LocalDate | null | undefined
  /** days of the term that has today in it */
  days?: readonly TermDay[] | undefined
  /** who holds what until when */
  qualifications?: readonly { id: string; teacher: string; qualification: string; expires: LocalDate }[] | undefined
}

/** As many of one kind get a sentence of their own; the rest are counted. */
const EACH = 3
const AHEAD = 30

/** How urgent a line looks, the most urgent first. */
const TONES: readonly Tone[] = ['refusal', 'warning', 'enterprise', 'college']

/** What is to be done, the most urgent first: now, this week, and in the thirty days after today. Of one desk, or of all. */
export function todayLines(facts: TodayFacts, desk: Desk = 'all'): TodayLine[] {
  const internship = internshipLines(facts.internship, facts.today)
  const places: readonly [Part, TodayLine[]][] = [
    ['centre', clashLines(facts)],
    ['shared', exchangeLines(facts.exchange, facts.today, facts.waiting)],
    ['rules', internship.filter(line => line.key === 'findings')],
    ['internships', internship.filter(line => line.key !== 'findings')],
    ['outcomes', outcomeLines(facts.outcome, facts.today)],
    ['centre', [...faultLines(facts), ...planLines(facts), ...loanLines(facts)]],
    ['days', calendarLines(facts)],
    ['centre', [...qualificationLines(facts), ...requestLines(facts)]],
    ['shared', [...backupLines(facts), ...personLines(facts)]],
  ]
  const lines = places.flatMap(([part, some]) => (isOf(desk, part) ? some : []))
  return lines.sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone)) // what is alike stays in its order
}

/** The Sunday of the week. */
function sundayOf(date: LocalDate): LocalDate {
  return addDays(date, 7 - weekdayOf(date))
}

/** The first few one by one, the others as a number. */
function each<T>(items: readonly T[], line: (item: T) => TodayLine, rest: Omit<TodayLine, 'facts'>): TodayLine[] {
  const lines = items.slice(0, EACH).map(line)
  return items.length > EACH ? [...lines, { ...rest, facts: { n: items.length - EACH } }] : lines
}

/** People whose data are to go: erased and not carried out on this computer, or kept long enough. */
function personLines({ people }: TodayFacts): TodayLine[] {
  return [
    ...(people?.waiting ? [{ group: 'now', tone: 'warning', key: 'eraseWaiting', facts: { n: people.waiting }, path: '/settings' } as const] : []),
    ...(people?.due ?? []).flatMap(({ kept, count, names }): TodayLine[] =>
      count ? [{ group: 'soon', tone: 'college', key: `due.${kept}`, facts: { n: count, names: names.slice(0, EACH), more: count > EACH ? ' …' : '' }, path: '/settings', clears: kept }] : [],
    ),
  ]
}

function clashLines({ clashes }: TodayFacts): TodayLine[] {
  return [
    ...(clashes?.hard ? [{ group: 'now', tone: 'refusal', key: 'clashes', facts: { n: clashes.hard }, path: '/clashes' } as const] : []),
    ...(clashes?.soft ? [{ group: 'soon', tone: 'warning', key: 'warnings', facts: { n: clashes.soft }, path: '/clashes' } as const] : []),
  ]
}

function faultLines({ upkeep }: TodayFacts): TodayLine[] {
  const stopped = (upkeep?.faults ?? []).filter(f => f.severity === 'stopped')
  const limited = (upkeep?.faults ?? []).length - stopped.length
  return [
    ...each(
      stopped,
      f => ({ group: 'now', tone: 'refusal', key: f.ageDays > 0 ? 'stopped' : 'stoppedToday', facts: { equipment: f.equipment, what: f.description, days: f.ageDays }, path: `/registers/fault?id=${encodeURIComponent(f.id)}` }),
      { group: 'now', tone: 'refusal', key: 'stopped.more', path: '/upkeep' },
    ),
    ...(limited ? [{ group: 'week', tone: 'warning', key: 'faults', facts: { n: limited }, path: '/upkeep' } as const] : []),
  ]
}

function planLines({ upkeep, today }: TodayFacts): TodayLine[] {
  const open = (upkeep?.plans ?? []).filter(p => !p.planned)
  const overdue = open.filter(p => p.overdueDays > 0)
  const never = open.filter(p => p.dueBy === 'never')
  const coming = open.filter(p => p.overdueDays === 0 && p.dueBy !== 'never')
  const thisWeek = coming.filter(p => (p.dueOn ?? '') <= sundayOf(today)).length
  const late = (upkeep?.maintenance ?? []).filter(m => m.late).length
  const planned = (upkeep?.maintenance ?? []).filter(m => !m.late && m.start.slice(0, 10) <= sundayOf(today)).length
  const line = (group: Group, tone: Tone, key: string, n: number): TodayLine[] => (n ? [{ group, tone, key, facts: { n }, path: '/upkeep' }] : [])
  return [
    ...each(
      overdue,
      p => ({ group: 'now', tone: 'warning', key: 'overdue', facts: { equipment: p.equipment, task: p.name || `choice.kind.${p.kind}`, days: p.overdueDays }, path: `/upkeep?plan=${encodeURIComponent(p.planId)}` }),
      { group: 'now', tone: 'warning', key: 'overdue.more', path: '/upkeep' },
    ),
    ...line('now', 'warning', 'late', late),
    ...line('week', 'college', 'planned', planned),
    ...line('week', 'warning', 'dueThisWeek', thisWeek),
    ...line('soon', 'college', 'dueSoon', coming.length - thisWeek),
    ...line('soon', 'college', 'never', never.length),
  ]
}

function loanLines({ upkeep, today }: TodayFacts): TodayLine[] {
  return each(
    (upkeep?.loans ?? []).filter(l => l.endsOn !== undefined && l.daysLeft !== undefined),
    l => ({
      group: l.daysLeft! < 0 ? 'now' : l.endsOn! <= sundayOf(today) ? 'week' : 'soon',
      tone: 'enterprise',
      key: l.daysLeft! < 0 ? 'loanOver' : 'loanEnds',
      facts: { equipment: l.equipment, lender: l.lender, date: l.endsOn },
      path: `/registers/equipment?id=${encodeURIComponent(l.equipmentId)}`,
    }),
    { group: 'soon', tone: 'enterprise', key: 'loans.more', path: '/upkeep' },
  )
}

/** Holidays and make-up workdays of the next two weeks, a holiday of several days once. */
function calendarLines({ days, today }: TodayFacts): TodayLine[] {
  const special = (days ?? []).filter(d => d.date >= today && d.date <= addDays(today, 14) && (d.kind === 'holiday' || d.kind === 'makeup'))
  const group = (date: LocalDate): Group => (date <= sundayOf(today) ? 'week' : 'soon')
  return special.flatMap((day, i): TodayLine[] => {
    if (day.kind === 'makeup') {
      return [{ group: group(day.date), tone: 'college', key: day.follows ? 'makeupFollows' : 'makeup', facts: { date: day.date, follows: day.follows }, path: '/calendar' }]
    }
    const before = special[i - 1]
    const goesOn = before?.kind === 'holiday' && before.name === day.name && before.date === addDays(day.date, -1)
    return goesOn ? [] : [{ group: group(day.date), tone: 'college', key: 'holiday', facts: { date: day.date, name: day.name ?? '' }, path: '/calendar' }]
  })
}

function qualificationLines({ today, qualifications }: TodayFacts): TodayLine[] {
  const running = (qualifications ?? []).filter(q => q.expires <= addDays(today, AHEAD) && q.expires >= today).sort((a, b) => a.expires.localeCompare(b.expires))
  return each(
    running,
    q => ({
      group: q.expires <= sundayOf(today) ? 'week' : 'soon',
      tone: 'warning',
      key: 'qualification',
      facts: { teacher: q.teacher, qualification: q.qualification, date: q.expires },
      path: `/registers/teacherQualification?id=${encodeURIComponent(q.id)}`,
    }),
    { group: 'soon', tone: 'warning', key: 'qualification.more', path: '/registers/teacherQualification' },
  )
}

function requestLines({ requests }: TodayFacts): TodayLine[] {
  return requests ? [{ group: 'soon', tone: 'college', key: 'requests', facts: { n: requests }, path: '/registers/sessionRequest' }] : []
}

function backupLines({ today, lastBackup }: TodayFacts): TodayLine[] {
  const old = lastBackup ? dayNumber(today) - dayNumber(lastBackup) : null
  return [
    ...(lastBackup === null ? [{ group: 'soon', tone: 'warning', key: 'noBackup', facts: {}, path: '/data' } as const] : []),
    ...(old !== null && old > BACKUP_DAYS ? [{ group: 'week', tone: 'warning', key: 'oldBackup', facts: { days: old }, path: '/data' } as const] : []),
  ]
}
