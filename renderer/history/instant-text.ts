import type { LocalDate } from '#domain/base/time.ts'
import { momentText, type Language } from '#words/say.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** A UTC instant of the change log by the clock of this computer: `Mon 23 Nov 2026 08:00`. */
export function instantText(at: string, language: Language): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return at
  return momentText(`${localDay(instant)}T${two(instant.getHours())}:${two(instant.getMinutes())}`, language)
}

/** The day of an instant by the clock of this computer. */
export function localDay(instant: Date): LocalDate {
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
}
