import type { ReactNode } from 'react'
import type { BookedItem, Exception, Times } from '#domain/records/booking.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Photo } from '#renderer/ui/Photo.tsx'
import { knows, listText } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'
import { shownFields } from './shown-fields.ts'

type Words = ReturnType<typeof useSay>

/** Fields of records as registers word them: what each is called, and what a value of it says. `names` are those of the records pointed at. */
export function useValueShown(table: TableName, names: Record<string, string>) {
  return valueShown(table, names, useSay())
}

/** {@link useValueShown} where records of several tables are worded at once. */
export function valueShown(table: TableName, names: Record<string, string>, words: Words) {
  const { say, language } = words
  const fields = shownFields(table)
  const nameOf = (value: unknown): string => (typeof value === 'string' ? (names[value] ?? value) : '')

  /** what the program keeps beside what people see has no words */
  const worded = (name: string) => knows(language, `field.${table}.${name}`)
  const label = (name: string) => (worded(name) ? say(`field.${table}.${name}`) : name)
  function value(name: string, v: unknown): ReactNode {
    const field = fields.find(f => f.name === name)
    if (v === null || v === undefined) return '—'
    if (!field) return typeof v === 'object' ? '…' : String(v)
    if (field.kind === 'photo') return <Photo value={String(v)} label={label(name)} />
    const parts = table === 'booking' ? bookingParts(name, v, nameOf, words) : null
    if (parts !== null) return parts
    const named = Array.isArray(v) ? listText(v.map(nameOf), language) : nameOf(v)
    return valueText(field, v, { [name]: named }, language)
  }
  return { worded, label, value }
}

/** The parts of a booking that are lists: when it is, its machines, the dates that are otherwise. */
function bookingParts(name: string, value: unknown, nameOf: (id: unknown) => string, words: Words): string | null {
  const { say, language, when, day, number } = words
  // the records' own schemas have proven each form
  if (name === 'times') return timesText(value as Times, nameOf, words)
  if (name === 'items') return listText((value as BookedItem[]).map(i => (i.units > 1 ? `${nameOf(i.equipmentId)} × ${number(i.units)}` : nameOf(i.equipmentId))), language)
  if (name === 'exceptions') return listText((value as Exception[]).map(e => (e.kind === 'skip' ? say('register.value.skip', { date: e.date }) : `${day(e.date)} → ${when(e.start)}`)), language)
  return null
}

function timesText(times: Times, nameOf: (id: unknown) => string, { say, when }: Words): string {
  if (times.kind === 'once') return `${when(times.start)}–${times.end.slice(11)}`
  const { weekday, weeks, periods, clock } = times
  const term = nameOf(times.termId)
  if (clock) return say('report.time.weekly', { term, weeks, weekday, ...clock })
  return say('report.time.periods', { term, weeks, weekday, from: periods?.from, to: periods?.to })
}
