import type { Period } from '../records/calendar.ts'
import { orderProblems } from '../register/row-checks.ts'
import type { Draft } from './draft.ts'
import type { ReadRow } from './plan.ts'

/** What all rows of a table say alike, where they say it. */
const OF_TABLE = ['termId', 'from', 'to', 'isDefault'] as const

/** Bell tables from rows that are one period each: the rows that name the same table make it up. */
export function planBells(draft: Draft, rows: readonly ReadRow[]): void {
  const byName = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const name = String(row.values.name ?? '')
    if (name) byName.set(name, [...(byName.get(name) ?? []), row])
    else draft.problem('row.required', { table: 'bellTable', field: 'name' }, row.place)
  }
  for (const [name, ofTable] of byName) {
    const lacking = ofTable.find(r => ['no', 'start', 'end'].some(f => r.values[f] === undefined))
    if (lacking) {
      const field = ['no', 'start', 'end'].find(f => lacking.values[f] === undefined)
      draft.problem('row.required', { table: 'bellTable', field }, lacking.place)
      continue
    }
    const periods = ofTable.map(({ values }) => periodOf(values)).sort((a, b) => a.no - b.no)
    // the rows repeat what belongs to the table
    const given: Record<string, unknown> = {}
    const differing = ofTable.flatMap(row => OF_TABLE.flatMap(field => {
      const value = row.values[field]
      if (value === undefined || value === (given[field] ??= value)) return []
      return [{ field, place: { ...row.place, ...(row.columns[field] === undefined ? {} : { column: row.columns[field] }) } }]
    }))
    if (differing[0]) {
      draft.problem('bell.rowsDiffer', { table: 'bellTable', field: differing[0].field, name }, differing[0].place)
      continue
    }
    const fields = { name, ...given, periods }
    const [disorder] = orderProblems('bellTable', fields)
    const { place } = ofTable.find(r => r.values.no === disorder?.facts['no']) ?? ofTable[0]!
    const [known] = draft.matching('bellTable', ['name'], { name })
    if (disorder) draft.problem(disorder.code, { table: 'bellTable', field: 'periods', ...disorder.facts, name }, place)
    else draft.put('bellTable', fields, known, { name, place })
  }
}

function periodOf(values: Record<string, unknown>): Period {
  const { no, periodName, start, end } = values as { no: number; periodName?: string; start: string; end: string } // read by the fields of the bell table
  return { no, ...(periodName ? { name: periodName } : {}), start, end }
}
