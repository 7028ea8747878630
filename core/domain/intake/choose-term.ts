import { mondayOf, type LocalDate, type LocalTime } from '../base/time.ts'
import type { Term } from '../records/calendar.ts'
import type { World } from '../world.ts'
import type { Draft } from './draft.ts'

/** For which term a timetable holds. Without either: the term of today, else the next, else the last, else a new one from this week. */
export type TermChoice = { termId?: string; newTerm?: { name: string; start: LocalDate; weeks: number } }

const NEW_TERM_WEEKS = 20

/** The term that an import is for; `name` is what a new one is called when nobody said. */
export function chooseTerm(world: World, draft: Draft, choice: TermChoice, name: string, now: LocalTime): { term: Term; isNew: boolean } {
  const { terms } = world.calendar
  const today = now.slice(0, 10)
  if (!choice.newTerm) {
    const chosen =
      (choice.termId ? world.tables.term.get(choice.termId) : undefined) ??
      world.calendar.termOf(today) ??
      terms.find(t => t.start > today) ??
      terms.at(-1)
    if (chosen) return { term: chosen, isNew: false }
  }
  const wanted = choice.newTerm ?? { name: name || today.slice(0, 4), start: today, weeks: NEW_TERM_WEEKS }
  const fields = { name: wanted.name.slice(0, 200), start: mondayOf(wanted.start), weeks: wanted.weeks }
  // a second import into the same new term finds it
  const [known] = draft.matching('term', ['name', 'start'], fields)
  if (known) return { term: { ...fields, ...draft.row('term', known), id: known }, isNew: false }
  return { term: { id: draft.put('term', fields, undefined, { name: fields.name }), ...fields }, isNew: true }
}
