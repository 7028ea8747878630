import type { Change } from '../base/change.ts'
import { ownedRows } from '../base/owned-rows.ts'
import type { LocalDate } from '../base/time.ts'
import type { Leave, Placement, PlacementChange } from '../records/internship.ts'
import type { Tables } from '../tables.ts'
import { segmentsOf, type Segment } from './segments.ts'

/** Tables that say who is where on which days. */
export const STAY_TABLES = ['placement', 'placementChange', 'leave'] as const
type StayTables = Pick<Tables, (typeof STAY_TABLES)[number]>

/** An intern's days at one host. */
export type Stay = { placement: Placement; segments: readonly Segment[] }

/** Who is at which host on which days, found without searching; keeps up with changes. What was cancelled is nowhere. */
export type Stays = {
  /** ids of the hosts that have, had or will have interns */
  hosts(): Iterable<string>
  /** everybody who has days at the host, with those days */
  at(enterpriseId: string): Stay[]
  /** all days of a placement; none where it is unknown or cancelled */
  segmentsOf(placementId: string): readonly Segment[]
  /** its amendments, also those of one that was cancelled */
  changesOf(placementId: string): readonly PlacementChange[]
  leavesOf(placementId: string): readonly Leave[]
  follow(changes: readonly Change[]): void
}

const NONE: readonly Segment[] = []

export function createStays(tables: StayTables): Stays {
  const segments = new Map<string, readonly Segment[]>()
  const atHost = new Map<string, Set<string>>()
  const amendments = ownedRows(tables.placementChange, 'placementId')
  const leaves = ownedRows(tables.leave, 'placementId')

  function settle(placementId: string): void {
    for (const { enterpriseId } of segments.get(placementId) ?? NONE) {
      const guests = atHost.get(enterpriseId)
      guests?.delete(placementId)
      if (guests?.size === 0) atHost.delete(enterpriseId)
    }
    const placement = tables.placement.get(placementId)
    if (!placement || placement.status === 'cancelled') return void segments.delete(placementId)
    const now = segmentsOf(placement, amendments.of(placementId))
    segments.set(placementId, now)
    for (const { enterpriseId } of now) {
      const guests = atHost.get(enterpriseId)
      if (guests) guests.add(placementId)
      else atHost.set(enterpriseId, new Set([placementId]))
    }
  }
  for (const id of tables.placement.keys()) settle(id)

  return {
    hosts: () => atHost.keys(),
    at: enterpriseId =>
      [...(atHost.get(enterpriseId) ?? [])].map(id => ({ placement: tables.placement.get(id)!, segments: segments.get(id)!.filter(s => s.enterpriseId === enterpriseId) })),
    segmentsOf: id => segments.get(id) ?? NONE,
    changesOf: id => amendments.of(id),
    leavesOf: id => leaves.of(id),
    follow(changes) {
      const touched = new Set<string>()
      for (const change of changes) {
        if (change.table === 'placement') touched.add(change.id)
        if (change.table === 'leave') leaves.follow(change)
        if (change.table === 'placementChange') for (const id of amendments.follow(change)) touched.add(id)
      }
      for (const id of touched) settle(id)
    },
  }
}

/** Whether any of the days lies between the two, both included. */
export function meets(segments: readonly Segment[], from: LocalDate, to: LocalDate): boolean {
  return segments.some(s => s.from <= to && s.to >= from)
}

/** Whether somebody with these leaves is away on a day; who came back earlier or later than agreed is away until then. */
export function isOnLeave(leaves: readonly Leave[], date: LocalDate): boolean {
  return leaves.some(l => l.from <= date && date <= (l.returnedOn ?? l.to))
}
