import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import type { Proposal } from '#domain/shifts/proposal.ts'
import type { WeekPlan } from '#domain/shifts/week.ts'
import { Pack } from './compliance.ts'
import { command, job, query, type Progress } from './define.ts'

const Id = z.string().min(1).max(120)
const Ids = z.array(Id).min(1).max(5000)
/** How much an even share of a burden counts: not at all, some, a lot. */
const Weight = z.int().min(0).max(2)

/** The longest span that a search plans at once, in days. */
export const LONGEST_FILL = 35

/** `best` and `bound` are the cost of the best roster so far and what no roster can cost less than, once that is known. */
export type FillProgress = Progress & { best: number; bound: number | null }

export const rosterContract = {
  commands: {
    'roster.assign': command<{ changed: number }>()(() => z.strictObject({ cells: z.array(z.strictObject({ placementId: Id, date: DateText, shiftTypeId: Id.nullable() })).min(1).max(20_000) })),
    /** The same shifts again, some days later. */
    'roster.copy': command<{ changed: number }>()(() => z.strictObject({ placementIds: Ids, from: DateText, to: DateText, target: DateText })),
    /** A pattern over some days, one entry a day, each next person `rotate` entries later. */
    'roster.pattern': command<{ changed: number }>()(
      () => z.strictObject({ placementIds: Ids, from: DateText, to: DateText, pattern: z.array(Id.nullable()).min(1).max(60), rotate: z.int().min(0).max(60).default(0) }),
    ),
    'roster.swap': command<{ changed: number }>()(() => z.strictObject({ date: DateText, one: Id, other: Id })),
    /** Makes drafts binding; with an enterprise only those there. */
    'roster.publish': command<{ published: number }>()(() => z.strictObject({ placementIds: Ids, from: DateText, to: DateText, enterpriseId: Id.optional() })),
  },
  queries: {
    /** Months that lie on the disk are read first. */
    'roster.week': query<WeekPlan>()(() => z.strictObject({ enterpriseId: Id, postId: Id.optional(), from: DateText, days: z.int().min(1).max(62).default(7), pack: Pack }), COMPLIANCE_TABLES),
    /** Every host, those with interns in the days first. */
    'roster.hosts': query<RosterHost[]>()(() => z.strictObject({ from: DateText, to: DateText }), ['enterprise', 'post', 'placement', 'placementChange', 'leave', 'shiftType']),
  },
  jobs: {
    /** Proposes a roster; it is written by `roster.assign` once somebody accepts it. Refuses `roster.noTypes`, `.noNeed`, `.nobody`, `.tooLong`. */
    'roster.fill': job<Proposal, FillProgress>()(
      () => z.strictObject({
        enterpriseId: Id,
        placementIds: Ids,
        from: DateText,
        to: DateText,
        keep: z.enum(['all', 'published']),
        weights: z.strictObject({ nights: Weight, weekends: Weight, hours: Weight }),
        mostInRow: z.int().min(1).max(14).default(6),
        restHours: z.int().min(0).max(24).default(11),
        seed: z.int().min(0).max(2_147_483_647).default(1),
        seconds: z.int().min(1).max(300),
        /** a name that the caller gives this search, to stop it by */
        run: z.string().min(1).max(80),
        pack: Pack,
      }),
    ),
    /** Ends a search with the best that it has; without effect where it has ended. */
    'roster.enough': job<null>()(() => z.strictObject({ run: z.string().min(1).max(80) })),
  },
}
