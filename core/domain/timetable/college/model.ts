import { groupedBy } from '../../base/grouped-by.ts'
import { weekList } from '../../calendar/week-pattern.ts'
import type { Booking } from '../../records/booking.ts'
import { NEVER, type Activity, type Family, type Option, type Pair, type Problem } from '../problem.ts'
import type { Kept, RequestFinding, TimetableChoice } from './choice.ts'
import { closuresIn, type Closures } from './closures.ts'
import type { Scene } from './facts.ts'
import { putFixedLessons } from './fixed-lessons.ts'
import { gridOf, type Grid } from './grid.ts'
import { putLocks } from './locks.ts'
import { roomOptions, teacherOptions, wayMaker, type PlacedWay } from './options.ts'
import { compiledRows, createRowBook, type RowBook, type RowDraft } from './rows.ts'
import { gapsByDay, hardRule, moreThan, priced, priceOf, sessionsByDay, softRule, usedByDay } from './rules.ts'
import { askedIn, patternsOf, sessionsOf, type Asked, type Session } from './sessions.ts'
import { startCosts, WEEKDAYS } from './starts.ts'
import { wantReader } from './wants.ts'
import { weekKinds, type WeekKinds } from './week-kinds.ts'

/** What an activity of the problem stands for; `session` null: a lesson that is given already and only counts for gaps. */
export type Item = {
  session: Session | null
  patterns: readonly { weeks: readonly number[]; text: string }[]
  ways: readonly PlacedWay[]
  /** which choice of the activity is its room, or its teacher; −1: it has no choice there */
  wayChoice: number
  teachers: readonly string[]
  teacherChoice: number
}
export type CollegeModel = {
  scene: Scene
  choice: TimetableChoice
  grid: Grid
  closures: Closures
  kinds: WeekKinds
  problem: Problem
  drafts: readonly RowDraft[]
  /** by activity */
  items: readonly Item[]
  asked: readonly Asked[]
  kept: readonly Kept[]
  findings: RequestFinding[]
  /** sessions of requests that can't be scheduled */
  barred: readonly Session[]
  /** bookings that may move */
  moving: ReadonlySet<string>
}

/**
 * The problem that a term is: what is asked for as activities, everybody and everything as rows, what may not move as times at which they
 * are closed. Null where the term or its bell table is missing.
 */
export function collegeModel(scene: Scene, choice: TimetableChoice): CollegeModel | null {
  const { tables } = scene
  const grid = gridOf(tables, scene.calendar, choice.termId)
  if (!grid) return null
  const asked = askedIn(tables, grid, choice.fromWeek)
  const { sessions: all, kept } = sessionsOf(asked, grid, choice)
  const moving = new Set(all.flatMap(s => s.booking?.id ?? []))
  const read = wantReader(scene, grid)
  const wants = new Map(asked.map(a => [a.request.id, read(a.request, a.weeks)]))
  const findings = asked.flatMap(a => [...wants.get(a.request.id)!.findings, ...plainFindings(a, grid, choice.fromWeek)])
  const blocked = new Set(findings.flatMap(f => (f.blocks ? [f.requestId] : [])))
  const sessions = all.filter(s => !blocked.has(s.requestId))
  const open = [...new Set(sessions.map(s => wants.get(s.requestId)!))]

  const closures = closuresIn(scene, grid, open.some(w => w.request.periods > grid.longestBlock))
  const days = Math.max(5, ...open.flatMap(w => w.request.weekdays ?? []), ...choice.locks.map(l => l.weekday))
  const book = createRowBook(scene, grid, days, closures, moving, open)
  const makeWay = wayMaker(book, open)
  const placed = new Map(open.map(w => [w.request.id, w.ways.map(makeWay)]))
  const byRequest = groupedBy(sessions, s => s.requestId)
  const daysRows = new Map([...byRequest].map(([id, own]) => [id, daysRow(own, asked.find(a => a.request.id === id)!, grid, book, choice)]))
  const lessonsRow = sessions.some(s => s.request.perWeek === undefined) ? book.other({ meaning: { kind: 'lessons', id: '', units: 0 }, exclusive: false, why: closures.noLesson, rules: [] }) : -1

  const patterns = new Map(sessions.map(s => [s.key, patternsOf(s)]))
  const items: Item[] = []
  const drafts: { session: Session; starts: Int32Array; rows: number[]; choices: Option[][] }[] = []
  for (const session of sessions) {
    const want = wants.get(session.requestId)!
    const ways = placed.get(session.requestId)!
    const { classGroupIds = [], perWeek } = session.request
    const rows = [...new Set(classGroupIds)].flatMap(id => book.classRows(id))
    const choices: Option[][] = []
    const fixedRoom = ways.length === 1 && ways[0]!.sources.every(s => 'always' in s)
    if (fixedRoom) rows.push(...ways[0]!.rows)
    else choices.push(roomOptions(ways, session, choice))
    const isAny = want.teachers.choice === 'any' && want.teachers.ids.length > 1
    if (isAny) choices.push(teacherOptions(want.teachers.ids, book, session, choice))
    else rows.push(...want.teachers.ids.map(id => book.teacherRow(id)))
    const own = daysRows.get(session.requestId)
    if (own !== undefined && own >= 0) rows.push(own)
    if (perWeek === undefined) rows.push(lessonsRow)
    drafts.push({ session, starts: startCosts(session, grid, days, closures.noLesson, choice), rows: [...new Set(rows)], choices })
    items.push({ session, patterns: patterns.get(session.key)!, ways, wayChoice: fixedRoom ? -1 : 0, teachers: want.teachers.ids, teacherChoice: isAny ? choices.length - 1 : -1 })
  }
  addPeopleRules(book, grid, days, choice)
  const fixed = putFixedLessons(scene, grid, book, closures, moving, choice)

  const weeks = Array.from({ length: grid.term.weeks }, (_, i) => i + 1).filter(w => w >= choice.fromWeek)
  const weekSlots = 7 * grid.periods.length
  const kinds = weekKinds(weeks, weekSlots, book.drafts.flatMap(d => d.why ?? []), [...patterns.values()].flat().map(p => p.weeks).concat(fixed.map(f => f.weeks)))
  const slots = days * grid.periods.length
  const families: Family[] = []
  const familyOf = new Map([...byRequest].map(([id, own]) => [id, own.length > 1 && placed.get(id)!.length > 1 ? families.push({ perOption: priceOf(choice.goals, 'sameRoom') * weeksCounted(own[0]!) }) - 1 : -1]))
  const activities: Activity[] = drafts.map(({ session, starts, rows, choices }, a) => {
    const item = items[a]!
    items[a] = { ...item, patterns: distinct(item.patterns, kinds) }
    return {
      length: session.request.periods,
      patterns: items[a].patterns.map(p => kinds.maskOf(p.weeks)),
      rows,
      starts,
      choices,
      locked: null,
      worth: WORTH[session.request.priority ?? 'normal'],
      family: item.wayChoice === 0 ? familyOf.get(session.requestId)! : -1,
    }
  })
  const pairs = pairsOf(sessions, byRequest, grid, slots, choice)
  for (const lesson of fixed) {
    if (lesson.weekday > days || !kinds.maskOf(lesson.weeks)) continue
    const slot = (lesson.weekday - 1) * grid.periods.length + lesson.p
    const starts = new Int32Array(slots).fill(NEVER)
    starts[slot] = 0
    activities.push({ length: lesson.length, patterns: [kinds.maskOf(lesson.weeks)], rows: lesson.rows, starts, choices: [], locked: { slot, pattern: 0, options: [] }, worth: 1, family: -1 })
    items.push({ session: null, patterns: [], ways: [], wayChoice: -1, teachers: [], teacherChoice: -1 })
  }
  const model: CollegeModel = {
    scene, choice, grid, closures, kinds, asked, kept, findings, moving, items,
    problem: { days, periods: grid.periods.length, weeks: Int32Array.from(kinds.weeks, w => w.length), rows: compiledRows(book.drafts, kinds, days, slots, weekSlots), activities, pairs, families },
    drafts: book.drafts,
    barred: all.filter(s => blocked.has(s.requestId)),
  }
  return putLocks(model)
}

const WORTH = { high: 25, normal: 5, low: 1 } as const

/** What is wrong with a request by itself. */
function plainFindings({ request, weeks, wanted, booked }: Asked, { term, periods }: Grid, from: number): RequestFinding[] {
  const found: RequestFinding[] = []
  const find = (code: RequestFinding['code'], facts: RequestFinding['facts'], blocks: boolean) => void found.push({ requestId: request.id, code, facts: { title: request.title, ...facts }, blocks })
  const outside = request.weeks === undefined ? [] : weekList(request.weeks).filter(w => w > term.weeks)
  if ((request.perWeek === undefined) === (request.perTerm === undefined)) find('howOften', {}, true)
  if (outside.length) find('weeksOutside', { weeks: request.weeks, last: term.weeks, term: term.name }, false)
  if (!weeks.length) find('noWeeks', { weeks: request.weeks ?? '', from, last: term.weeks, term: term.name }, true)
  if (request.periods > periods.length) find('tooLong', { wanted: request.periods, periods: periods.length }, true)
  if (!request.classGroupIds?.length && !request.teacherIds?.length && request.qualificationId === undefined && request.workshopId === undefined && request.workshopKind === undefined && !request.needs?.length) find('empty', {}, true)
  if (booked.length > wanted && wanted > 0) find('tooManySessions', { booked: booked.length, wanted }, false)
  return found
}

/** Patterns that the search can tell apart. */
function distinct<P extends { weeks: readonly number[] }>(patterns: readonly P[], kinds: WeekKinds): P[] {
  const seen = new Set<number>()
  return patterns.filter(p => {
    const mask = kinds.maskOf(p.weeks)
    return !seen.has(mask) && seen.add(mask)
  })
}

function weeksCounted({ request, weeks }: Session): number {
  return request.perWeek === undefined ? 1 : weeks.length
}

/** How many sessions of a request one day may hold; 0: any number. */
function mostADay({ request, wanted, weeks }: Asked): number {
  if (request.notSameDay === false || wanted < 2) return 0
  const days = (request.weekdays ?? WEEKDAYS).length
  return Math.ceil(wanted / (request.perWeek === undefined ? days * Math.max(1, weeks.length) : days))
}

/** The row that keeps sessions of a request on different days, closed on days that have one already; −1 where pairs do that, or nothing need. */
function daysRow(own: readonly Session[], asked: Asked, grid: Grid, book: RowBook, choice: TimetableChoice): number {
  const most = mostADay(asked)
  const { request, booked } = asked
  const periods = grid.periods.length
  const isWeekly = request.perWeek !== undefined
  const kept = booked.filter(b => !own.some(s => s.booking?.id === b.id))
  const spread = !isWeekly && own.length > 1 ? priceOf(choice.goals, 'spread') : 0
  if (!spread && (most === 0 || (most === 1 && isWeekly && !kept.length))) return -1
  const why = most === 1 && kept.length ? keptDays(kept, grid) : null
  const rules = [
    ...(most > 0 && !(most === 1 && isWeekly) ? [hardRule([moreThan(periods, request.periods, most)], 7 * periods)] : []),
    ...(spread ? [softRule(sessionsByDay(periods, request.periods), priced(7 * periods, spread, 1), false)] : []),
  ]
  return book.other({ meaning: { kind: 'days', id: request.id, units: 0 }, exclusive: false, why, rules })
}

function keptDays(kept: readonly Booking[], grid: Grid): Uint8Array {
  const count = grid.periods.length
  const why = new Uint8Array(grid.term.weeks * 7 * count)
  for (const { times } of kept) {
    const cell = times.kind === 'once' ? grid.cells.get(times.start.slice(0, 10)) : null
    const [weekday, weeks] = times.kind === 'series' ? [times.weekday, weekList(times.weeks)] : [cell?.weekday ?? 1, cell ? [cell.week] : []]
    for (const week of weeks) if (week <= grid.term.weeks) why.fill(1, (week - 1) * 7 * count + (weekday - 1) * count, (week - 1) * 7 * count + weekday * count)
  }
  return why
}

/** Gaps and days of class groups and teachers, as far as they have a weight. */
function addPeopleRules(book: RowBook, grid: Grid, days: number, { goals }: TimetableChoice): void {
  const periods = grid.periods.length
  const gaps = gapsByDay(periods)
  const used = usedByDay(periods)
  const forWhom = { class: 'gapsClasses', teacher: 'gapsTeachers' } as const
  const rules = (kind: keyof typeof forWhom) => [
    ...(goals[forWhom[kind]] ? [softRule(gaps, priced(days * periods, priceOf(goals, forWhom[kind])), true)] : []),
    ...(goals.compactDays ? [softRule(used, priced(days * periods, priceOf(goals, 'compactDays')), false)] : []),
  ]
  const own = { class: rules('class'), teacher: rules('teacher') }
  for (const { meaning, rules: list } of book.drafts) {
    if (meaning.kind === 'teacher' || (meaning.kind === 'class' && book.isLeaf(meaning.id))) list.push(...own[meaning.kind as 'class' | 'teacher'])
  }
}

/** Sessions of one request keep to different days, and apart. */
function pairsOf(sessions: readonly Session[], byRequest: ReadonlyMap<string, readonly Session[]>, { periods }: Grid, slots: number, choice: TimetableChoice): Pair[] {
  const index = new Map(sessions.map((s, i) => [s.key, i]))
  const tables = new Map<string, Int32Array>()
  const table = (key: string, cost: (days: number) => number) => {
    let known = tables.get(key)
    if (!known) {
      known = new Int32Array(slots * slots)
      for (let a = 0; a < slots; a++) for (let b = 0; b < slots; b++) known[a * slots + b] = cost(Math.abs(Math.floor(a / periods.length) - Math.floor(b / periods.length)))
      tables.set(key, known)
    }
    return known
  }
  const pairs: Pair[] = []
  for (const own of byRequest.values()) {
    const { request, weeks } = own[0]!
    const days = (request.weekdays ?? WEEKDAYS).length
    const wanted = request.perWeek ?? 0
    if (wanted < 2) continue
    const apart = request.notSameDay !== false && wanted <= days
    const ideal = Math.floor(days / wanted)
    const price = priceOf(choice.goals, 'spread') * weeks.length
    for (let i = 0; i < own.length; i++) {
      for (let j = i + 1; j < own.length; j++) {
        const [a, b] = [index.get(own[i]!.key)!, index.get(own[j]!.key)!]
        if (apart) pairs.push({ a, b, hard: true, table: table('apart', d => (d ? 0 : 1)) })
        if (price) pairs.push({ a, b, hard: false, table: table(`${price} ${ideal}`, d => price * Math.max(0, ideal - d)) })
      }
    }
  }
  return pairs
}
