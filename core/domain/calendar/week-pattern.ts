import { refuse, type Result } from '../base/decision.ts'

/** No term is longer than this. */
export const LAST_WEEK = 60

type Parity = 'odd' | 'even'
type Part = { from: number; to: number; parity?: Parity }

const TOKEN = /\d+|odd|even|all|every|weeks?|wks?|[-,()[\]单双全每周第]/y
const PARITY: Record<string, Parity> = { odd: 'odd', 单: 'odd', even: 'even', 双: 'even' }
const EVERY = new Set(['all', 'every', '全', '每'])

/**
 * Reads a week pattern as people and timetable systems write it: `1-8,10-16周`, `1-16周(单)`, `1-15 odd`, `双周`, `第3周`, `every week`.
 * Odd and even stand for the ranges that share one 周 (Chinese) or for the range before them (English).
 * A pattern without figures runs to `lastWeek`, the length of the term. Returns sorted week numbers, each once.
 * Refuses with `weeks.unreadable`, `weeks.range` (backwards, or beyond {@link LAST_WEEK}) or `weeks.empty`.
 */
export function parseWeeks(text: string, lastWeek: number = LAST_WEEK): Result<number[]> {
  const tokens = tokensOf(text)
  if (!tokens) return refuse('weeks.unreadable', { text })
  const parts = partsOf(tokens, lastWeek)
  if (!parts) return refuse('weeks.unreadable', { text })
  const weeks = new Set<number>()
  for (const { from, to, parity } of parts) {
    if (from < 1 || to < from || to > LAST_WEEK) return refuse('weeks.range', { text, from, to, last: LAST_WEEK })
    for (let week = from; week <= to; week++) if (!parity || (week % 2 === 1) === (parity === 'odd')) weeks.add(week)
  }
  if (!weeks.size) return refuse('weeks.empty', { text })
  return { ok: true, value: [...weeks].sort((a, b) => a - b) }
}

/** Full-width signs and the many dashes and commas become plain ones; null where something is no part of a week pattern. */
function tokensOf(text: string): string[] | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−~〜至到]/g, '-')
    .replace(/[、;]/g, ',')
    .replace(/週/g, '周')
    .replace(/[【〔]/g, '(')
    .replace(/[】〕]/g, ')')
    .replace(/\s+/g, '')
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < plain.length) {
    const found = TOKEN.exec(plain)
    if (!found) return null
    tokens.push(found[0])
  }
  return tokens
}

function partsOf(tokens: string[], lastWeek: number): Part[] | null {
  const parts: Part[] = []
  let group: Part[] = [] // the ranges that a following 单 or 双 speaks of
  let closed = false // 周 was said: the next figure begins a new group
  let waiting: Parity | undefined // 单周 said before any figure
  let comma = true // nothing since the last comma

  const settle = () => {
    if (waiting) parts.push({ from: 1, to: lastWeek, parity: waiting })
    waiting = undefined
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (/^\d/.test(token)) {
      if (closed) group = []
      closed = false
      comma = false
      const from = Number(token)
      const range = tokens[i + 1] === '-'
      if (range && !/^\d/.test(tokens[i + 2] ?? '')) return null
      const part: Part = { from, to: range ? Number(tokens[i + 2]) : from, ...(waiting ? { parity: waiting } : {}) }
      waiting = undefined
      if (range) i += 2
      group.push(part)
      parts.push(part)
    } else if (PARITY[token]) {
      const spoken = comma ? [] : token.length > 1 ? group.slice(-1) : group
      for (const part of spoken) part.parity ??= PARITY[token]
      if (!spoken.length) waiting = PARITY[token]
    } else if (EVERY.has(token)) parts.push({ from: 1, to: lastWeek })
    else if (token === '周' || token.startsWith('w')) closed = !comma
    else if (token === ',') {
      settle()
      comma = true
    } else if (token === '-') return null
  }
  settle()
  return parts
}

/** The canonical text of a set of weeks, as stored in `Series.weeks`: `1-8,10-16`, `1-15 odd`. {@link parseWeeks} reads it back. */
export function formatWeeks(weeks: readonly number[]): string {
  const sorted = [...new Set(weeks)].sort((a, b) => a - b)
  const run = (at: number, step: number) => {
    let last = at
    while (sorted[last + 1] === sorted[last]! + step) last++
    return last
  }
  const parts: string[] = []
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i]!
    const everyWeek = run(i, 1)
    let everyOther = run(i, 2)
    if (everyOther > i && sorted[everyOther + 1] === sorted[everyOther]! + 1) everyOther-- // 3,5,7-9 reads better than 3-7 odd,8-9
    if (everyWeek > i) parts.push(`${first}-${sorted[(i = everyWeek)]}`)
    else if (everyOther > i + 1) parts.push(`${first}-${sorted[(i = everyOther)]} ${first % 2 ? 'odd' : 'even'}`)
    else parts.push(String(first))
  }
  return parts.join(',')
}

const lists = new Map<string, readonly number[]>()

/** The weeks of a canonical text; empty where it can't be read. Remembered, because every series of a term asks for the same few. */
export function weekList(canonical: string): readonly number[] {
  let list = lists.get(canonical)
  if (!list) {
    const parsed = parseWeeks(canonical)
    list = parsed.ok ? parsed.value : []
    if (lists.size > 5000) lists.clear()
    lists.set(canonical, list)
  }
  return list
}
