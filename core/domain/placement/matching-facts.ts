import { groupedBy } from '../base/grouped-by.ts'
import type { LocalDate } from '../base/time.ts'
import type { RulePack } from '../compliance/pack.ts'
import type { Agreement, Enterprise, Post } from '../records/host.ts'
import type { Batch, Exemption, Placement } from '../records/internship.ts'
import type { RuleSetting } from '../records/on-site.ts'
import type { Programme } from '../records/people.ts'
import type { Student } from '../records/student.ts'
import type { Tables } from '../tables.ts'
import { daysTaken, hostRoom, postRoom, type HostRoom, type PostRoom, type Taken } from './room.ts'
import { STAY_TABLES, type Stays } from './stays.ts'

/** Tables from which students are matched with posts. */
export const MATCHING_TABLES = [
  ...STAY_TABLES, 'student', 'classGroup', 'programme', 'enterprise', 'post', 'postPlaces', 'staffCount', 'agreement', 'batch', 'wish', 'exemption', 'ruleSetting',
] as const
export type MatchingTables = Pick<Tables, (typeof MATCHING_TABLES)[number]>

/** Why the matching leaves a placement of the batch as it is. */
export type Fixture = 'confirmed' | 'signed' | 'self' | 'changed' | 'noPost'

/** A student of the chosen batches whom the matching places, or who holds a place that it leaves as it is. */
export type Seeker = {
  student: Student
  programme: Programme | undefined
  /** batches in any one of which the student can be placed */
  batchIds: string[]
  /** posts, the dearest first */
  wishes: string[]
  /** the placement that the student has in the batch */
  placement: Placement | null
  /** why that placement stays; null where the matching may move it */
  fixture: Fixture | null
}
/** A student of the batches who is not matched: at another host on these days, or with a placement that has no single post. */
export type Away = { student: Student; placement: Placement; why: 'elsewhere' | Fixture }

export type Offer = { post: Post; rooms: Record<string, PostRoom> }
export type HostFacts = { enterprise: Enterprise; agreements: Agreement[]; limits: Record<string, HostRoom> }

/** All that is known before students are matched with posts; can be sent from one thread to another. */
export type MatchingFacts = {
  pack: RulePack
  settings: RuleSetting[]
  exemptions: Exemption[]
  batches: Batch[]
  seekers: Seeker[]
  away: Away[]
  offers: Offer[]
  hosts: HostFacts[]
}

/**
 * Who is to be placed where, and how many each post and host can take on the worst day of each batch.
 * @param batches  whose days do not overlap
 */
export function matchingFacts(tables: MatchingTables, stays: Stays, pack: RulePack, batches: readonly Batch[]): MatchingFacts {
  const people = studentsOf(tables, stays, batches)
  const moving = new Set(people.seekers.flatMap(s => (s.placement ? [s.placement.id] : [])))
  const taken = daysTaken(tables, stays, batches, moving)
  const wished = new Set(people.seekers.flatMap(s => [...s.wishes, ...(s.placement?.postId ? [s.placement.postId] : [])]))
  const given = new Set([...tables.postPlaces.values()].flatMap(p => (batches.some(b => b.id === p.batchId) ? [p.postId] : [])))
  const settings = [...tables.ruleSetting.values()]
  const places = new Map([...tables.postPlaces.values()].map(p => [`${p.postId}\n${p.batchId}`, p.places]))
  const staff = staffBy(tables)
  const roomTools = { pack, settings, taken, places, staff, published: publishedBy(people.seekers) }
  const offers = [...tables.post.values()]
    .filter(post => post.capacity !== undefined || wished.has(post.id) || given.has(post.id))
    .map((post): Offer => ({ post, rooms: Object.fromEntries(batches.map(batch => [batch.id, postRoom(post, batch, roomTools)])) }))
  const hostIds = new Set(offers.map(o => o.post.enterpriseId))
  const agreements = groupedBy(tables.agreement.values(), a => a.enterpriseId)
  return {
    pack,
    settings,
    exemptions: [...tables.exemption.values()],
    batches: [...batches],
    ...people,
    offers,
    hosts: [...hostIds].flatMap(id => {
      const enterprise = tables.enterprise.get(id)
      return enterprise ? [{ enterprise, agreements: agreements.get(id) ?? [], limits: Object.fromEntries(batches.map(batch => [batch.id, hostRoom(id, batch, roomTools)])) }] : []
    }),
  }
}

/** How many of those to be placed the published plan has at each post and host, by batch. */
function publishedBy(seekers: readonly Seeker[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { placement: p } of seekers) {
    for (const id of p?.postId === undefined ? [] : [p.postId, p.enterpriseId]) counts.set(`${id}\n${p!.batchId}`, (counts.get(`${id}\n${p!.batchId}`) ?? 0) + 1)
  }
  return counts
}

function staffBy(tables: MatchingTables): Taken['staff'] {
  return groupedBy(tables.staffCount.values(), s => s.postId ?? s.enterpriseId)
}

function studentsOf(tables: MatchingTables, stays: Stays, batches: readonly Batch[]): { seekers: Seeker[]; away: Away[] } {
  const byId = new Map(batches.map(b => [b.id, b]))
  const placements = groupedBy([...tables.placement.values()].filter(p => p.status !== 'cancelled'), p => p.studentId)
  const amended = new Set([...tables.placementChange.values()].map(c => c.placementId))
  const wishes = groupedBy([...tables.wish.values()].filter(w => byId.has(w.batchId)), w => w.studentId)
  const groups = new Map(batches.map(b => [b.id, groupsWithin(tables, b.classGroupIds ?? [])]))
  const seekers: Seeker[] = []
  const away: Away[] = []
  for (const student of tables.student.values()) {
    const own = placements.get(student.id) ?? []
    const inBatch = own.filter(p => p.batchId !== undefined && byId.has(p.batchId))
    const asked = wishes.get(student.id) ?? []
    const enrolled = student.status === undefined || student.status === 'enrolled'
    const mine = batches.filter(
      b => inBatch.some(p => p.batchId === b.id) || (enrolled && (asked.some(w => w.batchId === b.id) || (student.classGroupId !== undefined && groups.get(b.id)!.has(student.classGroupId)))),
    )
    if (!mine.length) continue
    const [placement, second] = inBatch
    if (second) {
      away.push({ student, placement: placement!, why: 'changed' })
      continue
    }
    const others = own.filter(p => p !== placement)
    const hindrance = (b: { from: LocalDate; to: LocalDate }) => others.find(p => stays.segmentsOf(p.id).some(s => s.from <= b.to && s.to >= b.from))
    const fixture = placement ? fixtureOf(placement, amended.has(placement.id)) : null
    if (placement && (fixture === 'changed' || fixture === 'noPost')) {
      away.push({ student, placement, why: fixture })
      continue
    }
    const open = fixture ? [byId.get(placement!.batchId!)!] : mine.filter(b => !hindrance(b))
    if (!open.length) {
      away.push({ student, placement: hindrance(mine[0]!)!, why: 'elsewhere' })
      continue
    }
    const group = student.classGroupId === undefined ? undefined : tables.classGroup.get(student.classGroupId)
    seekers.push({
      student: student.year === undefined && group?.year !== undefined ? { ...student, year: group.year } : student,
      programme: group?.programmeId === undefined ? undefined : tables.programme.get(group.programmeId),
      batchIds: open.map(b => b.id),
      wishes: inOrder(asked),
      placement: placement ?? null,
      fixture,
    })
  }
  return { seekers, away }
}

/** What has begun, was signed, or was chosen by the student stays; so does what cannot be one post for the whole batch. */
function fixtureOf(p: Placement, amended: boolean): Fixture | null {
  if (amended) return 'changed'
  const fixed = p.status !== 'planned' ? 'confirmed' : p.source === 'self' ? 'self' : p.studentSignedOn ?? p.collegeSignedOn ?? p.hostSignedOn ? 'signed' : null
  return fixed && p.postId === undefined ? 'noPost' : fixed
}

/** The posts of wishes in the order of their ranks, each once. */
export function inOrder(wishes: readonly { id: string; rank: number; postId: string }[]): string[] {
  const sorted = wishes.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  return [...new Set(sorted.map(w => w.postId))]
}

/** Class groups and all groups that are parts of them. */
function groupsWithin(tables: MatchingTables, ids: readonly string[]): ReadonlySet<string> {
  const within = new Set(ids)
  for (let grown = true; grown; ) {
    grown = false
    for (const group of tables.classGroup.values()) {
      if (within.has(group.id) || !group.partOf?.some(id => within.has(id))) continue
      within.add(group.id)
      grown = true
    }
  }
  return within
}
