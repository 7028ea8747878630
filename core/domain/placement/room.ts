import { addDays, type LocalDate } from '../base/time.ts'
import { figure } from '../compliance/issue.ts'
import type { RulePack } from '../compliance/pack.ts'
import { parametersOf } from '../compliance/stance.ts'
import { mostInterns } from '../compliance/test-host.ts'
import type { Post, StaffCount } from '../records/host.ts'
import type { Batch } from '../records/internship.ts'
import type { RuleSetting } from '../records/on-site.ts'
import type { MatchingTables } from './matching-facts.ts'
import type { Stays } from './stays.ts'

type Span = { from: LocalDate; to: LocalDate }
/** Days of an intern whom the matching does not move. */
type OtherDay = Span & { batchId: string | undefined; work: boolean }

/** Room of a post in a batch. `places` is what the matching may give: the smaller of what is given and what the share of the staff allows, less what others take. */
export type PostRoom = {
  /** null: nobody has said how many */
  given: number | null
  by: 'batch' | 'post'
  /** on the worst day */
  others: number
  /** what A16 leaves, on the worst day; null where it does not apply or nobody has said how many work there */
  share: { most: number; percent: number; staff: number } | null
  places: number
}
/** What A15 leaves of a host in a batch on the worst day; null where it does not apply or nobody has said how many work there. */
export type HostRoom = { most: number; percent: number; staff: number; others: number } | null

export type Taken = {
  pack: RulePack
  settings: readonly RuleSetting[]
  taken: ReadonlyMap<string, readonly OtherDay[]>
  places: ReadonlyMap<string, number>
  staff: ReadonlyMap<string, readonly StaffCount[]>
  /** interns of the published plan: a share that the office has gone beyond already is not taken back */
  published: ReadonlyMap<string, number>
}

/** Days at posts and hosts of everybody whom the matching does not move, as far as they meet one of the batches. */
export function daysTaken(tables: MatchingTables, stays: Stays, batches: readonly Batch[], moving: ReadonlySet<string>): Map<string, OtherDay[]> {
  const taken = new Map<string, OtherDay[]>()
  const add = (key: string, day: OtherDay) => void (taken.get(key)?.push(day) ?? taken.set(key, [day]))
  for (const placement of tables.placement.values()) {
    if (moving.has(placement.id) || placement.status === 'cancelled') continue
    for (const { from, to, enterpriseId, postId } of stays.segmentsOf(placement.id)) {
      if (!batches.some(b => from <= b.to && to >= b.from)) continue
      const day = { from, to, batchId: placement.batchId, work: placement.kind === 'post' }
      add(enterpriseId, day)
      if (postId !== undefined) add(postId, day)
    }
  }
  return taken
}

/**
 * What a post can take in a batch. Places that are given for the batch are the batch's alone; the post's own number of places is
 * shared with all who are there on the same days.
 */
export function postRoom(post: Post, batch: Batch, tools: Taken): PostRoom {
  const ofBatch = tools.places.get(`${post.id}\n${batch.id}`)
  const given = ofBatch ?? post.capacity ?? null
  const days = tools.taken.get(post.id) ?? []
  const rivals = ofBatch === undefined ? days : days.filter(d => d.batchId === batch.id)
  const others = mostThere(batch, rivals)
  const share = shareOf('postRatio', post.id, batch, tools)
  const free = Math.max(0, (given ?? 0) - others)
  return { given, by: ofBatch === undefined ? 'post' : 'batch', others, share, places: share ? Math.min(free, share.most) : free }
}

export function hostRoom(enterpriseId: string, batch: Batch, tools: Taken): HostRoom {
  const share = shareOf('hostRatio', enterpriseId, batch, tools)
  if (!share) return null
  const working = (tools.taken.get(enterpriseId) ?? []).filter(d => d.work)
  return { ...share, others: mostThere(batch, working) }
}

/** How many more interns a share of the staff allows on the worst day of a batch: A15 for a host, A16 for a post. */
function shareOf(test: 'hostRatio' | 'postRatio', id: string, batch: Batch, { pack, settings, taken, staff, published }: Taken): PostRoom['share'] {
  const rule = pack.rules.find(r => r.test === test)
  const counts = (staff.get(id) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  if (!rule || batch.kind !== 'post' || !counts.some(c => c.from <= batch.from)) return null
  const share = figure(parametersOf(pack, rule, batch.from, { settings }).share)
  const working = (taken.get(id) ?? []).filter(d => d.work)
  let least = Infinity
  const most = worst(batch, working, counts.map(c => c.from), (there, day) => {
    const known = counts.findLast(c => c.from <= day)!.count
    least = Math.min(least, known)
    return mostInterns(share, known) - there
  })
  return { most: Math.max(published.get(`${id}\n${batch.id}`) ?? 0, most), percent: Math.round(share * 1000) / 10, staff: least }
}

function mostThere(span: Span, days: readonly Span[]): number {
  return 0 - worst(span, days, [], there => -there)
}

/** The least value of any day of a span; it can only change where somebody comes or goes, or on one of the given days. */
function worst(span: Span, days: readonly Span[], changes: readonly LocalDate[], value: (there: number, day: LocalDate) => number): number {
  const edges = new Set([span.from, ...changes, ...days.flatMap(d => [d.from, addDays(d.to, 1)])])
  let least = Infinity
  for (const day of edges) {
    if (day < span.from || day > span.to) continue
    least = Math.min(least, value(days.filter(d => d.from <= day && day <= d.to).length, day))
  }
  return least
}
