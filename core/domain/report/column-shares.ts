/** Letters that a line of a list on paper holds, all columns together; each column takes some more for the space beside it. */
const LINE = { portrait: 112, landscape: 170 } as const
const BESIDE = 2
/** Letters that the narrowest and the widest column of a list holds on paper; longer texts are broken. */
const [NARROWEST, WIDEST] = [4, 36]
/** A short Chinese text, such as a name, is kept whole. */
const KEPT = 8

/**
 * How wide each column is beside the others, by what stands in it (`columns`: the head and all cells). Where all do not fit in one line, the columns
 * of long texts give way first: what can't be broken well (a date, a number, a name) keeps its room as far as there is any.
 */
export function columnShares(columns: readonly (readonly string[])[], orientation: keyof typeof LINE): number[] {
  const wishes = columns.map(texts => texts.reduce((most, text) => Math.max(most, lettersOf(text)), NARROWEST)).map(longest => Math.min(WIDEST, longest))
  const least = columns.map((texts, i) => Math.min(wishes[i]!, texts.reduce((most, text) => Math.max(most, unbroken(text)), NARROWEST)))
  const [wished, needed] = [sum(wishes), sum(least)]
  const room = LINE[orientation] - BESIDE * columns.length
  const given = wished <= room || wished === needed ? 1 : Math.max(0, Math.min(1, (room - needed) / (wished - needed)))
  return wishes.map((wish, i) => least[i]! + (wish - least[i]!) * given + BESIDE)
}

/** Letters of the longest part of a text that should not be broken. */
function unbroken(text: string): number {
  const short = lettersOf(text) <= KEPT ? [text] : text.split(/[\s\u2e80-\uffff]+/)
  return Math.min(WIDEST, short.reduce((most, part) => Math.max(most, lettersOf(part)), 0))
}

/** How wide a text is, in letters: Chinese characters are as wide as two. */
export function lettersOf(text: string): number {
  let length = 0
  for (const c of text) length += c > '\u2e7f' ? 2 : 1
  return length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0)
}
