import type { ListedOccurrence } from '#domain/booking/listing.ts'
import { listText, type Language } from '#words/say.ts'

type Words = { say: (key: string, facts?: Record<string, unknown>) => string; when: (time: string) => string; language: Language }

/** What the list of bookings says of one date, by its columns. */
export function cellsOf(row: ListedOccurrence, { say, when, language }: Words): [when: string, what: string, who: string, where: string, use: string, status: string] {
  const people = [...row.classGroups, ...row.teachers, ...(row.enterprise ? [row.enterprise] : [])]
  const things = [...(row.workshop ? [row.workshop] : []), ...row.items.map(i => (i.units > 1 ? `${i.name} ×${i.units}` : i.name))]
  return [`${when(row.start)}–${row.end.slice(11)}`, row.title, listText(people, language), listText(things, language), say(`choice.use.${row.use}`), say(`choice.status.${row.status}`)]
}
