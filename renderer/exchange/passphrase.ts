/** Shorter ones are refused. */
export const SHORTEST = 8

/** Digits alone: they are dictated by telephone and typed in any language, and none is taken for another. */
const GROUPS = 4
const IN_GROUP = 4
const SUGGESTED = new RegExp(`^\\d{${GROUPS * IN_GROUP}}$`)

/** A phrase that nobody guesses, easy to dictate: four groups of four digits (53 bits). One that looks like 1111 2222 by chance is drawn again. */
export function suggestPassphrase(): string {
  const phrase = grouped(drawnDigits().join(''))
  return strengthOf(phrase) === 'good' ? phrase : suggestPassphrase()
}

function drawnDigits(): string[] {
  const digits: string[] = []
  while (digits.length < GROUPS * IN_GROUP) {
    // bytes from 250 on are left out: no digit comes oftener than another
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < 250 && digits.length < GROUPS * IN_GROUP) digits.push(String(byte % 10))
  }
  return digits
}

/** What was meant by what was typed: full-width signs as plain ones, and a suggested phrase with whatever stands between its groups. */
export function passphraseOf(typed: string): string {
  const said = typed.normalize('NFKC').trim()
  const digits = said.replaceAll(/[\s-]/g, '')
  return SUGGESTED.test(digits) ? grouped(digits) : said
}

export type Strength = 'short' | 'weak' | 'fair' | 'good'

/** Bits from which on a phrase is called so; each guess costs the guesser about a second of a computer. */
const FAIR = 36
const GOOD = 50
/** Signs of each class, of which a guesser tries all: digits, small and capital letters, Chinese, others. */
const CLASSES: readonly [RegExp, number][] = [[/\d/, 10], [/[a-z]/, 26], [/[A-Z]/, 26], [/\p{Script=Han}/u, 2500], [/[^\da-zA-Z\p{Script=Han}\s]/u, 33]]

/** How hard a phrase is to guess, roughly: repeated signs and runs such as 1234 count once. */
export function strengthOf(typed: string): Strength {
  const signs = [...passphraseOf(typed)]
  if (signs.length < SHORTEST) return 'short'
  const said = signs.filter(sign => sign.trim())
  const telling = said.filter((sign, i) => {
    const step = i > 0 ? sign.codePointAt(0)! - said[i - 1]!.codePointAt(0)! : 2
    return Math.abs(step) > 1 || i === 0
  })
  const pool = CLASSES.reduce((sum, [of, size]) => sum + (said.some(sign => of.test(sign)) ? size : 0), 0)
  const bits = telling.length * Math.log2(Math.max(2, pool))
  // a suggested phrase is by chance, whatever it looks like
  if (SUGGESTED.test(said.join('')) && telling.length > 8) return 'good'
  return bits < FAIR ? 'weak' : bits < GOOD ? 'fair' : 'good'
}

function grouped(digits: string): string {
  return digits.match(new RegExp(`\\d{${IN_GROUP}}`, 'g'))!.join(' ')
}
