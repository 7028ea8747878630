/**
 * Placement where a student takes up more of one post than of another, e.g. hours of a mentor: each student gets one post, and
 * the uses at a post stay within what it has. (The generalised assignment problem; hard, where places to be counted are easy.)
 *
 * Costs and uses are whole numbers not below 0. Entries are at [post × students + student]; Infinity = not open.
 */
export type GeneralProblem = { students: number; posts: number; cost: Float64Array; use: Int32Array; capacity: Int32Array }

export type GeneralPlan = { /** by student */ postOf: Int32Array; cost: number }
