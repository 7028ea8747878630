import type { Change } from '../base/change.ts'
import { COLLEGE_ID } from '../records/college.ts'
import { tableOf } from '../table-names.ts'
import type { CaseIndex, ComplianceTables, PlacementCase } from './case.ts'
import { eachJudgedBy } from './judged-by.ts'
import { createReach, together, type Reach } from './reach.ts'

/** Fields by which a record names those whose findings it may alter. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  placement: ['enterpriseId', 'studentId'],
  placementChange: ['placementId', 'enterpriseId'],
  post: ['enterpriseId'],
  staffCount: ['enterpriseId'],
  exemption: ['programmeId', 'postId'],
  leave: ['placementId'],
  payment: ['placementId'],
  shift: ['placementId'],
  visit: ['placementId', 'enterpriseId'],
  journal: ['placementId'],
  ticket: ['enterpriseId'],
  findingOverride: ['subjectId'],
}

/**
 * Whose findings changes may alter, and which of them: placements and hosts that the records name, and placements that were judged by the
 * records. `cases` are those of before the changes, `tables` and `index` know them already.
 */
export function touchedBy(changes: readonly Change[], known: { tables: ComplianceTables; index: CaseIndex; cases: ReadonlyMap<string, PlacementCase> }): Map<string, Reach> {
  const { tables, cases } = known
  const touched = new Map<string, Reach>()
  const touch = (subject: string, reach: Reach) => void touched.set(subject, together(reach, touched.get(subject) ?? reach))
  const records = new Map<string, Reach>()
  const reachOf = createReach()
  for (const change of changes) {
    const { table, id, from, to } = change
    const reach = reachOf(change)
    if (table === 'placement' && reach !== 'any') {
      touch(id, reach) // its papers and supervisors are nobody else's
      continue
    }
    const says = [from, to, (tables as Record<string, ReadonlyMap<string, object> | undefined>)[table]?.get(id) as Record<string, unknown> | undefined]
    const named = new Set<unknown>([id])
    for (const fields of says) for (const field of NAMING[table] ?? []) named.add(fields?.[field])
    // the student's other placements are judged together with this one
    if (table === 'placementChange') for (const fields of says) named.add(tables.placement.get(String(fields?.['placementId']))?.studentId)
    // rare, and to remember it of each of a million shifts would cost more than to look for it
    if (table === 'shiftType') for (const shift of tables.shift.values()) if (shift.shiftTypeId === id) touch(shift.placementId, reach)
    if (table === 'ticket' || table === 'findingOverride') touch(COLLEGE_ID, reach) // what belongs to no placement and no host is judged together
    for (const other of named) {
      if (typeof other !== 'string') continue
      const kind = tableOf(other)
      if (kind === 'placement' || kind === 'enterprise') touch(other, reach)
      // the hosts at which it was until now
      if (table === 'placement' || table === 'placementChange') for (const segment of cases.get(other)?.segments ?? []) touch(segment.enterpriseId, reach)
      // a host alone says nothing of its interns, but a change of it does, and a visit to it is one to all of them
      if (kind !== 'enterprise' || table === 'enterprise' || table === 'visit') records.set(other, together(reach, records.get(other) ?? reach))
    }
  }
  eachJudgedBy(records, known, (placementId, record) => touch(placementId, records.get(record)!))
  return touched
}
