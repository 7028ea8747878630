import type { Facts } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import type { TestName } from './tests.ts'

/** The rule packs that there are: who judges. */
export const PACK_IDS = ['cn-2021-4', 'general'] as const
export type PackId = (typeof PACK_IDS)[number]

/** E: must or must not. W: "generally", "in principle". R: a record must exist. (domain.md §A) */
export type Severity = 'E' | 'W' | 'R'

/** Figures that a college may set otherwise: ratios, hours, months, ages, clocks, names of provinces. */
export type Parameters = Readonly<Record<string, number | string>>

/**
 * One rule as data: where it stands, since when, how grave, by which test it is decided and with which figures. Its short wording and
 * its cures are worded by `rule.<pack>.<id>` and `cure.<code>`. `decidedBy` says what else decides it where data can't.
 */
export type Rule = {
  id: string
  article: string
  severity: Severity
  test?: TestName
  decidedBy?: 'form' | 'declaration' | 'none'
  parameters?: Parameters
  /** days on which the rule is in force, where they differ from the pack's */
  from?: LocalDate
  to?: LocalDate
  /** a recorded special need (A28) waives it */
  waivable?: true
}

/** A set of rules of one jurisdiction, in force from a day on. */
export type RulePack = { id: string; jurisdiction: string; source: string; from: LocalDate; to?: LocalDate; rules: readonly Rule[] }

/** What a test says of its subject: on which days something is not as it should be, the figures, the records behind it, the cure. */
export type Issue = { from: LocalDate; to: LocalDate; facts: Facts; records: string[]; cure: string }

/** An issue with the rule that it breaks, and whether somebody answers for it. */
export type Finding = Issue & { pack: string; rule: string; article: string; severity: Severity; subject: string; placementId?: string; overrideId?: string }
