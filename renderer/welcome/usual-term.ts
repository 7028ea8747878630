import { addDays, mondayOf, type LocalDate } from '#domain/base/time.ts'
import type { Language } from '#words/say.ts'

export type TermDraft = { name: string; start: LocalDate; weeks: number }

/**
 * The term that a Chinese college is in, or about to be in, on a date, as a first suggestion: autumn begins with the
 * week of 1 September and spring with that of 1 March, 20 weeks each. July counts to the coming autumn, January to the past one.
 */
export function usualTerm(today: LocalDate, language: Language): TermDraft {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const autumn = month >= 7 || month === 1
  const first = month >= 7 ? year : year - 1
  const name =
    language === 'en' ? (autumn ? `Autumn ${first}` : `Spring ${year}`) : `${first}–${first + 1}学年第${autumn ? '一' : '二'}学期`
  return { name, start: mondayOf(autumn ? `${first}-09-01` : `${year}-03-01`), weeks: 20 }
}

/** The calendar years that a term touches. */
export function yearsOf(term: TermDraft): number[] {
  const first = Number(term.start.slice(0, 4))
  const last = Number(addDays(term.start, term.weeks * 7 - 1).slice(0, 4))
  return first === last ? [first] : [first, last]
}
