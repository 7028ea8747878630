import { z } from 'zod'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import type { AgreementOverview } from '#domain/placement/agreements.ts'
import type { Effects } from '#domain/placement/change.ts'
import type { NamedSegment } from '#domain/placement/effects.ts'
import { SORTS, type PlacementFigures } from '#domain/placement/listing.ts'
import type { PlacementRow } from '#domain/placement/overview.ts'
import { PAPERS, type PaperMark } from '#domain/placement/papers.ts'
import { late } from '#domain/base/late.ts'
import { Placement, PlacementChange } from '#domain/records/internship.ts'
import type { RowWarning } from '#domain/register/internship-warnings.ts'
import { Pack } from './compliance.ts'
import { command, job, query, type FileOut } from './define.ts'
import { LIST_FORMATS } from './files.ts'

/**
 * The placements of a college as its office works with them: lists by the days as they were amended, papers and people for many at
 * once, amendments that say beforehand what they do, and the cooperation agreements behind them.
 */
const Id = z.string().min(1).max(120)
const Ids = z.array(Id).min(1).max(20_000)
const Reason = z.string().trim().min(1).max(400)
const Shifts = z.enum(['remove']).optional()

/** Papers and what belongs to them; `null` says that it is not there after all. */
const papers = late(() => Placement.pick({
  appliedOn: true, approvedOn: true, consentOn: true, studentSignedOn: true, collegeSignedOn: true, hostSignedOn: true, agreementContents: true, trainedOn: true,
  policyNo: true, insuredFrom: true, insuredTo: true, insurancePaidBy: true, noFees: true, lodgingConsentOn: true, crossFiledOn: true, crossFilingNo: true,
  reportOn: true, summaryOn: true, assessedOn: true, evidence: true,
}))
const people = late(() => Placement.pick({ batchId: true, tutorId: true, mentorId: true, from: true, to: true, status: true }).partial())

const wish = late(() => PlacementChange.omit({ id: true, placementId: true, reason: true }).extend({ reason: Reason }))

const filter = {
  batchId: Id.optional(),
  classGroupId: Id.optional(),
  /** anybody who is, was or will be there */
  enterpriseId: Id.optional(),
  tutorId: Id.optional(),
  phase: z.enum(['running', 'soon', 'later', 'ended', 'cancelled', 'current']).optional(),
  lacking: z.enum([...PAPERS, 'any']).optional(),
  unarchived: z.boolean().optional(),
  findings: z.boolean().optional(),
  find: z.string().max(200).optional(),
}
const Sort = z.strictObject({ by: z.enum(SORTS), down: z.boolean() }).optional()
const Language = z.enum(['zh-CN', 'en'])

export type PlacementList = { total: number; all: number; rows: PlacementRow[]; figures: PlacementFigures }
export type NamedChange = PlacementChange & { host: string; post: string; tutor: string; mentor: string }
export type PlacementDetail = {
  row: PlacementRow
  placement: Placement
  segments: NamedSegment[]
  changes: NamedChange[]
  papers: PaperMark[]
  batch: string
  findings: Finding[]
  /** other placements of the same student, the latest first */
  others: { id: string; host: string; from: string; to: string; cancelled: boolean }[]
  counts: { visits: number; journals: number; leaves: number }
}

const PLACEMENT_TABLES = [...COMPLIANCE_TABLES, 'teacher', 'contact'] as const

export const placementContract = {
  commands: {
    /** Papers of one or of many: "consent received on … for 38 students". */
    'placement.papers': command<{ count: number; warnings: RowWarning[] }>()(() => z.strictObject({ ids: Ids, set: nullable(papers()) })),
    /** Corrects batch, tutor, mentor, days or status from the beginning; what changed under way is `placement.change`. */
    'placement.assign': command<{ count: number; warnings: RowWarning[] }>()(() => z.strictObject({ ids: Ids, set: nullable(people()), shifts: Shifts })),
    /** Amends from a day on, or ends early: the dates hold everywhere, and what was before stays. */
    'placement.change': command<{ ids: string[]; warnings: RowWarning[] }>()(() => wish().extend({ ids: Ids, shifts: Shifts })),
    'placement.cancel': command<{ id: string }>()(() => z.strictObject({ id: Id, reason: Reason, shifts: Shifts })),
    /** The same terms for as long again, to be signed anew. */
    'agreement.renew': command<{ id: string }>()(() => z.strictObject({ id: Id })),
    /** Takes birth dates and sexes from identity numbers, where they lack. */
    'student.fillFromIdentity': command<{ count: number }>()(() => z.strictObject({ ids: Ids })),
  },
  queries: {
    'placement.overview': query<PlacementList>()(
      () => z.strictObject({ ...filter, sort: Sort, pack: Pack, language: Language.default('zh-CN'), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
      PLACEMENT_TABLES,
    ),
    /** All that fit, to be chosen at once. */
    'placement.ids': query<string[]>()(() => z.strictObject({ ...filter, pack: Pack }), PLACEMENT_TABLES),
    'placement.one': query<PlacementDetail | null>()(() => z.strictObject({ id: Id, pack: Pack }), PLACEMENT_TABLES),
    /** What an amendment would do, before it is made. */
    'placement.effects': query<Effects | null>()(() => z.strictObject({ id: Id, wish: wish().partial() }), [...PLACEMENT_TABLES, 'attendance']),
    'agreement.overview': query<AgreementOverview>()(() => z.strictObject({}), ['agreement', 'enterprise', 'placement', 'placementChange']),
    /** Students whose identity number says more than their record. */
    'student.identityGaps': query<string[]>()(() => z.strictObject({}), ['student']),
  },
  jobs: {
    /** The list as the screen shows it, by the days as amended. */
    'placement.export': job<FileOut>()(() => z.strictObject({ ...filter, ids: Ids.optional(), sort: Sort, pack: Pack, format: z.enum(LIST_FORMATS), language: Language })),
    /** A 实习花名册 in its real columns, which the import takes for the same. */
    'placement.roster': job<FileOut>()(() => z.strictObject({ ...filter, ids: Ids.optional(), pack: Pack, format: z.enum(LIST_FORMATS), language: Language, identity: z.boolean().optional() })),
  },
}

/** Every field may be left out, or cleared by `null`. */
function nullable<S extends z.ZodRawShape>(schema: z.ZodObject<S>) {
  const shape = Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, (field as z.ZodType).nullable().optional()]))
  return z.strictObject(shape as { [K in keyof S]: z.ZodOptional<z.ZodNullable<z.ZodType<NonNullable<z.output<S[K] & z.ZodType>>>>> }) // each field as it was, or null
}
