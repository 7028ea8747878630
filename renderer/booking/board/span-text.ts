import type { LocalDate } from '#domain/base/time.ts'
import type { Language } from '#words/say.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** Two dates in short: "23–29 Nov", "30 Nov – 6 Dec", "11月23日至29日". */
export function spanText(from: LocalDate, to: LocalDate, language: Language): string {
  let format = formats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: language === 'en' ? 'short' : 'long', timeZone: 'UTC' })
    formats.set(language, format)
  }
  return format.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`))
}
