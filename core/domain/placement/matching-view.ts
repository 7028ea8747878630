import type { LocalDate } from '../base/time.ts'
import type { RulePack } from '../compliance/pack.ts'
import { nameOf } from '../record-name.ts'
import type { Batch } from '../records/internship.ts'
import type { Student } from '../records/student.ts'
import { matchingFacts, type MatchingTables } from './matching-facts.ts'
import type { Stays } from './stays.ts'

/** Who of the batches is to be placed, who is not, and what posts and hosts can take; of the next batch where none is chosen. Null where there is no batch. */
export function matchingView(tables: MatchingTables, stays: Stays, pack: RulePack, batchIds: readonly string[], today: LocalDate) {
  const all = [...tables.batch.values()].sort((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : a.name < b.name ? -1 : 1))
  const known = batchIds.flatMap(id => tables.batch.get(id) ?? [])
  const chosen = known.length ? known : nextOf(all, today)
  if (!chosen.length) return null
  const facts = matchingFacts(tables, stays, pack, chosen)
  const wished = new Map<string, { first: number; wished: number }>()
  for (const { wishes } of facts.seekers) {
    for (const [rank, post] of wishes.entries()) {
      const count = wished.get(post) ?? { first: 0, wished: 0 }
      wished.set(post, { first: count.first + (rank === 0 ? 1 : 0), wished: count.wished + 1 })
    }
  }
  const person = ({ id, name, number, classGroupId }: Student) => ({ id, name, number, group: classGroupId === undefined ? '' : nameOf(tables, classGroupId) })
  const hosts = new Map(facts.hosts.map(h => [h.enterprise.id, h]))
  return {
    batches: all.map(({ id, name, from, to }) => ({ id, name, from, to })),
    chosen: chosen.map(b => b.id),
    students: facts.seekers.map(({ student, batchIds: open, wishes, placement, fixture }) => ({
      ...person(student),
      batchIds: open,
      wishes,
      placement: placement && { id: placement.id, postId: placement.postId ?? null, batchId: placement.batchId ?? null },
      fixture,
    })),
    away: facts.away.map(({ student, placement, why }) => ({ ...person(student), why, placementId: placement.id, host: nameOf(tables, placement.enterpriseId) })),
    posts: facts.offers.map(({ post, rooms }) => {
      const host = hosts.get(post.enterpriseId)?.enterprise
      return { id: post.id, name: post.name, hostId: post.enterpriseId, host: host?.name ?? '', category: post.category ?? null, km: host?.distanceKm ?? null, rooms, ...(wished.get(post.id) ?? { first: 0, wished: 0 }) }
    }),
    hosts: facts.hosts.map(({ enterprise, limits }) => ({ id: enterprise.id, name: enterprise.name, limits })),
    unknown: tables.post.size - facts.offers.length,
  }
}

/** The first batch that has not begun; else the one that began last. */
function nextOf(latestFirst: readonly Batch[], today: LocalDate): Batch[] {
  return [latestFirst.findLast(b => b.from >= today) ?? latestFirst[0]].filter(b => b !== undefined)
}
