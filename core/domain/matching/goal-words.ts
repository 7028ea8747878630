import { Fault } from '../base/decision.ts'

/** One word of a packed vector: how much each goal weighs in it, by number of the goal. */
export type Word = { goal: number; weight: number }[]

/** Sums and differences of a search stay within eight times the largest total. */
const LARGEST = Number.MAX_SAFE_INTEGER / 8

/**
 * Packs goals, the most important first, into as few numbers as hold them exactly: within a word each goal weighs more than
 * all that the goals after it can sum up to, so that one number compares like the vector. What does not fit begins a new word.
 *
 * @param most  by goal, the largest total that is possible
 */
export function packGoals(most: readonly number[]): Word[] {
  const words: Word[] = []
  let room = 0
  let word: Word = []
  for (let goal = most.length - 1; goal >= 0; goal--) {
    const total = most[goal]!
    if (!(total <= LARGEST)) throw new Fault('matching.large', { goal, total })
    const weight = room + 1
    if (words.length && room + total * weight <= LARGEST) {
      word.unshift({ goal, weight })
      room += total * weight
    } else {
      word = [{ goal, weight: 1 }]
      words.unshift(word)
      room = total
    }
  }
  return words
}
