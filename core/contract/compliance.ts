import { z } from 'zod'
import { DateText } from '#domain/base/time.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { Finding, Severity } from '#domain/compliance/pack.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const PACKS = ['cn-2021-4', 'general'] as const
/** Which rule pack judges. */
export const Pack = z.enum(PACKS).default('cn-2021-4')

/** How many findings of each gravity, and of how many somebody has said why they stay. */
export type FindingCounts = Record<Severity, number> & { answered: number }
export type RuleCount = { rule: string; article: string; severity: Severity; count: number; answered: number; /** placements or hosts */ subjects: number }
export type HostCount = { id: string; name: string; interns: number } & FindingCounts
export type ComplianceBoard = { day: string; placements: number; hosts: number; counts: FindingCounts; rules: RuleCount[]; worst: HostCount[] }
export type FindingRow = Finding & { name: string; host: string }

export const complianceContract = {
  commands: {
    /** Says why a finding stays, until when, by which document. */
    'compliance.answer': command<{ id: string }>()(
      z.strictObject({ rule: z.string().max(40), subjectId: Id, from: DateText, to: DateText, reason: z.string().trim().min(1).max(400), document: z.string().trim().max(200).optional() }),
    ),
    'compliance.withdraw': command<null>()(z.strictObject({ id: Id })),
    /** Sets a figure of a rule for this college, from a day on; an empty value takes the setting back. */
    'compliance.set': command<null>()(
      z.strictObject({ pack: Pack, rule: z.string().max(40), parameter: z.string().max(40), value: z.string().max(80), from: DateText.optional(), reason: z.string().trim().max(400).optional() }),
    ),
  },
  queries: {
    /** How the internships stand by the rules on a day. */
    'compliance.board': query<ComplianceBoard>()(z.strictObject({ day: DateText.optional(), pack: Pack }), COMPLIANCE_TABLES),
    'compliance.findings': query<{ total: number; rows: FindingRow[] }>()(
      z.strictObject({
        pack: Pack,
        /** only what stands on this day */
        day: DateText.optional(),
        rule: z.string().max(40).optional(),
        severity: z.enum(['E', 'W', 'R']).optional(),
        /** a placement, a student or an enterprise */
        subject: Id.optional(),
        answered: z.boolean().optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(5000).default(200),
      }),
      COMPLIANCE_TABLES,
    ),
  },
  jobs: {},
}
