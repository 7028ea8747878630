import { isDate, type LocalDate } from '../base/time.ts'

/** What one of FET's days is in the college's calendar: a date, or a weekday in every `cycles`-th week. */
type FetDay = { date: LocalDate } | { weekday: number; cycle: number; cycles: number }
/**
 * How the days were understood: by the names of weekdays, by names that come round several times (A and B weeks),
 * as dates, or, where the names say nothing, in order as weeks of seven days.
 */
export type FetDays = { days: FetDay[]; by: 'names' | 'cycle' | 'dates' | 'order'; cycles: number }

const LANGUAGES = [
  'en',
  'zh',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'id',
  'ms',
  'ar',
  'ru',
  'uk',
  'pl',
  'cs',
  'sk',
  'ro',
  'hu',
  'el',
  'tr',
  'nl',
  'ca',
  'gl',
  'eu',
  'vi',
  'fa',
  'he',
  'sr',
  'hr',
  'bg',
  'ja',
  'ko',
]
const MONDAY = Date.UTC(2024, 0, 1)

let known: ReadonlyMap<string, number> | null = null

/** Weekday names of many languages -> 1–7, from the platform's own locale data. A name that means two days is left out. Made when it is first needed. */
function weekdayNames(): ReadonlyMap<string, number> {
  if (known) return known
  const names = new Map<string, number>()
  for (const language of LANGUAGES) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
      for (let day = 1; day <= 7; day++) {
        const name = plain(format.format(MONDAY + (day - 1) * 86_400_000))
        names.set(name, (names.get(name) ?? day) === day ? day : 0)
      }
    }
  }
  for (const [i, c] of [...'一二三四五六日'].entries()) names.set(`星期${c}`, i + 1).set(`礼拜${c}`, i + 1)
  return (known = new Map([...names].filter(([, day]) => day > 0)))
}

/** Maps FET's list of days (any number, any language) to weekdays and week cycles, or to dates. */
export function fetDays(names: readonly string[]): FetDays {
  const dates = names.map(dateOfName)
  if (names.length && dates.every(d => d !== null)) return { days: dates.map(date => ({ date })), by: 'dates', cycles: 1 }

  const weekdays = names.map(weekdayInName)
  if (names.length && weekdays.every(d => d !== null)) {
    const seen = new Map<number, number>()
    const days = weekdays.map(weekday => {
      const cycle = seen.get(weekday) ?? 0
      seen.set(weekday, cycle + 1)
      return { weekday, cycle }
    })
    const cycles = Math.max(...seen.values())
    return { days: days.map(d => ({ ...d, cycles })), by: cycles > 1 ? 'cycle' : 'names', cycles }
  }
  const cycles = Math.max(1, Math.ceil(names.length / 7))
  return { days: names.map((_, i) => ({ weekday: (i % 7) + 1, cycle: Math.floor(i / 7), cycles })), by: 'order', cycles }
}

/** The weekday that a text names, alone or beside a mark for the week ("Lunes A", "В-Среда"); null when none or several. */
export function weekdayInName(name: string): number | null {
  const whole = weekdayNames().get(plain(name))
  if (whole) return whole
  const found = new Set(
    name
      .split(/[\s\-–_/.,:()[\]]+/)
      .map(part => weekdayNames().get(plain(part)))
      .filter(d => d !== undefined),
  )
  return found.size === 1 ? [...found][0]! : null
}

function dateOfName(name: string): LocalDate | null {
  const [, y, m, d] = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(name) ?? []
  const [, d2, m2, y2] = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(name) ?? []
  const [year, month, day] = y ? [y, m, d] : [y2, m2, d2]
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** Without case, accents and dots. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
}
