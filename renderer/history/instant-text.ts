import type { LocalDate } from '#domain/base/time.ts'
import type { Language } from '#words/say.ts'

/** A UTC instant of the change log in this computer's time, as the language writes it. */
export function instantText(at: string, language: Language): string {
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? at : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(instant)
}

/** The day of an instant by the clock of this computer. */
export function localDay(instant: Date): LocalDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
}
