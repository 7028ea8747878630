import { datesFrom, type LocalDate } from '../base/time.ts'
import type { PlacementCase } from '../compliance/case.ts'
import { findingsOfPlacement } from '../compliance/evaluate.ts'
import type { Finding, RulePack } from '../compliance/pack.ts'
import { rulebookOf, type Rulebook } from '../compliance/rulebook.ts'
import type { Stance } from '../compliance/stance.ts'
import type { TestName } from '../compliance/tests.ts'
import type { ShiftType } from '../records/host.ts'
import type { Shift } from '../records/on-site.ts'
import { SHIFT_TESTS } from './week.ts'

/** Why somebody may not work a shift on a day whatever else is worked, by the cure that the rule names: nights, rest days, hours. */
export type Forbidden = { rule: string; cure: string; why?: string }

/**
 * What the rules of a pack leave to one intern. It asks the rules' own tests about shifts that are not there, so that recorded special
 * needs, figures that the college has set and days in force count here just as they do when the roster is judged.
 */
export type Lawful = {
  /** the rules that one shift alone breaks on a day */
  forbids(date: LocalDate, type: ShiftType): Forbidden[]
  /** minutes that may be worked in the week of a Monday; Infinity where no rule says */
  weekMinutes(monday: LocalDate): number
  /** days in a row that may have a shift; Infinity where no rule says */
  daysInRow(from: LocalDate): number
  /** whether the intern is too young on a day */
  isTooYoung(date: LocalDate): boolean
}

/** A shift round the clock: what is forbidden at all is forbidden to it, and with the figure in the facts. */
const ROUND_THE_CLOCK = { id: 'shiftType:probe', enterpriseId: '', name: '', start: '00:00', end: '00:00' } satisfies ShiftType
const LONG_RUN = 90 // days

export function lawfulFor(pack: RulePack, c: PlacementCase, stance: Stance): Lawful {
  const bare = bareCase(c)
  const rulesBy = (wanted: (test: TestName) => boolean) => rulebookOf(pack, stance, ({ test }) => test !== undefined && wanted(test))
  const [onShifts, onHours, onRest, onAge] = [rulesBy(test => SHIFT_TESTS.has(test)), rulesBy(test => test === 'hoursKept'), rulesBy(test => test === 'weeklyRest'), rulesBy(test => test === 'ageReached')]
  const ask = (dates: readonly LocalDate[], type: ShiftType, rules: Rulebook): Finding[] => {
    const shifts = dates.map((date): Shift => ({ id: `shift:${date.slice(0, 7)}:probe`, placementId: c.placement.id, date, shiftTypeId: type.id }))
    return findingsOfPlacement(rules, { ...bare, shifts, typeOf: () => type })
  }
  const young = findingsOfPlacement(onAge, c).filter(f => f.cure === 'waitForAge')
  const least = (findings: readonly Finding[], cure: string) => findings.reduce((most, f) => (f.cure === cure ? Math.min(most, Number(f.facts['most'])) : most), Infinity)
  return {
    forbids: (date, type) =>
      ask([date], type, onShifts).map(({ rule, cure, facts }) => ({ rule, cure, ...(typeof facts['why'] === 'string' ? { why: facts['why'] } : {}) })),
    weekMinutes: monday => least(ask(datesFrom(monday, 7), ROUND_THE_CLOCK, onHours), 'shorterWeek'),
    daysInRow: from => least(ask(datesFrom(from, LONG_RUN), ROUND_THE_CLOCK, onRest), 'restDay'),
    isTooYoung: date => young.some(f => f.from <= date && date <= f.to),
  }
}

/** The case as plain values, asked for once; of what was written during the internship nothing that rules on shifts would ask for. */
function bareCase(c: PlacementCase): PlacementCase {
  const { placement, segments, from, to, student, entryYear, programme, calendar, today } = c
  return {
    placement, segments, from, to, student, entryYear, programme, calendar, today,
    batch: undefined,
    plan: undefined,
    changes: [],
    internship: [],
    exemptions: [...c.exemptions],
    leaves: [],
    payments: [],
    visits: [],
    journals: [],
    shifts: [],
    typeOf: shift => c.typeOf(shift),
    hostOf: segment => c.hostOf(segment),
    postOf: segment => c.postOf(segment),
  }
}
