import type { Change, Row0 } from '../base/change.ts'
import { late } from '../base/late.ts'
import { rowsTelling } from '../row-map.ts'
import { tableNames } from '../table-names.ts'
import { schemas, type Tables } from '../tables.ts'

/** Fields by which a record is about one person: him, or his placement. A record about several (a visit to a whole shop) is nobody's. */
const OF_ONE = ['studentId', 'placementId'] as const

const personal = late(() => tableNames.filter(table => OF_ONE.some(field => field in schemas[table].shape)))

/** The ids of a person's record and of every record that is about him, as the tables are; of months that are on the disk nothing. */
export function belongingTo(tables: Tables, studentIds: Iterable<string>): Set<string> {
  const all = new Set(studentIds)
  // placements come before what points at them
  for (const table of [...personal()].sort((a, b) => Number(b === 'placement') - Number(a === 'placement'))) {
    for (const row of tables[table].values() as Iterable<Row0>) if (isAbout(row, all)) all.add(row.id)
  }
  for (const conflict of tables.conflict.values()) if (all.has(conflict.record)) all.add(conflict.id)
  return all
}

/** Adds records that changes say to be about the same people: also such as are no more. Changes come in the order in which they were made. */
export function follow(all: Set<string>, changes: readonly Change[]): void {
  for (const { table, id, from, to } of changes) {
    if (all.has(id)) continue
    const said = [from, to].some(fields => fields !== null && (isAbout(fields, all) || (table === 'conflict' && all.has(String(fields['record'])))))
    if (said) all.add(id)
  }
}

function isAbout(fields: Readonly<Record<string, unknown>>, all: ReadonlySet<string>): boolean {
  return OF_ONE.some(field => all.has(String(fields[field])))
}

/** People whose data were erased. */
export function erasedIn(tables: Pick<Tables, 'student'>): string[] {
  return rowsTelling(tables.student, { field: 'erasedOn' }).map(student => student.id)
}
