import { revision, type Change } from '../base/change.ts'
import { idFor } from '../part.ts'
import { createDice } from './dice.ts'
import { putManyHosts } from './many-hosts.ts'
import { putManyPlacements } from './many-placements.ts'
import { putManyOutcomes } from './many-outcomes.ts'
import { manyMonths, putManyRecords } from './many-records.ts'
import type { Scene } from './scene.ts'

const SEED = 20250602
/** Changes in one set: some megabytes, so that none of them has to be held whole for long. */
const SET = 25_000

/** About how many records {@link manyInternships} makes. */
export const MANY_RECORDS = 2_400_000

/**
 * Internships and outcomes of a very large college as sets of changes, none larger than can be written at once. What everything else points at comes
 * first; then the attendance, no set of which reaches over a month.
 */
export function* manyInternships(scene: Scene, made: number): Generator<Change[]> {
  const own: Scene = { ...scene, dice: createDice(SEED) }
  const partners = own.sheaf.all('enterprise').map(row => ({ ...row })) // as they were given out
  const hosts = putManyHosts(own)
  const interns = putManyPlacements(own, hosts)
  putManyRecords(own, hosts, interns)
  putManyOutcomes(own, hosts, interns)
  const asHosts = partners.flatMap((row, i) => revision('enterprise', row, own.sheaf.all('enterprise')[i]!) ?? [])
  const births = [...asHosts, ...own.sheaf.changes(made)]
  for (let at = 0; at < births.length; at += SET) yield births.slice(at, at + SET)
  for (const rows of manyMonths(own, interns)) {
    for (let at = 0; at < rows.length; at += SET) {
      yield rows.slice(at, at + SET).map(({ placementId, date, fields }, i) => ({
        table: 'attendance',
        id: idFor('attendance', { date }, kind => `${kind}:s${String(at + i + 1).padStart(6, '0')}`),
        from: null,
        to: { placementId, date, ...fields },
      }))
    }
  }
}
