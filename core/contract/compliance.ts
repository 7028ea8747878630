import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { CurePlace } from '#domain/compliance/cures.ts'
import { PACK_IDS, type Finding, type PackId, type Severity } from '#domain/compliance/pack.ts'
import type { ParameterKind } from '#domain/compliance/parameters.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
/** Which rule pack judges. */
export const Pack = z.enum(PACK_IDS).default('cn-2021-4')

/** How many findings of each gravity, and of how many somebody has said why they stay. */
export type FindingCounts = Record<Severity, number> & { answered: number }
export type RuleCount = { rule: string; article: string; severity: Severity; count: number; answered: number; /** placements or hosts */ subjects: number }
export type HostCount = { id: string; name: string; interns: number } & FindingCounts
export type ComplianceBoard = { day: string; placements: number; hosts: number; counts: FindingCounts; rules: RuleCount[]; /** every host with a finding, the worst first */ worst: HostCount[] }
export type FindingAnswer = { id: string; from: string; to: string; reason: string; document?: string; by: string }
export type FindingRow = Finding & {
  /** the student, the host, or the ticket */
  name: string
  host: string
  hostId?: string
  /** the records behind it, by name */
  behind: { id: string; name: string }[]
  cureAt: CurePlace
  answer?: FindingAnswer
}

/** What the college has set instead of a figure of the pack. */
export type OwnFigure = { id: string; value: string; from?: string; reason?: string }
export type RuleFigure = { parameter: string; kind: ParameterKind; /** what the pack says */ pack: string; /** what holds on the day */ holds: string; own: OwnFigure[] }
export type RuleEntry = { rule: string; article: string; severity: Severity; decidedBy: 'data' | 'form' | 'declaration' | 'none'; waivable: boolean; figures: RuleFigure[] }
export type RulePackView = { pack: PackId; source: string; from: string; rules: RuleEntry[]; /** reported exemptions (A28) that hold on the day */ exemptions: number }

export const complianceContract = {
  commands: {
    /** Says why a finding stays, until when, by which document. */
    'compliance.answer': command<{ id: string }>()(
      () => z.strictObject({ rule: z.string().max(40), subjectId: Id, from: DateText, to: DateText, reason: z.string().trim().min(1).max(400), document: z.string().trim().max(200).optional() }),
    ),
    'compliance.withdraw': command<null>()(() => z.strictObject({ id: Id })),
    /** Sets a figure of a rule for this college, from a day on; an empty value for a number takes the setting of that day back. */
    'compliance.set': command<null>()(
      () => z.strictObject({ pack: Pack, rule: z.string().max(40), parameter: z.string().max(40), value: z.string().trim().max(80), from: DateText.optional(), reason: z.string().trim().max(400).optional() }),
    ),
    /** Takes a figure that the college has set back. */
    'compliance.unset': command<null>()(() => z.strictObject({ id: Id })),
  },
  queries: {
    /** How the internships stand by the rules on a day. */
    'compliance.board': query<ComplianceBoard>()(() => z.strictObject({ day: DateText.optional(), pack: Pack }), COMPLIANCE_TABLES),
    'compliance.findings': query<{ total: number; rows: FindingRow[] }>()(
      () => z.strictObject({
        pack: Pack,
        /** only what stands on this day */
        day: DateText.optional(),
        /** only what stands on this day or later */
        since: DateText.optional(),
        rule: z.string().max(40).optional(),
        severity: z.enum(['E', 'W', 'R']).optional(),
        /** a placement, a student, an enterprise, or another record by which they are judged */
        subject: Id.optional(),
        /** only of this host, and of those who are there */
        host: Id.optional(),
        /** a part of a student's name or number, of a host's name, or of a rule */
        text: z.string().max(80).optional(),
        answered: z.boolean().optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(100_000).default(200),
      }),
      COMPLIANCE_TABLES,
    ),
    /** Every rule of a pack, how it is decided, and its figures as they hold on a day. */
    'compliance.pack': query<RulePackView>()(() => z.strictObject({ pack: Pack, day: DateText.optional() }), ['ruleSetting', 'exemption']),
  },
  jobs: {},
}
