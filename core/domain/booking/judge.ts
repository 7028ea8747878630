import { refuse, type Alternative, type Context, type Facts, type Refused } from '../base/decision.ts'
import { minuteOf, timeOf, type LocalDate } from '../base/time.ts'
import type { Override } from '../records/booking.ts'
import { findClashes, type Clash, type Surroundings } from './clashes.ts'
import { openUnder, type Earlier } from './earlier.ts'
import { occurrencesIn } from './occurrences.ts'
import { onceWays, seriesWays, type Way } from './ways-out.ts'
import { inOrder, wrongOverride, type Books, type Wish } from './wish.ts'

/** A world in which wishes are judged: all its tables and what is derived from them. */
export type Court = Books & Surroundings

export type Terms = {
  onClash?: 'refuse' | 'skip'
  overrides?: readonly Override[]
  /** what the booking as it stands was allowed */
  earlier?: Earlier
  /** the booking that the wish replaces */
  ignoring?: string
  /** exceptions for dates that are not of the series any more are dropped instead of refused */
  lenient?: boolean
  /** clashes of these dates (as the pattern gives them) only: for a wish that touches no others */
  only?: ReadonlySet<LocalDate>
}

export type Granted<W extends Wish> = { ok: true; wish: W; skipped: LocalDate[]; /** the rules that were broken, each with its reason */ overrides: Override[] }
export type Clashing<W extends Wish> = { ok: false; wish: W; clashes: Clash[] }

/** Most clashes that a refusal lists; their number is always told. */
const MOST_CLASHES = 50
const MOST_ALTERNATIVES = 3

/**
 * Judges a wish: puts it in order, finds its clashes, sets aside those that are overridden and, if asked to, leaves out the dates
 * that clash. Pure: grants nothing that would book anything twice.
 */
export function judge<W extends Wish>(court: Court, wish: W, terms: Terms): Granted<W> | Clashing<W> | Refused {
  const wrong = wrongOverride(terms.overrides ?? [])
  if (wrong) return wrong
  const ordered = inOrder(court, wish, terms.lenient)
  if (!ordered.ok) return ordered
  const given = [...(terms.overrides ?? []), ...(terms.earlier?.overrides ?? [])]
  const open = openUnder(terms.overrides ?? [], terms.earlier)
  const kept = (rules: Clash[]) => given.filter((o, i) => rules.some(c => c.rule === o.rule) && given.findIndex(p => p.rule === o.rule) === i)

  const first = findClashes(court, ordered.value, terms.ignoring)
  const clashes = inScope(court, ordered.value, open(first), terms)
  if (!clashes.length) return { ok: true, wish: ordered.value, skipped: [], overrides: kept(inScope(court, ordered.value, first, terms)) }
  if (terms.onClash !== 'skip' || wish.times.kind !== 'series') return { ok: false, wish: ordered.value, clashes }
  const { wish: rest, skipped } = without(court, ordered.value, clashes)
  const left = inScope(court, rest, findClashes(court, rest, terms.ignoring), terms)
  if (open(left).length || !skipped.length) return { ok: false, wish: ordered.value, clashes }
  return { ok: true, wish: rest, skipped, overrides: kept(left) }
}

function inScope(court: Court, wish: Wish, clashes: Clash[], { only }: Terms): Clash[] {
  if (!only) return clashes
  const starts = new Set(occurrencesIn(court.calendar, wish).flatMap(o => (only.has(o.patternDate) ? [o.start] : [])))
  return clashes.filter(c => starts.has(c.start))
}

/** The wish with the clashing dates left out. */
function without<W extends Wish>(court: Court, wish: W, clashes: readonly Clash[]): { wish: W; skipped: LocalDate[] } {
  const starts = new Set(clashes.map(c => c.start))
  const dates = occurrencesIn(court.calendar, wish).flatMap(o => (starts.has(o.start) ? [o.patternDate] : []))
  const others = (wish.exceptions ?? []).filter(e => !dates.includes(e.date))
  const skips = dates.map(date => ({ kind: 'skip' as const, date }))
  return { wish: { ...wish, exceptions: [...others, ...skips].sort((a, b) => (a.date < b.date ? -1 : 1)) }, skipped: dates }
}

/** How a way out becomes a command: what to run, and how the wish would be judged by it. */
export type Offer = (way: Way) => { command: string; input: unknown; wish: Wish; terms: Terms }

/** `booking.clash`: the clashes with their figures, what may be overridden, and (given how to offer them) up to three ways out, each of them tried. */
export function clashRefusal(court: Court, ctx: Context, found: Clashing<Wish>, terms: Terms, offer?: Offer): Refused {
  const { clashes, wish } = found
  const final = clashes.some(c => !c.overridable)
  const overridable = final ? undefined : [...new Set(clashes.map(c => c.rule))]
  const open = openUnder(terms.overrides ?? [], terms.earlier)
  const trouble = { wanted: wish, clashes, now: minuteOf(ctx.now), open, ...(terms.ignoring ? { ignoring: terms.ignoring } : {}) }
  const was = court.tables.booking.get(terms.ignoring ?? '')
  const alternatives: Alternative[] = []
  const ways = !offer ? [] : wish.times.kind === 'once' ? onceWays(court, trouble) : seriesWays(court, trouble)
  for (const way of ways) {
    const { command, input, wish: next, terms: nextTerms } = offer!(way)
    if ((was && isAsItWas(court, was, next)) || !judge(court, next, nextTerms).ok) continue
    alternatives.push({ code: way.code, facts: way.facts, command, input })
    if (alternatives.length === MOST_ALTERNATIVES) break
  }
  return refuse('booking.clash', clashFacts(clashes, wish), { ...(alternatives.length ? { alternatives } : {}), ...(overridable ? { overridable } : {}) })
}

/** To leave a booking where it is would be no way out of changing it. */
function isAsItWas(court: Court, was: Wish, next: Wish): boolean {
  const held = (wish: Wish) =>
    JSON.stringify([
      occurrencesIn(court.calendar, { ...wish, status: 'confirmed' }).map(o => [o.start, o.end, o.workshopId, o.items]),
      [wish.stations, wish.people, wish.use, wish.teacherIds ?? [], wish.classGroupIds ?? []],
    ])
  return was.status !== 'cancelled' && held(was) === held(next)
}

/** The facts of a refusal by clashes: the first one's own, their number, and a list. */
export function clashFacts(clashes: readonly Clash[], wish: Pick<Wish, 'title'>): Facts {
  const first = clashes[0]
  return {
    title: wish.title,
    count: clashes.length,
    dates: [...new Set(clashes.map(c => c.date))].slice(0, MOST_CLASHES),
    clashes: clashes.slice(0, MOST_CLASHES),
    ...(first ? { first: first.facts, rule: first.rule, problem: `rule.${first.rule}`, date: first.date, start: timeOf(first.start), end: timeOf(first.end) } : {}),
    // a series without a date has no first one to name
    ...(first?.rule === 'calendar.none' ? { context: 'none' } : {}),
  }
}
