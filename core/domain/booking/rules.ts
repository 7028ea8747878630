/**
 * The rules of booking. A rule that is overridable may be set aside with a reason, which the booking keeps; the others never,
 * because nobody can be, and no machine can serve, in two places at once.
 */
export const RULES = {
  /** more pieces wanted than are free */
  'equipment.full': { overridable: false },
  /** its status code says that it is not in service (domain.md E1, 现状码) */
  'equipment.status': { overridable: false },
  'equipment.maintenance': { overridable: false },
  /** stopped by a fault that was not mended by then */
  'equipment.fault': { overridable: false },
  /** more workstations wanted than are free, or the whole room while part of it is taken */
  'room.full': { overridable: false },
  'teacher.busy': { overridable: false },
  /** the class group, or one that shares students with it */
  'class.busy': { overridable: false },
  /** outside the dates for which the lender lends it */
  'loan.window': { overridable: false },
  /** more hours a day than the lender allows */
  'loan.hours': { overridable: true },
  /** a use that the lender did not allow */
  'loan.use': { overridable: true },
  /** none of the teachers holds the qualification that the machine asks for */
  'qualification.missing': { overridable: true },
  /** the teachers' qualification has run out by then */
  'qualification.expired': { overridable: true },
  /** more people than workstations */
  'people.stations': { overridable: true },
  /** takes place on a holiday */
  'calendar.holiday': { overridable: true },
  /** a series without a single date */
  'calendar.none': { overridable: false },
} as const satisfies Record<string, { overridable: boolean }>

export type RuleCode = keyof typeof RULES

/** True for a rule that may be set aside with a reason. */
export function isOverridable(rule: string): boolean {
  return Object.hasOwn(RULES, rule) && RULES[rule as RuleCode].overridable // hasOwn says that it is a key
}
