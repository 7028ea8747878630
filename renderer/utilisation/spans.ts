import { addDays, type LocalDate } from '#domain/base/time.ts'
import type { CollegeState } from '#contract/college.ts'

export type SpanKind = 'toDate' | 'term' | 'month' | 'own'
export type DateSpan = { from: LocalDate; to: LocalDate }

/** The days that a choice stands for; of a term the present one, or else the last there is. Null without any term. */
export function spanOf(kind: Exclude<SpanKind, 'own'>, state: CollegeState): DateSpan | null {
  const month = state.today.slice(0, 7)
  if (kind === 'month') return { from: `${month}-01`, to: addDays(addDays(`${month}-28`, 4).slice(0, 7) + '-01', -1) }
  const term = state.terms.find(t => t.id === state.week?.termId) ?? state.terms.at(-1)
  if (!term) return null
  const last = addDays(term.start, term.weeks * 7 - 1)
  if (kind === 'term' || state.today < term.start || state.today > last) return { from: term.start, to: last }
  return { from: term.start, to: state.today }
}
