import type { Facts } from '../base/decision.ts'

/** A post in a period: where a student is placed. */
export type Seat = { post: string; period: string }

export type Student = {
  id: string
  /** posts, the dearest first */
  wishes: readonly string[]
  /** the student is placed once, in any one of these; periods of one matching never overlap */
  periods: readonly string[]
  /** decided by the office: stays, whatever the rules and the capacity say */
  locked?: Seat
  /** in the published plan */
  previous?: Seat
}

export type Post = {
  id: string
  host: string
  /** by period; none where it is not named. Places that others hold are taken off before. */
  places: Readonly<Record<string, number>>
}

/** Why not: the words room has the sentence. */
export type Reason = { code: string; facts: Facts; overridable?: boolean; /** in this period only */ period?: string }

/** Most students of all posts of a host together in a period, e.g. a tenth of its staff. */
export type Limit = { most: number; reason: Reason }

export type Host = { id: string; limits?: Readonly<Record<string, Limit>> }

/** A student and a post that the office has looked at; what is in no pair is not open, without any reason to tell. */
export type Pair = { student: string; post: string; km?: number; forbidden?: readonly Reason[] }

/**
 * What is wanted, in words by code. All are sums to be kept small: `wishes` of the cost of the wish that is met, `distance` of
 * kilometres, `changes` of students who were published elsewhere, `spread` of pairs of students at one host in one period.
 */
export type Goal =
  | { code: 'wishes'; /** cost of the first, the second … wish; whole numbers */ ranks: readonly number[]; /** cost of any other post */ other: number }
  | { code: 'distance' }
  | { code: 'changes' }
  | { code: 'spread' }

/** The students without a place: always the first goal. */
export const EVERYONE = 'everyone'
export type GoalCode = typeof EVERYONE | Goal['code']

export type Problem = {
  students: readonly Student[]
  posts: readonly Post[]
  hosts: readonly Host[]
  pairs: readonly Pair[]
  /** the most important first; the first of all is to place everyone */
  goals: readonly Goal[]
  /** a student gets none but a wished post */
  onlyWished?: boolean
}

/** As good a start as any: first wishes cost nothing, and a place that nobody asked for is to be the last resort. */
export const USUAL_GOALS: readonly Goal[] = [{ code: 'wishes', ranks: [0, 1, 3, 6], other: 10 }, { code: 'distance' }, { code: 'changes' }, { code: 'spread' }]
