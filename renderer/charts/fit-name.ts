/** Widths of signs, in shares of the type's size: of an ideograph and of signs that its type makes as wide, of a capital or a figure, of any other letter. */
const WIDE = 1
const CAPITAL = 0.66
const LETTER = 0.53
/** So many last signs of a name that is cut stay in sight: long names often differ only there. */
const TAIL = 5
/** How much longer than the half the first of two lines may be. */
const EVEN = 1.3

/** About how wide a text is in type of this size, in its unit. Drawn text is never measured: paper and screen must agree. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += sign > '\u2e7f' || sign === '…' || sign === '—' ? WIDE : /[A-Z0-9%¥@&–]/.test(sign) ? CAPITAL : LETTER
  return width * size
}

/** A name on at most so many lines of this width: broken at spaces, between ideographs where there are none, cut before its end where it is too long. */
export function linesOf(name: string, room: number, size: number, most = 2): string[] {
  const lines: string[] = []
  let rest = name.trim()
  const whole = widthOf(rest, size)
  // lines of about the same length, not a full one with a single sign below
  const even = Math.min(room, (whole / Math.ceil(whole / room)) * EVEN)
  while (rest && lines.length < most) {
    if (widthOf(rest, size) <= room) return [...lines, rest]
    if (lines.length === most - 1) break
    const last = room * (most - lines.length - 1)
    const fits = (at: number) => at > 0 && widthOf(rest.slice(at).trim(), size) <= last
    const [short, full] = [breakOf(rest, even, size).good, breakOf(rest, room, size)]
    const at = fits(short) ? short : full.good || full.most
    lines.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest ? [...lines, cut(rest, room, size)] : lines
}

/** Where the first line may end: after the last word or ideograph that has room on it (0: there is none), and at most. */
function breakOf(text: string, room: number, size: number): { good: number; most: number } {
  let width = 0
  let good = 0
  let at = 0
  for (const sign of text) {
    width += widthOf(sign, size)
    if (width > room) break
    at += sign.length
    const next = text.slice(at, at + 1)
    if (sign === ' ' || next === ' ' || sign === '年' || (sign > '\u2e7f' && !/[\d，。）、]/.test(next)) || sign === '-') good = at
  }
  return { good, most: Math.max(1, at) }
}

function cut(text: string, room: number, size: number): string {
  const signs = Array.from(text)
  const tail = signs.slice(-TAIL).join('')
  let head = ''
  for (const sign of signs.slice(0, -TAIL)) {
    if (widthOf(`${head}${sign}…${tail}`, size) > room) break
    head += sign
  }
  return `${head.trimEnd()}…${tail.trimStart()}`
}
