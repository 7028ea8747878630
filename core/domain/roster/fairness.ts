import { mayWork, weekendsOf, type Person, type Problem, type Roster } from './problem.ts'

export type Measure = 'nights' | 'weekends' | 'hours'
export const MEASURES: readonly Measure[] = ['nights', 'weekends', 'hours']

/** What a person would have if all the need were shared out by the hours that each may work; null where this person can't take part. */
export type Share = Record<Measure, number | null>

/** One person's part: what was given, and the fair share of it. */
export type Portion = { person: string; given: number; fair: number }
/** How evenly one burden is spread: 0 is quite even; the spread is from who is farthest below the fair share to who is farthest above. */
export type Evenness = { spread: number; least: Portion; most: Portion } | null
export type Fairness = Record<Measure, Evenness>

/** The fair share of each person, by the need and not by what was covered, so that it is the same for every roster of the problem. */
export function fairShares(problem: Problem): Share[] {
  const byCode = new Map(problem.shifts.map(s => [s.code, s]))
  const weekendDays = new Set(weekendsOf(problem).flat())
  let nights = 0
  let weekendShifts = 0
  let minutes = 0
  for (const { day, shift, need } of problem.cover) {
    const type = byCode.get(shift)
    if (!type) continue
    if (type.night) nights += need
    if (weekendDays.has(day)) weekendShifts += need
    minutes += need * type.minutes
  }
  const parts: Record<Measure, (person: Person) => boolean> = {
    nights: person => problem.shifts.some(s => s.night && mayWork(person, s)),
    weekends: person => person.maxWeekends > 0,
    hours: () => true,
  }
  // a weekend is two days, and who works on it mostly works both
  const totals: Record<Measure, number> = { nights, weekends: weekendShifts / 2, hours: minutes / 60 }
  const sums = Object.fromEntries(MEASURES.map(m => [m, problem.people.filter(parts[m]).reduce((sum, p) => sum + p.maxMinutes, 0)])) as Record<Measure, number>
  const share = (person: Person, m: Measure) => (parts[m](person) && sums[m] > 0 ? (totals[m] * person.maxMinutes) / sums[m] : null)
  return problem.people.map(person => ({ nights: share(person, 'nights'), weekends: share(person, 'weekends'), hours: share(person, 'hours') }))
}

/** What each person was given of each burden. */
export function burdens(problem: Problem, roster: Roster): Record<Measure, number>[] {
  const byCode = new Map(problem.shifts.map(s => [s.code, s]))
  const weekends = weekendsOf(problem)
  return problem.people.map((_, i) => {
    const row = roster[i] ?? []
    const worked = row.flatMap(code => (code === null ? [] : (byCode.get(code) ?? [])))
    return {
      nights: worked.filter(s => s.night).length,
      weekends: weekends.filter(days => days.some(day => (row[day] ?? null) !== null)).length,
      hours: worked.reduce((sum, s) => sum + s.minutes, 0) / 60,
    }
  })
}

/** The figure to show: for each burden how far apart people are, and who is at both ends. */
export function fairnessOf(problem: Problem, roster: Roster): Fairness {
  const shares = fairShares(problem)
  const given = burdens(problem, roster)
  const evenness = (m: Measure): Evenness => {
    const portions = problem.people.flatMap((p, i) => {
      const fair = shares[i]![m]
      return fair === null ? [] : [{ person: p.id, given: given[i]![m], fair }]
    })
    const sorted = portions.toSorted((a, b) => a.given - a.fair - (b.given - b.fair))
    const [least, most] = [sorted[0], sorted.at(-1)]
    return least && most ? { spread: most.given - most.fair - (least.given - least.fair), least, most } : null
  }
  return { nights: evenness('nights'), weekends: evenness('weekends'), hours: evenness('hours') }
}
