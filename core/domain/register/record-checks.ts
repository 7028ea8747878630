import type { LocalDate } from '../base/time.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'
import { internshipProblems } from './internship-checks.ts'
import { internshipWarnings, type RowWarning } from './internship-warnings.ts'
import { outcomeProblems } from './outcome-checks.ts'
import { outcomeWarnings } from './outcome-warnings.ts'
import { partnershipProblems } from './partnership-checks.ts'
import { requestProblems } from './request-checks.ts'
import type { RowProblem } from './row-checks.ts'

/** What a row says against the records around it. */
export function recordProblems(held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  return [...internshipProblems(held, table, row), ...outcomeProblems(held, table, row), ...partnershipProblems(held, table, row), ...requestProblems(held, table, row)]
}

/** What somebody who writes a row should know at once, though it is written. */
export function recordWarnings(held: Register, table: TableName, row: Values & { id: string }, today: LocalDate): RowWarning[] {
  return [...internshipWarnings(held, table, row), ...outcomeWarnings(held, table, row, today)]
}
