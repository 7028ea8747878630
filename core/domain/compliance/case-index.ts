import type { Change } from '../base/change.ts'
import { ownedRows } from '../base/owned-rows.ts'
import type { CaseIndex, ComplianceTables } from './case.ts'

/** Knows which records of the compliance tables belong to which placement and enterprise, and keeps up with changes. */
export function createCaseIndex(tables: ComplianceTables): CaseIndex & { follow(changes: readonly Change[]): void } {
  const ofPlacements = {
    placementChange: ownedRows(tables.placementChange, 'placementId'),
    leave: ownedRows(tables.leave, 'placementId'),
    payment: ownedRows(tables.payment, 'placementId'),
    shift: ownedRows(tables.shift, 'placementId'),
    visit: ownedRows(tables.visit, 'placementId'),
    journal: ownedRows(tables.journal, 'placementId'),
  }
  const ofHosts = {
    post: ownedRows(tables.post, 'enterpriseId'),
    staffCount: ownedRows(tables.staffCount, 'enterpriseId'),
    visit: ownedRows(tables.visit, 'enterpriseId'),
    ticket: ownedRows(tables.ticket, 'enterpriseId'),
  }
  // a placement is at its host, and at each host that a change names
  const stays = ownedRows(tables.placement, 'enterpriseId')
  const moves = ownedRows(tables.placementChange, 'enterpriseId')
  const ofStudents = ownedRows(tables.placement, 'studentId')
  const all = [...Object.entries(ofPlacements), ...Object.entries(ofHosts), ['placement', stays], ['placement', ofStudents], ['placementChange', moves]] as const

  return {
    byPlacement: (table, id) => ofPlacements[table].of(id) as never, // the table names the kind of its rows
    byEnterprise: (table, id) => ofHosts[table].of(id) as never, // as above
    placementsOf: ofStudents.of,
    placementsAt(enterpriseId) {
      const own = stays.of(enterpriseId)
      const moved = moves.of(enterpriseId)
      if (!moved.length) return own
      const there = new Set(own)
      for (const { placementId } of moved) {
        const placement = tables.placement.get(placementId)
        if (placement) there.add(placement)
      }
      return [...there]
    },
    follow(changes) {
      for (const change of changes) for (const [table, rows] of all) if (table === change.table) rows.follow(change)
    },
  }
}
