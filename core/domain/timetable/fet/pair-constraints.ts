import type { FetConstraint } from '../../intake/fet.ts'
import { costOf, fitting, limitOf, namedIn, type FetDraft } from './draft.ts'

/** Where an activity lies; `end` is the period after its last. */
type Lies = { day: number; hour: number; end: number }
type Reckon = (a: Lies, b: Lies) => number

/**
 * Rules about where activities lie to one another.
 * @returns false where the rule is not modelled
 */
export function addPairConstraint(draft: FetDraft, c: FetConstraint): boolean {
  const add = Object.hasOwn(RULES, c.type) ? RULES[c.type] : undefined
  add?.(draft, c)
  return add !== undefined
}

const RULES: Record<string, (draft: FetDraft, c: FetConstraint) => void> = {
  MinDaysBetweenActivities: addMinDays,
  MaxDaysBetweenActivities(draft, c) {
    const most = limitOf(c)
    everyPair(draft, c, `maxDays${most}`, (a, b) => Math.max(0, Math.abs(a.day - b.day) - most))
  },
  MinGapsBetweenActivities(draft, c) {
    const least = limitOf(c)
    everyPair(draft, c, `minGaps${least}`, (a, b) => (a.day === b.day ? Math.max(0, least - between(a, b)) : 0))
  },
  ActivitiesSameStartingTime: (draft, c) => everyPair(draft, c, 'sameTime', (a, b) => (a.day === b.day && a.hour === b.hour ? 0 : 1)),
  ActivitiesSameStartingHour: (draft, c) => everyPair(draft, c, 'sameHour', (a, b) => (a.hour === b.hour ? 0 : 1)),
  ActivitiesSameStartingDay: (draft, c) => everyPair(draft, c, 'sameDay', (a, b) => (a.day === b.day ? 0 : 1)),
  ActivitiesNotOverlapping(draft, c) {
    const activities = namedIn(draft, c)
    if (c.weight >= 100) draft.sets.push({ activities, exclusive: true, wishes: [] })
    else everyPair(draft, c, 'overlap', (a, b) => (a.day === b.day ? Math.max(0, -between(a, b)) : 0))
  },
  TwoActivitiesConsecutive: (draft, c) => firstAndSecond(draft, c, 'consecutive', (a, b) => (follows(draft, a, b) ? 0 : 1)),
  TwoActivitiesGrouped: (draft, c) => firstAndSecond(draft, c, 'grouped', (a, b) => (follows(draft, a, b) || follows(draft, b, a) ? 0 : 1)),
  TwoActivitiesOrdered: (draft, c) => firstAndSecond(draft, c, 'ordered', (a, b) => (a.day < b.day || (a.day === b.day && a.end <= b.hour) ? 0 : 1)),
  TwoActivitiesOrderedIfSameDay: (draft, c) => firstAndSecond(draft, c, 'orderedInDay', (a, b) => (a.day !== b.day || a.end <= b.hour ? 0 : 1)),
  ThreeActivitiesGrouped: addThreeGrouped,
  ActivityEndsStudentsDay: (draft, c) => endDays(draft, c, namedIn(draft, c)),
  ActivitiesEndStudentsDay: (draft, c) => endDays(draft, c, fitting(draft, c)),
}

/** What the starts of two activities cost: a table that all pairs of the same rule and lengths share. The same hard rule is added once. */
export function addPair(draft: FetDraft, a: number, b: number, weight: number, rule: string, reckon: Reckon): void {
  const [hard, cost] = [weight >= 100, costOf(weight)]
  const [one, other] = [draft.activities[a]!.duration, draft.activities[b]!.duration]
  const key = `${rule}/${hard ? 'hard' : cost}/${one}/${other}`
  const pair = `${key}/${a}/${b}`
  if (hard && draft.paired.has(pair)) return
  draft.paired.add(pair)
  const table = draft.tables.get(key) ?? tableOf(draft, one, other, (x, y) => (hard ? Math.min(1, reckon(x, y)) : reckon(x, y) * cost))
  draft.tables.set(key, table)
  if (table.some(n => n > 0)) draft.pairs.push({ a, b, hard, table })
}

function tableOf({ days, periods }: FetDraft, one: number, other: number, reckon: Reckon): Int32Array {
  const slots = days * periods
  const table = new Int32Array(slots * slots)
  const lies = (slot: number, length: number): Lies => ({ day: Math.floor(slot / periods), hour: slot % periods, end: (slot % periods) + length })
  for (let x = 0; x < slots; x++) for (let y = 0; y < slots; y++) table[x * slots + y] = reckon(lies(x, one), lies(y, other))
  return table
}

function everyPair(draft: FetDraft, c: FetConstraint, rule: string, reckon: Reckon): void {
  const activities = namedIn(draft, c)
  for (const [i, a] of activities.entries()) for (const b of activities.slice(i + 1)) addPair(draft, a, b, c.weight, rule, reckon)
}

function firstAndSecond(draft: FetDraft, c: FetConstraint, rule: string, reckon: Reckon): void {
  const [a] = namedIn(draft, c, 'First_Activity_Id')
  const [b] = namedIn(draft, c, 'Second_Activity_Id')
  if (a !== undefined && b !== undefined && a !== b) addPair(draft, a, b, c.weight, rule, reckon)
}

/**
 * So many days between any two: each day too few costs. "Consecutive if on the same day" must hold at every weight; without it FET
 * allows at most two of them on one day.
 */
function addMinDays(draft: FetDraft, c: FetConstraint): void {
  const least = limitOf(c)
  everyPair(draft, c, `minDays${least}`, (a, b) => Math.max(0, least - Math.abs(a.day - b.day)))
  if (c.weight >= 100 || least < 1) return
  if (c.fields.Consecutive_If_Same_Day?.[0] === 'true') {
    everyPair(draft, { ...c, weight: 100 }, 'together', (a, b) => (a.day === b.day && a.end !== b.hour && b.end !== a.hour ? 1 : 0))
    return
  }
  const activities = namedIn(draft, c)
  const lengths = activities.map(a => draft.activities[a]!.duration).sort((a, b) => a - b)
  const two = (lengths.at(-1) ?? 0) + (lengths.at(-2) ?? 0)
  // a number of hours tells two from three activities, if any three are longer than the longest two
  const three = lengths.slice(0, 3).reduce((sum, n) => sum + n, 0)
  if (lengths.length > 2 && three > two) draft.sets.push({ activities, exclusive: false, wishes: [{ kind: 'hoursOver', limit: two, weight: 100 }] })
}

/** All three in one stretch, in any order: any two lie side by side or with just room for the third. */
function addThreeGrouped(draft: FetDraft, c: FetConstraint): void {
  const three = ['First', 'Second', 'Third'].flatMap(nth => namedIn(draft, c, `${nth}_Activity_Id`))
  if (new Set(three).size < 3) return
  for (const third of three) {
    const [a, b] = three.filter(i => i !== third)
    const length = draft.activities[third]!.duration
    addPair(draft, a!, b!, c.weight, `grouped+${length}`, (one, other) => {
      if (one.day !== other.day || between(one, other) < 0) return 1
      const free = freeBetween(draft, one.day, Math.min(one.end, other.end), Math.max(one.hour, other.hour))
      return free === 0 || free === length ? 0 : 1
    })
  }
}

/** Nothing of the same students lies after them on that day. */
function endDays(draft: FetDraft, c: FetConstraint, activities: readonly number[]): void {
  for (const a of activities) {
    const others = new Set(draft.attending[a]!.flatMap(atom => draft.atoms[atom]!.activities))
    others.delete(a)
    for (const b of others) addPair(draft, a, b, c.weight, 'endsDay', (one, other) => (one.day === other.day && other.end > one.end ? 1 : 0))
  }
}

/** Periods from the end of the earlier to the beginning of the later; negative: so many they share. */
function between(a: Lies, b: Lies): number {
  return a.hour <= b.hour ? b.hour - Math.min(a.end, b.end) : a.hour - Math.min(a.end, b.end)
}

function freeBetween({ breaks, periods }: FetDraft, day: number, from: number, to: number): number {
  let n = 0
  for (let h = from; h < to; h++) if (!breaks[day * periods + h]) n++
  return n
}

/** b begins right after a, breaks not counted. */
function follows(draft: FetDraft, a: Lies, b: Lies): boolean {
  if (a.day !== b.day || a.end > b.hour) return false
  return freeBetween(draft, a.day, a.end, b.hour) === 0 && !draft.breaks[b.day * draft.periods + b.hour]
}
