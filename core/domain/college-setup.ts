import { birth, revision } from './base/change.ts'
import { accept, refuse, type Context, type Decision } from './base/decision.ts'
import { clockMinutes, clockOf, weekdayOf } from './base/time.ts'
import type { BellTable, Period, Term } from './records/calendar.ts'
import { COLLEGE_ID, type College } from './records/college.ts'
import type { World } from './world.ts'

/**
 * A usual day of lessons: `morning` periods from 08:00, `afternoon` from 14:00, `evening` from 19:00, of 45 minutes
 * with breaks of 10 (20 after the second). A start to be edited, not a rule.
 */
export function usualPeriods(morning = 4, afternoon = 4, evening = 2): Period[] {
  const periods: Period[] = []
  const add = (from: string, count: number) => {
    let at = clockMinutes(from)
    for (let i = 0; i < count; i++) {
      periods.push({ no: periods.length + 1, start: clockOf(at), end: clockOf(at + 45) })
      at += 45 + (i === 1 && count > 2 ? 20 : 10)
    }
  }
  add('08:00', morning)
  add('14:00', afternoon)
  add('19:00', evening)
  return periods
}

/** Founds an empty college with a first term and the usual bell table. Refuses `college.exists`, `term.notMonday`. */
export function setUpCollege(world: World, want: { name: string; term: Omit<Term, 'id'>; bellName: string }, ctx: Context): Decision<{ termId: string }> {
  if (world.tables.college.has(COLLEGE_ID)) return refuse('college.exists', { name: world.tables.college.get(COLLEGE_ID)!.name })
  if (weekdayOf(want.term.start) !== 1) return refuse('term.notMonday', { date: want.term.start })
  const college: College = { id: COLLEGE_ID, name: want.name, ratedHoursPerWeek: 35, kind: 'own' }
  const term: Term = { id: ctx.newId('term'), ...want.term }
  const bells: BellTable = { id: ctx.newId('bellTable'), name: want.bellName, isDefault: true, periods: usualPeriods() }
  return accept([birth('college', college), birth('term', term), birth('bellTable', bells)], { termId: term.id }, { name: want.name })
}

/** Changes what the college says of itself; `null` clears. */
export function saveCollege(world: World, fields: Record<string, unknown>): Decision<null> {
  const college = world.tables.college.get(COLLEGE_ID)
  if (!college) return refuse('record.missing', { table: 'college', id: COLLEGE_ID })
  return accept([revision('college', college, fields)], null, { name: String(fields.name ?? college.name) })
}
