import { refuse, type Facts, type Refused } from '#domain/base/decision.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { acceptPlan } from '#domain/placement/accept-plan.ts'
import { matchingFacts, type MatchingFacts } from '#domain/placement/matching-facts.ts'
import type { MatchingChoice } from '#domain/placement/matching-problem.ts'
import { matchingView } from '#domain/placement/matching-view.ts'
import { reasonsOf } from '#domain/placement/pair-reasons.ts'
import type { MatchingFound } from '#domain/placement/search-matching.ts'
import { readWishes, setPlaces, setWishes } from '#domain/placement/wishes.ts'
import { nameOf, wholeName } from '#domain/record-name.ts'
import type { Batch } from '#domain/records/internship.ts'
import { tableOf } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import type { matchingContract, Told } from '#contract/matching.ts'
import type { ParsedOf } from '#contract/define.ts'
import type { CommandHandlers, JobHandlers, JobTools, QueryHandlers } from './handlers.ts'

type C = typeof matchingContract
type Choice = ParsedOf<C['jobs']['matching.solve']>

export const matchingCommands: CommandHandlers<C['commands']> = {
  'matching.accept': async (world, input, ctx) => {
    const { batchIds, pack, placed, leftOut } = input
    await ctx.past.needPointing(leftOut.flatMap(({ before }) => before?.placementId ?? []))
    const chosen = batchesOf(world.tables, batchIds)
    return 'ok' in chosen ? chosen : acceptPlan(world, chosen.batches, PACKS[pack], choiceOf(input), { placed, leftOut }, ctx)
  },
  'matching.wishes': (world, { batchId, lists }, ctx) => setWishes(world, batchId, lists, ctx),
  'matching.places': (world, { postId, batchId, places }, ctx) => setPlaces(world, postId, batchId, places, ctx),
}

export const matchingQueries: QueryHandlers<C['queries']> = {
  'matching.view': ({ tables, stays }, { batchIds, pack }, { now }) => matchingView(tables, stays, PACKS[pack], batchIds ?? [], now.slice(0, 10)),
  'matching.readWishes': ({ tables }, { text }) => readWishes(tables as Tables, text), // names are looked up in the declared tables only
}

export const matchingJobs: JobHandlers<C['jobs']> = {
  'matching.solve': async (input, tools) => {
    const found = await search(input, tools)
    if ('ok' in found) return found
    const { why: _, ...proposal } = found
    return { ok: true, value: { ...proposal, leftOut: proposal.leftOut.map(l => ({ ...l, obstacles: named(tools.world, l.obstacles) })) } }
  },
  'matching.why': async ({ student, ...input }, tools) => {
    const found = await search(input, tools, student)
    return 'ok' in found ? found : { ok: true, value: toldOf(tools.world, found) }
  },
}

async function search(input: Choice, { world, ports, signal, progress }: Pick<JobTools<{ code: string; done: number; total?: number }>, 'world' | 'ports' | 'signal' | 'progress'>, about?: string): Promise<MatchingFound | Refused> {
  const chosen = batchesOf(world.tables, input.batchIds)
  if ('ok' in chosen) return chosen
  const facts = matchingFacts(world.tables, world.stays, PACKS[input.pack], chosen.batches)
  const choice = choiceOf(input)
  const wrong = wrongLock(world, facts, choice) ?? (about === undefined || facts.seekers.some(s => s.student.id === about) ? null : refuse('matching.notMatched', { student: nameOf(world.tables, about) }))
  if (wrong) return wrong
  progress({ code: 'matching.solve', done: 0, total: facts.seekers.length })
  const found = await ports.searches.run('matching', { facts, choice, ...(about === undefined ? {} : { about }) }, p => progress({ code: 'matching.solve', ...p }), signal)
  return found ?? refuse('job.cancelled')
}

/** The chosen batches; they are one matching only where no day belongs to two of them. */
function batchesOf(tables: Pick<Tables, 'batch'>, ids: readonly string[]): { batches: Batch[] } | Refused {
  const batches = [...new Set(ids)].map(id => tables.batch.get(id))
  const missing = batches.indexOf(undefined)
  if (missing >= 0) return refuse('record.missing', { table: 'batch', id: ids[missing] })
  const inOrder = (batches as Batch[]).sort((a, b) => (a.from < b.from ? -1 : 1)) // none is missing
  const [one, other] = inOrder.flatMap((b, i) => (i > 0 && inOrder[i - 1]!.to >= b.from ? [inOrder[i - 1]!, b] : []))
  return one && other ? refuse('matching.overlap', { one: one.name, other: other.name, from: other.from, to: one.to }) : { batches: inOrder }
}

/** Somebody whom the office keeps at a post must be there to keep, and may not be there against the law. */
function wrongLock(world: World, facts: MatchingFacts, { locks, lenient }: MatchingChoice): Refused | null {
  if (!locks.length) return null
  const reasons = reasonsOf(facts, lenient)
  const seekers = new Map(facts.seekers.map(s => [s.student.id, s]))
  const offers = new Map(facts.offers.map(o => [o.post.id, o.post]))
  const batches = new Map(facts.batches.map(b => [b.id, b]))
  for (const { student, post, period } of locks) {
    const [seeker, offer, batch] = [seekers.get(student), offers.get(post), batches.get(period)]
    const names = { student: nameOf(world.tables, student), post: wholeName(world.tables, post) }
    if (!seeker || !offer || !batch || !seeker.batchIds.includes(period)) return refuse('matching.lockGone', names)
    const final = reasons(seeker, offer, batch).find(r => !r.overridable)
    if (final) return refuse('matching.forbidden', { ...names, reason: final.code, facts: final.facts })
  }
  return null
}

function choiceOf({ goals, lenient, onlyWished, locks, steps }: Choice): MatchingChoice {
  return { goals, lenient, onlyWished, locks, steps: steps.map(s => (s.kind === 'allow' ? { ...s, reasons: s.reasons.map(({ code, facts }) => ({ code, facts, overridable: true })) } : s)) }
}

function toldOf(world: World, { leftOut: [out], why }: MatchingFound): Told {
  if (out) return { placed: false, obstacles: named(world, out.obstacles), competition: out.competition, cures: out.cures ?? [] }
  const dearer = why?.dearer.map(wish =>
    'reasons' in wish
      ? { post: wish.post, reasons: named(world, wish.reasons), worse: null, values: [], moves: [] }
      : { post: wish.post, reasons: [], worse: wish.worse, values: wish.values, moves: wish.moves.map(({ student, from, to }) => ({ student, from: from?.post ?? null, to: to?.post ?? null })) },
  )
  return { placed: true, locked: why?.locked ?? false, wish: why?.wish ?? null, dearer: dearer ?? [] }
}

/** Facts name their records by what people call them. */
function named<R extends { facts: Facts }>({ tables }: Pick<World, 'tables'>, reasons: readonly R[]): R[] {
  const word = (value: unknown): unknown => (typeof value === 'string' && tableOf(value) ? (tableOf(value) === 'post' ? wholeName(tables, value) : nameOf(tables, value)) : value)
  return reasons.map(r => ({ ...r, facts: Object.fromEntries(Object.entries(r.facts).map(([name, value]) => [name, Array.isArray(value) ? value.map(word) : word(value)])) }))
}

