/** The ways in which a character is read aloud, without tones, the usual one first: 长 → [chang, zhang]. None for letters and figures. */
export type Readings = (character: string) => readonly string[]

/** A name as it is looked up: in small letters, and how each of its characters is read. */
export type NameKey = {
  text: string
  /** by character; empty for what is read as it is written */
  readings: readonly (readonly string[])[]
  /** the usual reading of each character joined, for what was mistyped */
  aloud: string
}

/**
 * What can be said of a name in bits, so that most names are passed over without being looked at: letters with which a reading or a word
 * begins, letters that occur at all (one bit each), and its characters (each one of 64 bits, shared).
 */
export type NameBits = { initials: number; letters: number; low: number; high: number }

const NONE: readonly string[] = []

export function nameKey(name: string, readingsOf: Readings): NameKey & NameBits {
  const text = plainText(name)
  const readings: (readonly string[])[] = []
  let [initials, letters, low, high] = [0, 0, 0, 0]
  let aloud = ''
  let afterLetter = false
  for (const c of text) {
    const typed = isTyped(c)
    const ways = typed ? NONE : readingsOf(c)
    readings.push(ways)
    aloud += ways[0] ?? c
    const place = placeOf(c)
    if (place < 32) low |= 1 << place
    else high |= 1 << (place - 32)
    if (typed) {
      letters |= bitOf(c)
      if (!afterLetter) initials |= bitOf(c)
    }
    for (const way of ways) {
      initials |= bitOf(way)
      letters |= lettersIn(way)
    }
    afterLetter = typed
  }
  return { text, readings, aloud, initials, letters, low, high }
}

/** Small letters, and one form for what has several: full-width figures, composed marks. */
export function plainText(text: string): string {
  return (/^[\u0020-\u007e\u4e00-\u9fff]*$/.test(text) ? text : text.normalize('NFKC')).toLowerCase()
}

/** The bits of a word's characters, as {@link NameBits} has them. */
export function placesIn(word: string): { low: number; high: number } {
  let [low, high] = [0, 0]
  for (const c of word) {
    const place = placeOf(c)
    if (place < 32) low |= 1 << place
    else high |= 1 << (place - 32)
  }
  return { low, high }
}

function placeOf(c: string): number {
  return (Math.imul(c.codePointAt(0)!, 0x9e3779b1) >>> 26) & 63
}

/** True for what is typed as it is written: letters without marks, figures. */
export function isTyped(c: string): boolean {
  const code = c.charCodeAt(0)
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

/** A bit for each of the 26 letters; nothing for other characters. */
export function bitOf(text: string): number {
  const code = text.charCodeAt(0) - 97
  return code >= 0 && code < 26 ? 1 << code : 0
}

export function lettersIn(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) - 97
    if (code >= 0 && code < 26) bits |= 1 << code
  }
  return bits
}

/** How many bits are set. */
export function countBits(n: number): number {
  let count = 0
  for (let left = n; left; left &= left - 1) count++
  return count
}
