import { birth, removal, revision, type Change } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Refused } from '../base/decision.ts'
import type { RulePack } from '../compliance/pack.ts'
import { nameOf, wholeName } from '../record-name.ts'
import type { Batch } from '../records/internship.ts'
import { usersOf } from '../register/references.ts'
import type { World } from '../world.ts'
import { matchingFacts, type MatchingFacts, type Seeker } from './matching-facts.ts'
import { seatOf, type MatchingChoice } from './matching-problem.ts'
import { reasonsOf } from './pair-reasons.ts'

/** What a student had when the plan was made: the planned placement and its post. */
export type Before = { placementId: string; postId: string | null } | null
/** A plan as the office has seen it. Students whom it does not name keep what they have. */
export type Plan = { placed: readonly { student: string; post: string; batch: string; before: Before }[]; leftOut: readonly { student: string; before: Before }[] }
export type Accepted = { created: number; moved: number; removed: number; kept: number }

/**
 * Writes a plan as one act: planned placements of the batches are made, moved and taken away; one that other records speak of is
 * cancelled instead of taken away. Places and wishes that steps of the office have added are written along.
 *
 * Everything is judged again as things stand now. Refuses with `matching.changed` {student} where a student's placement is another
 * than the plan was made from, `matching.forbidden` {student, post, reason}, `matching.full` {post, places, wanted} and
 * `matching.hostFull` {host, most, wanted}.
 */
export function acceptPlan(world: World, batches: readonly Batch[], pack: RulePack, choice: MatchingChoice, plan: Plan, ctx: Context): Decision<Accepted> {
  const { tables } = world
  const facts = matchingFacts(tables, world.stays, pack, batches)
  const seekers = new Map(facts.seekers.map(s => [s.student.id, s]))
  const wrong = checkStudents(world, facts, seekers, choice, plan) ?? checkRoom(world, facts, choice, plan)
  if (wrong) return wrong

  const done: Accepted = { created: 0, moved: 0, removed: 0, kept: 0 }
  const changes: (Change | null)[] = []
  const byId = new Map(batches.map(b => [b.id, b]))
  for (const { student, post, batch } of plan.placed) {
    const seeker = seekers.get(student)!
    const seat = seatOf(seeker)
    if (seat && seat.post === post && seat.period === batch) {
      done.kept++
      continue
    }
    const { id: batchId, kind, from, to } = byId.get(batch)!
    const enterpriseId = tables.post.get(post)!.enterpriseId
    if (!seeker.placement) {
      changes.push(birth('placement', { id: ctx.newId('placement'), studentId: student, batchId, kind, enterpriseId, postId: post, from, to, status: 'planned', source: 'school' } as never)) // the schema's own fields
      done.created++
      continue
    }
    const elsewhere = seeker.placement.enterpriseId === enterpriseId ? {} : { enterpriseId, mentorId: null }
    changes.push(revision('placement', seeker.placement, { postId: post, ...elsewhere, ...(seeker.placement.batchId === batchId ? {} : { batchId, from, to }) }))
    done.moved++
  }
  const gone = plan.leftOut.flatMap(({ student }) => seekers.get(student)?.placement ?? [])
  const used = gone.length ? new Set(usersOf(tables, new Set(gone.map(p => p.id))).map(u => u.target)) : new Set<string>()
  for (const placement of gone) changes.push(used.has(placement.id) ? revision('placement', placement, { status: 'cancelled' }) : removal('placement', placement))
  done.removed = gone.length
  changes.push(...addedPlaces(world, facts, plan, ctx), ...addedWishes(world, choice, plan, ctx))
  return accept(changes, done, { batch: batches.map(b => b.name).join(' + '), ...done })
}

/** Is every student as the plan knew them, and is the post open to them? */
function checkStudents(world: World, facts: MatchingFacts, seekers: ReadonlyMap<string, Seeker>, choice: MatchingChoice, plan: Plan): Refused | null {
  const reasons = reasonsOf(facts, choice.lenient)
  const batches = new Map(facts.batches.map(b => [b.id, b]))
  const posts = new Map(facts.offers.map(o => [o.post.id, o.post]))
  const named = new Set<string>()
  const items: { student: string; before: Before; to?: { post: string; batch: string } }[] = [...plan.placed.map(({ student, before, post, batch }) => ({ student, before, to: { post, batch } })), ...plan.leftOut]
  for (const item of items) {
    const seeker = seekers.get(item.student)
    const student = nameOf(world.tables, item.student)
    const holds = seeker?.placement ? { placementId: seeker.placement.id, postId: seeker.placement.postId ?? null } : null
    const same = holds?.placementId === item.before?.placementId && holds?.postId === item.before?.postId
    if (!seeker || !same || named.has(item.student)) return refuse('matching.changed', { student })
    named.add(item.student)
    if (!item.to) {
      if (seeker.fixture) return refuse('matching.changed', { student })
      continue
    }
    const { to } = item
    const post = posts.get(to.post)
    const batch = batches.get(to.batch)
    if (!post || !batch) return refuse('record.missing', { table: post ? 'batch' : 'post', id: post ? to.batch : to.post })
    const seat = seatOf(seeker)
    const stays = seat?.post === to.post && seat.period === to.batch
    if (seeker.fixture ? !stays : !seeker.batchIds.includes(to.batch)) return refuse('matching.changed', { student })
    if (seeker.fixture) continue
    const allowed = stays ? () => true : allowedFor(choice, item.student, to.post)
    const reason = reasons(seeker, post, batch).find(r => !r.overridable || !allowed(r.code))
    if (reason) return refuse('matching.forbidden', { student, post: wholeName(world.tables, to.post), reason: reason.code, facts: reason.facts })
  }
  return null
}

/** What the office has set aside for one student at one post; to keep somebody there sets all aside that can be. */
function allowedFor(choice: MatchingChoice, student: string, post: string): (code: string) => boolean {
  const locked = choice.locks.some(l => l.student === student && l.post === post)
  const codes = new Set(choice.steps.flatMap(s => (s.kind === 'allow' && s.student === student && s.post === post ? s.reasons.map(r => r.code) : [])))
  return code => locked || codes.has(code)
}

/** Does everybody fit in, with those whom the plan does not name? What is locked may be too much. */
function checkRoom(world: World, facts: MatchingFacts, { steps, locks }: MatchingChoice, plan: Plan): Refused | null {
  const { wanted, held } = seatsWanted(facts, plan, locks)
  const more = (kind: 'places' | 'limit', id: string, batch: string) =>
    steps.reduce((sum, s) => sum + ((s.kind === 'places' || s.kind === 'limit') && s.kind === kind && s.period === batch && (s.kind === 'places' ? s.post : s.host) === id ? s.more : 0), 0)
  for (const { post, rooms } of facts.offers) {
    for (const [batch, room] of Object.entries(rooms)) {
      const count = wanted.get(key(post.id, batch)) ?? 0
      const places = room.places + more('places', post.id, batch)
      if (count > Math.max(places, held.get(key(post.id, batch)) ?? 0)) return refuse('matching.full', { post: wholeName(world.tables, post.id), places, wanted: count })
    }
  }
  for (const { enterprise, limits } of facts.hosts) {
    for (const [batch, room] of Object.entries(limits)) {
      const count = wanted.get(key(enterprise.id, batch)) ?? 0
      const most = room ? room.most + more('limit', enterprise.id, batch) : Infinity
      if (count > Math.max(most, held.get(key(enterprise.id, batch)) ?? 0)) return refuse('matching.hostFull', { host: enterprise.name, most, wanted: count })
    }
  }
  return null
}

/** Students by seat and by host as they would be, and how many of them were locked there. */
function seatsWanted(facts: MatchingFacts, plan: Plan, locks: MatchingChoice['locks']): { wanted: Map<string, number>; held: Map<string, number> } {
  const hostOf = new Map(facts.offers.map(o => [o.post.id, o.post.enterpriseId]))
  const named = new Set([...plan.placed, ...plan.leftOut].map(p => p.student))
  const wanted = new Map<string, number>()
  const held = new Map<string, number>()
  const add = (counts: Map<string, number>, post: string, batch: string) => {
    for (const id of [post, hostOf.get(post) ?? '']) counts.set(key(id, batch), (counts.get(key(id, batch)) ?? 0) + 1)
  }
  const fixed = new Set(facts.seekers.flatMap(s => (s.fixture ? [s.student.id] : [])))
  for (const { student, post, batch } of plan.placed) {
    add(wanted, post, batch)
    if (fixed.has(student) || locks.some(l => l.student === student && l.post === post && l.period === batch)) add(held, post, batch)
  }
  for (const seeker of facts.seekers) {
    const seat = seatOf(seeker)
    if (!seat || named.has(seeker.student.id)) continue
    add(wanted, seat.post, seat.period)
    add(held, seat.post, seat.period)
  }
  return { wanted, held }
}

/** Where more are placed than there were places for, the number that was given grows. */
function addedPlaces(world: World, facts: MatchingFacts, plan: Plan, ctx: Context): Change[] {
  const { wanted } = seatsWanted(facts, plan, [])
  return facts.offers.flatMap(({ post, rooms }) =>
    Object.entries(rooms).flatMap(([batchId, room]) => {
      const count = wanted.get(key(post.id, batchId)) ?? 0
      if (count <= Math.max(0, (room.given ?? 0) - room.others)) return []
      const old = [...world.tables.postPlaces.values()].find(p => p.postId === post.id && p.batchId === batchId)
      const change = old ? revision('postPlaces', old, { places: count + room.others }) : birth('postPlaces', { id: ctx.newId('postPlaces'), postId: post.id, batchId, places: count } as never) // the schema's own fields
      return change ? [change] : []
    }),
  )
}

/** A student who agreed to one more post has asked for it. */
function addedWishes(world: World, { steps }: MatchingChoice, plan: Plan, ctx: Context): Change[] {
  return plan.placed.flatMap(({ student, post, batch }) => {
    if (!steps.some(s => s.kind === 'wish' && s.student === student && s.post === post)) return []
    const own = [...world.tables.wish.values()].filter(w => w.studentId === student && w.batchId === batch)
    if (own.some(w => w.postId === post)) return []
    return [birth('wish', { id: ctx.newId('wish'), studentId: student, batchId: batch, rank: Math.max(0, ...own.map(w => w.rank)) + 1, postId: post } as never)] // the schema's own fields
  })
}

function key(id: string, batch: string): string {
  return `${id}\n${batch}`
}
