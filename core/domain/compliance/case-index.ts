import type { CaseIndex, ComplianceTables } from './case.ts'

type Owned = 'placementChange' | 'leave' | 'payment' | 'shift' | 'visit' | 'journal'
type Kept = 'post' | 'staffCount' | 'visit' | 'ticket'

const OWNED: readonly Owned[] = ['placementChange', 'leave', 'payment', 'shift', 'visit', 'journal']
const KEPT: readonly Kept[] = ['post', 'staffCount', 'visit', 'ticket']

/** Sorts the records of the compliance tables by the placement and the enterprise that they belong to. */
export function createCaseIndex(tables: ComplianceTables): CaseIndex {
  const owned = new Map(OWNED.map(table => [table, groupedBy(tables[table].values(), row => ('placementId' in row ? row.placementId : undefined))]))
  const kept = new Map(KEPT.map(table => [table, groupedBy(tables[table].values(), row => ('enterpriseId' in row ? row.enterpriseId : undefined))]))
  const at = new Map<string, Set<string>>()
  const stays = (enterpriseId: string, placementId: string) => {
    const ids = at.get(enterpriseId) ?? new Set<string>()
    ids.add(placementId)
    at.set(enterpriseId, ids)
  }
  for (const p of tables.placement.values()) stays(p.enterpriseId, p.id)
  for (const c of tables.placementChange.values()) if (c.enterpriseId !== undefined) stays(c.enterpriseId, c.placementId)
  return {
    byPlacement: (table, id) => (owned.get(table)?.get(id) ?? []) as never, // the table names the kind of its rows
    byEnterprise: (table, id) => (kept.get(table)?.get(id) ?? []) as never,
    placementsAt: id => [...(at.get(id) ?? [])].flatMap(placement => tables.placement.get(placement) ?? []),
  }
}

function groupedBy<R>(rows: Iterable<R>, key: (row: R) => string | undefined): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const id = key(row)
    if (id === undefined) continue
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}
