import { z } from 'zod'
import { DateText } from '#domain/base/time.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { WeekPlan } from '#domain/shifts/week.ts'
import { Pack } from './compliance.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const Ids = z.array(Id).min(1).max(5000)

export const rosterContract = {
  commands: {
    'roster.assign': command<{ changed: number }>()(z.strictObject({ cells: z.array(z.strictObject({ placementId: Id, date: DateText, shiftTypeId: Id.nullable() })).min(1).max(20_000) })),
    /** The same shifts again, some days later. */
    'roster.copy': command<{ changed: number }>()(z.strictObject({ placementIds: Ids, from: DateText, to: DateText, target: DateText })),
    /** A pattern over some days, one entry a day, each next person `rotate` entries later. */
    'roster.pattern': command<{ changed: number }>()(
      z.strictObject({ placementIds: Ids, from: DateText, to: DateText, pattern: z.array(Id.nullable()).min(1).max(60), rotate: z.int().min(0).max(60).default(0) }),
    ),
    'roster.swap': command<{ changed: number }>()(z.strictObject({ date: DateText, one: Id, other: Id })),
    'roster.publish': command<{ published: number }>()(z.strictObject({ placementIds: Ids, from: DateText, to: DateText })),
  },
  queries: {
    'roster.week': query<WeekPlan>()(z.strictObject({ enterpriseId: Id, postId: Id.optional(), from: DateText, days: z.int().min(1).max(62).default(7), pack: Pack }), COMPLIANCE_TABLES),
  },
  jobs: {},
}
