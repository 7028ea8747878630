import { z } from 'zod'
import type { Facts } from '#domain/base/decision.ts'
import type { GoalValue } from '#domain/matching/match.ts'
import type { Step } from '#domain/matching/cure.ts'
import type { GoalCode } from '#domain/matching/problem.ts'
import type { Accepted } from '#domain/placement/accept-plan.ts'
import type { Away, Fixture } from '#domain/placement/matching-facts.ts'
import { MATCHING_TABLES } from '#domain/placement/matching-facts.ts'
import type { HostRoom, PostRoom } from '#domain/placement/room.ts'
import type { MatchingFound, Obstacle } from '#domain/placement/search-matching.ts'
import { LENIENCIES } from '#domain/placement/pair-reasons.ts'
import { MOST_WISHES, type WishesRead } from '#domain/placement/wishes.ts'
import { Pack } from './compliance.ts'
import { command, job, query, type Progress } from './define.ts'

/**
 * Matching of students with posts (岗位匹配). A batch is a period; several at once must not overlap: a student is then placed in one.
 * A proposal is not written anywhere until it is accepted.
 */
const Id = z.string().min(1).max(120)
const MOST_STUDENTS = 50_000
const BatchIds = z.array(Id).min(1).max(8)
const Reason = z.object({ code: z.string().max(60), facts: z.record(z.string(), z.unknown()).default({}), overridable: z.boolean().optional(), period: Id.optional() })
const StepInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wish'), student: Id, post: Id }),
  z.strictObject({ kind: z.literal('allow'), student: Id, post: Id, reasons: z.array(Reason).max(20).readonly() }),
  z.strictObject({ kind: z.literal('places'), post: Id, period: Id, more: z.int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('limit'), host: Id, period: Id, more: z.int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('lock'), student: Id, post: Id, period: Id }),
])
export const GOAL_ORDER = ['wishes', 'distance', 'changes', 'spread'] as const

/** How the office wants it. Everyone is placed first, whatever the order of the other goals. */
const choice = {
  batchIds: BatchIds,
  pack: Pack,
  goals: z.array(z.enum(GOAL_ORDER)).max(4).default([...GOAL_ORDER]),
  lenient: z.array(z.enum(LENIENCIES)).max(LENIENCIES.length).default([]),
  onlyWished: z.boolean().default(false),
  locks: z.array(z.strictObject({ student: Id, post: Id, period: Id })).max(MOST_STUDENTS).default([]),
  steps: z.array(StepInput).max(500).default([]),
}
const Before = z.strictObject({ placementId: Id, postId: Id.nullable() }).nullable()

export type Person = { id: string; name: string; number: string; group: string }
export type MatchingStudent = Person & { batchIds: string[]; wishes: string[]; placement: { id: string; postId: string | null; batchId: string | null } | null; /** why the placement stays as it is */ fixture: Fixture | null }
export type MatchingAway = Person & { why: Away['why']; placementId: string; host: string }
export type MatchingPost = {
  id: string
  name: string
  hostId: string
  host: string
  category: string | null
  km: number | null
  /** by batch */
  rooms: Record<string, PostRoom>
  /** students of the batches who ask for it, and who ask for it first */
  wished: number
  first: number
}
export type MatchingHost = { id: string; name: string; limits: Record<string, HostRoom> }
export type MatchingView = {
  batches: { id: string; name: string; from: string; to: string }[]
  chosen: string[]
  students: MatchingStudent[]
  away: MatchingAway[]
  posts: MatchingPost[]
  hosts: MatchingHost[]
  /** posts of which nobody has said how many they take, and which nobody asks for */
  unknown: number
}

/** What the search found, with the names of what its facts speak of. */
export type Proposal = Omit<MatchingFound, 'why'>
export type ToldReason = { code: string; facts: Facts }
export type Told =
  | { placed: true; locked: boolean; wish: number | null; dearer: { post: string; reasons: ToldReason[]; worse: { code: GoalCode; by: number } | null; values: GoalValue[]; moves: { student: string; from: string | null; to: string | null }[] }[] }
  | { placed: false; obstacles: Obstacle[]; competition: MatchingFound['leftOut'][number]['competition']; cures: { steps: Step[] }[] }

export const matchingContract = {
  commands: {
    'matching.accept': command<Accepted>()(
      () => z.strictObject({
        ...choice,
        placed: z.array(z.strictObject({ student: Id, post: Id, batch: Id, before: Before })).max(MOST_STUDENTS),
        leftOut: z.array(z.strictObject({ student: Id, before: Before })).max(MOST_STUDENTS),
      }),
    ),
    /** Each list is all that the student asks for in the batch, the dearest first. */
    'matching.wishes': command<{ students: number }>()(
      () => z.strictObject({ batchId: Id, lists: z.array(z.strictObject({ studentId: Id, postIds: z.array(Id).max(MOST_WISHES) })).min(1).max(5000) }),
    ),
    /** null: as many as the post takes at all */
    'matching.places': command<null>()(() => z.strictObject({ postId: Id, batchId: Id, places: z.int().min(0).max(100_000).nullable() })),
  },
  queries: {
    /** Students, posts and room of batches; without batches, of the next one. Null where there is no batch. */
    'matching.view': query<MatchingView | null>()(() => z.strictObject({ batchIds: BatchIds.optional(), pack: Pack }), MATCHING_TABLES),
    /** Reads pasted wishes and writes nothing. */
    'matching.readWishes': query<WishesRead>()(() => z.strictObject({ text: z.string().max(400_000) }), ['student', 'post', 'enterprise', 'classGroup']),
  },
  jobs: {
    /** The best plan, proven. */
    'matching.solve': job<Proposal, Progress>()(() => z.strictObject(choice)),
    /** Why a student is where the best plan has them, or nowhere, and what would help. */
    'matching.why': job<Told, Progress>()(() => z.strictObject({ ...choice, student: Id })),
  },
}
