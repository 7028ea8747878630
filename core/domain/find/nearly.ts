/** Words shorter than this are not guessed at: one letter changed would make them any other. */
const SHORTEST = 3
const SHORTEST_IN_LETTERS = 4

/** How many slips a word may hold: none, one, or two in a long one. Of numbers each is somebody's own, so that none is guessed at. */
function slipsAllowed(word: string): number {
  if (/^\d+$/.test(word)) return 0
  const least = /^[a-z0-9]+$/.test(word) ? SHORTEST_IN_LETTERS : SHORTEST
  return word.length < least ? 0 : word.length >= 9 ? 2 : 1
}

/** A word as {@link nearlyIn} looks for it. Made once a word. */
export type Pattern = {
  /** by character, the places where it stands, a bit each; those below 128 once more by their code */
  places: ReadonlyMap<number, number>
  typed: Int32Array
  last: number
  slips: number
  /** the word with two neighbours swapped, each way */
  swapped: string[]
}

/** Null for a word that is too short or too long to be guessed at. */
export function patternOf(word: string): Pattern | null {
  const slips = slipsAllowed(word)
  if (!slips || word.length > 30) return null
  const places = new Map<number, number>()
  for (let i = 0; i < word.length; i++) places.set(word.charCodeAt(i), (places.get(word.charCodeAt(i)) ?? 0) | (1 << i))
  const typed = Int32Array.from({ length: 128 }, (_, code) => places.get(code) ?? 0)
  const swapped = Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2)).filter(other => other !== word)
  return { places, typed, last: 1 << (word.length - 1), slips, swapped }
}

/**
 * Whether a text holds the word with so many letters missing, added or changed (Wu and Manber, "Fast text searching allowing errors",
 * 1992: a bit a letter), or with two neighbours swapped.
 */
export function nearlyIn(text: string, { places, typed, last, slips, swapped }: Pattern): boolean {
  // the beginnings of the word that end here, with none, one and two slips
  let none = 0
  let one = 1
  let two = 3
  let almost = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const here = code < 128 ? typed[code]! : (places.get(code) ?? 0)
    const none0 = none
    const one0 = one
    none = ((none0 << 1) | 1) & here
    one = (((one0 << 1) | 1) & here) | none0 | ((none0 | none) << 1) | 1
    two = (((two << 1) | 1) & here) | one0 | ((one0 | one) << 1) | 3
    if (one & last) return true
    if (two & last) {
      if (slips > 1) return true
      almost = true
    }
  }
  // two swapped letters are two that changed: few texts have to be looked through for them
  if (almost) for (const other of swapped) if (text.includes(other)) return true
  return false
}
