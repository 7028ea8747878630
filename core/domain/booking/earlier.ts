import type { Facts } from '../base/decision.ts'
import { dayNumber } from '../base/time.ts'
import type { Booking, Override } from '../records/booking.ts'
import { findClashes, type Clash, type Surroundings } from './clashes.ts'

/** The rules that a stored booking sets aside, and what it breaks as it stands. */
export type Earlier = { overrides: readonly Override[]; clashes: readonly Clash[] }

/** What was allowed to a booking before it is changed. */
export function earlierOf(world: Surroundings, booking: Booking): Earlier {
  const { overrides = [] } = booking
  return { overrides, clashes: overrides.length ? findClashes(world, booking, booking.id) : [] }
}

/**
 * Leaves the clashes that no reason sets aside. A reason given now counts for its whole rule. An earlier one was given for
 * what it saw: it counts only where the same rule is broken with the same resources on no more dates, and none of them worse.
 */
export function openUnder(given: readonly Override[], earlier: Earlier = { overrides: [], clashes: [] }): (clashes: readonly Clash[]) => Clash[] {
  const rules = new Set(given.map(o => o.rule))
  const before = new Set(earlier.overrides.map(o => o.rule))
  const known = figuresByBreach(earlier.clashes)
  return clashes => {
    const now = figuresByBreach(clashes)
    const isNoWorse = (clash: Clash) => {
      const was = known.get(breachOf(clash)) ?? []
      return now.get(breachOf(clash))!.every((figure, i) => i < was.length && figure <= was[i]!)
    }
    return clashes.filter(c => !c.overridable || !(rules.has(c.rule) || (before.has(c.rule) && isNoWorse(c))))
  }
}

/** How bad each clash is, worst first, by what is broken with what. */
function figuresByBreach(clashes: readonly Clash[]): Map<string, number[]> {
  const figures = new Map<string, number[]>()
  for (const clash of clashes) figures.set(breachOf(clash), [...(figures.get(breachOf(clash)) ?? []), figureOf(clash)])
  for (const list of figures.values()) list.sort((a, b) => b - a)
  return figures
}

function breachOf({ rule, facts, date }: Clash): string {
  const { equipmentId, roomId, qualificationId, teacherId, teachers, use } = facts
  return JSON.stringify([rule, equipmentId, roomId, qualificationId, teacherId, teachers, use, rule === 'calendar.holiday' ? date : null])
}

/** Hours on loan, people without a workstation, days since a qualification ran out; rules without a figure are broken or not. */
function figureOf({ rule, facts, date }: Clash): number {
  if (rule === 'loan.hours') return numberOf(facts, 'hours')
  if (rule === 'people.stations') return numberOf(facts, 'people') - numberOf(facts, 'stations')
  if (rule === 'qualification.expired') return dayNumber(date) - dayNumber(String(facts['expires']))
  return 0
}

function numberOf(facts: Facts, name: string): number {
  return Number(facts[name])
}
