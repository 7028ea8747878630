import { tableOf } from '../table-names.ts'
import type { CaseIndex, ComplianceTables, PlacementCase } from './case.ts'

type See = (id: string | undefined) => void

/** Records that a placement has in common with many others, by table. */
const SHARED: Readonly<Record<string, (c: PlacementCase, tables: Pick<ComplianceTables, 'classGroup'>, see: See) => void>> = {
  batch: (c, _, see) => see(c.placement.batchId),
  internshipPlan: (c, _, see) => see(c.batch?.planId),
  classGroup: (c, _, see) => see(c.student?.classGroupId),
  // also one that is not there any more
  programme: (c, tables, see) => see(tables.classGroup.get(c.student?.classGroupId ?? '')?.programmeId),
  post(c, _, see) {
    for (const { postId } of c.segments) see(postId)
  },
}

/**
 * Tells of every placement that is judged by one of the records, and by which. For a record that many share all cases are looked through
 * once: that takes less than a millisecond, where to keep account of it would take many before the first question is answered.
 */
export function eachJudgedBy(
  records: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  { tables, index, cases }: { tables: Pick<ComplianceTables, 'classGroup'>; index: CaseIndex; cases: ReadonlyMap<string, PlacementCase> },
  tell: (placementId: string, record: string) => void,
): void {
  const shared = new Set<keyof typeof SHARED>()
  for (const id of records.keys()) {
    const table = tableOf(id)
    if (table === 'student') for (const placement of index.placementsOf(id)) tell(placement.id, id)
    else if (table === 'enterprise') for (const placement of index.placementsAt(id)) tell(placement.id, id)
    else if (table && table in SHARED) shared.add(table)
  }
  for (const table of shared) {
    const look = SHARED[table]!
    for (const [placementId, c] of cases) look(c, tables, id => id !== undefined && records.has(id) && tell(placementId, id))
  }
}
