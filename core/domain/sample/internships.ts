import { createDice } from './dice.ts'
import { putAttendance, putShifts } from './intern-days.ts'
import { putHosts } from './intern-hosts.ts'
import { putBatches } from './intern-placements.ts'
import { putAffairs, putJournals, putLeaves, putPayments, putPlacementChanges } from './intern-records.ts'
import { workdays, type InternScene } from './intern-scene.ts'
import { putVisits } from './intern-visits.ts'
import type { Scene } from './scene.ts'

const SEED = 20260907

/**
 * A year of internships: one batch under way since eleven weeks, one that has ended, an orientation visit, and one to be placed. Most of
 * it is in order; what is not, is such as every office knows it. The throws are its own: the rest of the college stays as it is without.
 */
export function putInternships(scene: Scene): void {
  const making = { ...scene, dice: createDice(SEED), words: scene.wish.internships, isWorkday: workdays(scene.sheaf) }
  const full: InternScene = { ...making, hosts: putHosts(making) }
  const batches = putBatches(full)
  const of = (key: string) => batches.find(b => b.type.key === key)!
  const running = of('running')
  putPlacementChanges(full, running)
  putLeaves(full, running)
  for (const batch of [running, of('ended')]) {
    putVisits(full, batch)
    putJournals(full, batch)
    putPayments(full, batch)
  }
  putShifts(full, running)
  putAttendance(full, running)
  putAffairs(full, running)
}
