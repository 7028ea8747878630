import type { LocalDate } from '../../base/time.ts'
import type { Text } from '../model.ts'

/** A figure in the reader's way of writing it. */
export function number(n: number): Text {
  return { code: 'report.number', facts: { n } }
}

export function names(list: readonly string[]): Text {
  return { code: 'report.names', facts: { names: list } }
}

export function span(from: LocalDate, to: LocalDate): Text {
  return { code: 'report.span', facts: { from, to } }
}

/** Minutes as hours, a quarter of an hour exact. */
export function hours(minutes: number): Text {
  return number(Math.round(minutes / 0.6) / 100)
}

/** Only the parts that there are. */
export function kept(...parts: (Text | false | undefined | null)[]): Text[] {
  return parts.flatMap(part => part || [])
}

/** A box, ticked where something is there; with the day where that is known. */
export function ticked(there: boolean, on?: string): Text {
  return `${there ? '☑' : '□'}${on ? ` ${on}` : ''}`
}
