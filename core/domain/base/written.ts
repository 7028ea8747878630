import type { Written } from './field.ts'

/**
 * Values of parts as an office writes them in one cell: `CK6140×4；X52K×2`, `周一1-2；周三3-4`, `周一、周三`, `1-5`, `1-8,10-16`. intake/read-written.ts
 * reads it to the same value, in either language.
 */
export type WrittenWords = {
  /** 1 Monday – 7 Sunday, in short */
  weekday(day: number): string
  /** a pattern without end: every week, odd weeks, even weeks */
  weeks(which: 'every' | 'odd' | 'even'): string
  /** the name of a day off: an official holiday by its name in this language, any other as it is */
  holiday(name: string): string
  /** Chinese sets no blanks between words and figures */
  close: boolean
}

/** The text of a value, in one line. */
export function writtenText(how: Written, value: unknown, words: WrittenWords): string {
  const part = words.close ? '；' : '; '
  const blank = words.close ? '' : ' '
  // the record's schema has checked these
  switch (how) {
    case 'needs':
      return (value as { kind: string; pieces: number }[]).map(n => `${n.kind}${blank}×${n.pieces}`).join(part)
    case 'spans':
      return (value as { weekday: number; from: number; to: number }[]).map(s => `${words.weekday(s.weekday)}${blank}${s.from === s.to ? s.from : `${s.from}-${s.to}`}`).join(part)
    case 'weekdays':
      return weekdaysText(value as number[], words)
    case 'weekday':
      return words.weekday(Number(value))
    case 'holiday':
      return words.holiday(String(value))
    case 'weeks':
      return OPEN[String(value)] ? words.weeks(OPEN[String(value)]!) : weeksText(String(value), words)
  }
}

/** Patterns that run to the end of whichever term: to week 60, which no term has passed (LAST_WEEK of calendar/week-pattern.ts). */
const OPEN: Readonly<Record<string, 'every' | 'odd' | 'even'>> = { '1-60': 'every', '1-59 odd': 'odd', '2-60 even': 'even' }

/** True for the canonical patterns of `每周`, `单周` and `双周`: they have no last week of their own, so none of it lies beyond a term. */
export function runsToTheEnd(weeks: string): boolean {
  return OPEN[weeks] !== undefined
}

function weekdaysText(days: readonly number[], words: WrittenWords): string {
  const [first, last] = [days[0]!, days.at(-1)!]
  const unbroken = days.length > 2 && last - first === days.length - 1
  return unbroken ? `${words.weekday(first)}${words.close ? '至' : '–'}${words.weekday(last)}` : days.map(words.weekday).join(words.close ? '、' : ', ')
}

/** `1-3,5-9 odd` is `1-3周,5-9单周`: without its 周 a 单 would speak of both ranges. */
function weeksText(weeks: string, { close }: WrittenWords): string {
  if (!close || !/odd|even/.test(weeks)) return weeks
  return weeks.split(',').map(part => `${part.replace(' odd', '单').replace(' even', '双')}周`).join(',')
}
