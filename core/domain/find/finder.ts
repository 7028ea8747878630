import { bitOf, countBits, isTyped, lettersIn, nameKey, placesIn, plainText, type NameKey, type Readings } from './name-key.ts'
import { nearlyIn, patternOf, type Pattern } from './nearly.ts'
import { spelt } from './sounds-like.ts'

export type Finder = {
  /** An id under a name; another name takes the place of the first. `weight` from 0 to 15 sets kinds of records behind others that fit as well */
  set(id: string, name: string, weight: number): void
  remove(id: string): void
  /** The ids whose names hold every word of the question, the best first */
  find(question: string, most: number): string[]
  readonly size: number
}

/** What is typed is longer than this only where something was pasted. */
const LONGEST = 60
const MOST_WORDS = 6
/** Who finds fewer than this may have mistyped. */
const FEW = 8

/** How well a word fits a name, the best first. */
const RANK = { same: 0, begins: 1, word: 2, holds: 3, speltFirst: 4, spelt: 5, nearly: 6 } as const
const LENGTHS = 64
const WEIGHTS = 16
const BUCKETS = 7 * WEIGHTS * LENGTHS

type Word = { text: string; typed: boolean; first: number; letters: number; low: number; high: number; pattern: Pattern | null }

/**
 * Names of records, found by what people type: the characters themselves, their whole readings, their first letters, or nearly so.
 * Most names are passed over by their bits, which lie side by side; so a question to a hundred thousand names takes milliseconds.
 */
export function createFinder(readingsOf: Readings): Finder {
  const places = new Map<string, number>()
  const ids: (string | null)[] = []
  const keys: NameKey[] = []
  const free: number[] = []
  let bits = new Int32Array(4 * 1024)
  let weights = new Uint8Array(1024)
  /** Who fits the word that was asked for last: whoever types on is asked for among these, as every name that holds `wang` holds `wan` */
  let before: { text: string; at: Int32Array; n: number } | null = null

  function placeFor(id: string): number {
    const known = places.get(id)
    if (known !== undefined) return known
    const at = free.pop() ?? ids.length
    if (at >= weights.length) {
      bits = grown(bits, Int32Array)
      weights = grown(weights, Uint8Array)
    }
    places.set(id, at)
    return at
  }

  /** The places of names that hold every word, and how well: by the worst of the words. */
  function fitting(words: readonly Word[], nearly: boolean, among: { at: Int32Array; n: number } | null = null): { at: Int32Array; rank: Uint8Array; n: number } {
    const most = among?.n ?? ids.length
    const at = new Int32Array(most)
    const rank = new Uint8Array(most)
    let n = 0
    next: for (let k = 0; k < most; k++) {
      const i = among ? among.at[k]! : k
      if (ids[i] === null) continue
      let worst = 0
      for (const word of words) {
        const exact = exactRank(word, i)
        const how = exact < 0 && nearly ? nearRank(word, i) : exact
        if (how < 0) continue next
        if (how > worst) worst = how
      }
      if (nearly && worst < RANK.nearly) continue // found already
      at[n] = i
      rank[n++] = worst
    }
    return { at, rank, n }
  }

  /** Whom every word fits exactly. */
  function exactly(words: readonly Word[]): ReturnType<typeof fitting> {
    const [word] = words
    if (words.length !== 1 || !word) return fitting(words, false)
    const fit = fitting(words, false, before && word.text.startsWith(before.text) ? before : null)
    before = { text: word.text, at: fit.at, n: fit.n }
    return fit
  }

  function exactRank(word: Word, i: number): number {
    const b = i * 4
    if (!(word.low & ~bits[b + 2]!) && !(word.high & ~bits[b + 3]!)) {
      const { text } = keys[i]!
      const at = text.indexOf(word.text)
      if (at === 0) return text.length === word.text.length ? RANK.same : RANK.begins
      if (at > 0) return BETWEEN.test(text[at - 1]!) ? RANK.word : RANK.holds
    }
    if (!word.typed || !(word.first & bits[b]!) || word.letters & ~bits[b + 1]!) return -1
    const first = spelt(word.text, keys[i]!)
    return first < 0 ? -1 : first === 0 ? RANK.speltFirst : RANK.spelt
  }

  function nearRank({ pattern, typed, letters, low, high }: Word, i: number): number {
    if (!pattern) return -1
    const b = i * 4
    // a slip brings in one letter at most that the name has not
    const foreign = typed ? countBits(letters & ~bits[b + 1]!) : countBits(low & ~bits[b + 2]!) + countBits(high & ~bits[b + 3]!)
    if (foreign > pattern.slips) return -1
    const key = keys[i]!
    return nearlyIn(typed ? key.aloud : key.text, pattern) ? RANK.nearly : -1
  }

  /** The best of what fits, in order, without sorting what nobody sees. */
  function best({ at, rank, n }: { at: Int32Array; rank: Uint8Array; n: number }, most: number): string[] {
    const bucketOf = (k: number) => (rank[k]! * WEIGHTS + weights[at[k]!]!) * LENGTHS + Math.min(LENGTHS - 1, keys[at[k]!]!.text.length)
    const counts = new Int32Array(BUCKETS)
    for (let k = 0; k < n; k++) counts[bucketOf(k)]!++
    let last = 0
    for (let left = most - counts[0]!; left > 0 && last < BUCKETS - 1; left -= counts[last]!) last++
    const chosen: { id: string; bucket: number; text: string }[] = []
    for (let k = 0; k < n; k++) {
      const bucket = bucketOf(k)
      // of the last bucket more than can be shown may be the same; the first by their place will do
      if (bucket < last || (bucket === last && chosen.length < most * 4)) chosen.push({ id: ids[at[k]!]!, bucket, text: keys[at[k]!]!.text })
    }
    chosen.sort((a, b) => a.bucket - b.bucket || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.id < b.id ? -1 : 1))
    return chosen.slice(0, most).map(c => c.id)
  }

  return {
    get size() {
      return places.size
    },
    set(id, name, weight) {
      before = null
      const at = placeFor(id)
      const { initials, letters, low, high, ...key } = nameKey(name, readingsOf)
      ids[at] = id
      keys[at] = key
      bits.set([initials, letters, low, high], at * 4)
      weights[at] = weight
    },
    remove(id) {
      const at = places.get(id)
      if (at === undefined) return
      before = null
      places.delete(id)
      ids[at] = null
      free.push(at)
    },
    find(question, most) {
      const words = plainText(question.slice(0, LONGEST)).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(wordOf)
      if (!words.length) return []
      const exact = exactly(words)
      const found = best(exact, most)
      return exact.n < FEW ? [...found, ...best(fitting(words, true), most - found.length)] : found
    },
  }
}

/** What stands between the words of a name. */
const BETWEEN = /[\s·,，/(（-]/

function wordOf(text: string): Word {
  const typed = [...text].every(isTyped)
  return { text, typed, first: bitOf(text), letters: lettersIn(text), ...placesIn(text), pattern: patternOf(text) }
}

function grown<T extends Int32Array | Uint8Array>(from: T, kind: new (length: number) => T): T {
  const next = new kind(from.length * 2)
  next.set(from)
  return next
}
