import { daysIn } from '../base/time.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'
import { levelsOf, twice } from './outcome-checks.ts'
import type { RowProblem } from './row-checks.ts'

/** What the records of demand, of hours and of rates say against each other. */
export function partnershipProblems(held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  switch (table) {
    case 'skillDemand':
      return aboveLevels(held, row)
    case 'mentorWork':
      return [...elsewhere(held, row), ...(row.contactId === undefined ? [] : moreThanDays(row))]
    case 'enterpriseTeaching':
      return moreThanDays(row)
    case 'ledgerRate':
      return twice(held, table, row, ['thing', 'from'], 'from')
    default:
      return []
  }
}

function aboveLevels(held: Register, row: Values): RowProblem[] {
  const skill = held.row('skill', String(row.skillId))
  const levels = levelsOf(skill)
  return skill && Number(row.level ?? 0) > levels ? [{ field: 'level', code: 'skillDemand.aboveLevels', facts: { level: row.level, levels, skill: skill.name } }] : []
}

function elsewhere(held: Register, row: Values): RowProblem[] {
  const mentor = typeof row.contactId === 'string' ? held.row('contact', row.contactId) : undefined
  if (!mentor || mentor.enterpriseId === row.enterpriseId) return []
  return [{ field: 'contactId', code: 'mentorWork.elsewhere', facts: { mentor: mentor.name, host: held.row('enterprise', String(mentor.enterpriseId))?.name ?? '' } }]
}

/** One person's hours are no more than the days have; where the dates are wrong the order of them is what is said. */
function moreThanDays(row: Values): RowProblem[] {
  const { from, to } = row
  if (typeof from !== 'string' || typeof to !== 'string' || to < from) return []
  const days = daysIn({ from, to })
  return Number(row.hours) > days * 24 ? [{ field: 'hours', code: 'outcome.moreThanDays', facts: { hours: row.hours, days, most: days * 24 } }] : []
}
