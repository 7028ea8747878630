import type { LocalTime } from '#domain/base/time.ts'
import { dayText, type Language } from '#words/say.ts'

/** A wall time with its year: `Mon 23 Nov 2026 08:00`. */
export function momentText(time: LocalTime, language: Language): string {
  return `${dayText(time.slice(0, 10), language, true)} ${time.slice(11, 16)}`
}
