/**
 * What is to be placed, compiled to numbers: one model for the requests of a college, for curriculum timetabling of universities
 * (ITC-2007) and for FET files. A week has `days` × `periods` slots; slot = day × periods + period. Weeks of a term that are the same for
 * everything are one kind of week: a timetable that repeats every week has one. Sets of weeks are bit masks (bit k: kind k).
 */
export type Problem = {
  days: number
  /** at most {@link MOST_PERIODS} */
  periods: number
  /** how many weeks each kind stands for; at most {@link MOST_KINDS} kinds */
  weeks: Int32Array
  rows: readonly Row[]
  activities: readonly Activity[]
  pairs: readonly Pair[]
  families: readonly Family[]
}

export const MOST_PERIODS = 16
export const MOST_KINDS = 31
/** Cost of what may not be. */
export const NEVER = 1 << 29

/** Whoever or whatever may be busy: a person, a class group, a room, a piece of equipment, or a set of activities that share rules. */
export type Row = {
  /** at most one activity at a time */
  exclusive: boolean
  /** kinds of week in which it is not to be had, by slot; null: always there */
  closed: Int32Array | null
  rules: readonly Rule[]
}

/**
 * What the days of a row may look like. Each day counts something by its pattern of busy periods, and the sum of a week has its price:
 * gaps, days used, first lessons late, periods over a limit, lessons standing alone, too few of them.
 */
export type Rule = {
  /**
   * By pattern of busy periods (bit p: period p), 2^periods entries: one table for every day, or one for each (`days` of them), or one for
   * each day of each kind of week (kind × days + day).
   */
  count: readonly Uint8Array[]
  /** by the week's sum, `days × periods + 1` entries at least: broken hard rules, or soft cost */
  price: Int32Array
  hard: boolean
  /** true: what is still to be placed may mend it (a gap may be filled), so as many as its periods are forgiven until then */
  fillable: boolean
}

/** Which of a rule's tables counts a day in a kind of week. */
export function tableOf({ count }: Rule, days: number, kind: number, day: number): number {
  if (count.length === 1) return 0
  return count.length === days ? day : kind * days + day
}

/** Something that takes `length` periods of one day in its weeks. No row may come to it twice: by itself, by its options and out of their pools. */
export type Activity = {
  length: number
  /** sets of weeks of which it takes one; mostly one set */
  patterns: readonly number[]
  /** who and what it takes, wherever it is */
  rows: readonly number[]
  /** soft cost of beginning at each slot; {@link NEVER} where it may not, or where it would run past its day */
  starts: Int32Array
  /** each is settled for itself: a room with what it needs there; a teacher */
  choices: readonly (readonly Option[])[]
  /** may not be moved */
  locked: Spot | null
  /** how bad it is to leave it out, against others; at least 1 */
  worth: number
  /** number of its family, or −1 */
  family: number
}

export type Option = {
  cost: number
  rows: readonly number[]
  /** so many rows out of each pool, whichever are free */
  pools: readonly { rows: readonly number[]; count: number }[]
}

/** Where an activity is: its first slot, its pattern, and for each choice the option (all by their indexes). */
export type Spot = { slot: number; pattern: number; options: readonly number[] }

/** What the starts of two activities cost together: `table[slot of a × slots + slot of b]`; broken hard rules, or soft cost. Nothing while one of them is not placed. */
export type Pair = { a: number; b: number; hard: boolean; table: Int32Array }

/** Sessions of one course: each different option of their first choice after the first costs `perOption` (room stability); options are told apart by index. */
export type Family = { perOption: number }

/** A plan, activity by activity; null: left out. `picks` are the rows taken out of the pools of its options. */
export type Plan = readonly (Placed | null)[]
export type Placed = Spot & { picks: readonly number[] }

/** Every row that an activity takes: its own, those of its options and those picked out of their pools. */
export function rowsOf({ rows, choices }: Activity, { options, picks = [] }: Spot & Partial<Placed>): number[] {
  return [...rows, ...choices.flatMap((choice, c) => choice[options[c]!]!.rows), ...picks]
}

/** What a plan costs: what is left out (by its worth), broken hard rules, and soft goals. */
export type Cost = { out: number; hard: number; soft: number }

/** How far a search has come: its best plan so far. */
export type Progress = { placed: number; all: number; soft: number; steps: number; milliseconds: number }

/** How long to search, from which seed, and whom to tell. Same seed and steps: same plan. */
export type Budget = {
  seed: number
  milliseconds?: number
  steps?: number
  /** of the caller's clock, since the beginning */
  elapsed: () => number
  cancelled?: () => boolean
  /** a plan to begin with, which breaks no hard rule: what is placed already */
  start?: Plan
  /** true: the first plan in which everything is placed is good enough */
  untilComplete?: boolean
  /** told of each better plan, and now and then; `plan` draws up the best one */
  progress?: (p: Progress, plan: () => Plan) => void
}

/** What a search found. `bound`: no complete plan costs less; `proven` when the plan reaches it. */
export type Found = { plan: Plan; cost: Cost; bound: number; /** taken, and the time that they took */ steps: number; milliseconds: number; ended: 'proven' | 'time' | 'steps' | 'cancelled' }
