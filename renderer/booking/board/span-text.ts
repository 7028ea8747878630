import type { LocalDate } from '#domain/base/time.ts'
import type { Language } from '#words/say.ts'

const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Two dates in short: "23–29 Nov", "30 Nov – 6 Dec"; "11月23日–29日", "11月30日–12月6日". */
export function spanText(from: LocalDate, to: LocalDate, language: Language): string {
  if (language === 'en') return english.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`))
  const [fromMonth, fromDay] = [Number(from.slice(5, 7)), Number(from.slice(8))]
  const [toMonth, toDay] = [Number(to.slice(5, 7)), Number(to.slice(8))]
  return `${fromMonth}月${fromDay}日–${fromMonth === toMonth ? '' : `${toMonth}月`}${toDay}日`
}
