import { z } from 'zod'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import { DateText } from '#domain/base/time.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { Finding, Severity } from '#domain/compliance/pack.ts'
import { EVIDENCE, Attendance } from '#domain/records/on-site.ts'
import type { WeekPlan } from '#domain/shifts/week.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const Ids = z.array(Id).min(1).max(5000)
const PACKS = ['cn-2021-4', 'general'] as const
const Pack = z.enum(PACKS).default('cn-2021-4')

/** How many findings of each gravity, and of how many somebody has said why they stay. */
export type FindingCounts = Record<Severity, number> & { answered: number }
export type RuleCount = { rule: string; article: string; severity: Severity; count: number; answered: number; /** placements or hosts */ subjects: number }
export type HostCount = { id: string; name: string; interns: number } & FindingCounts
export type ComplianceBoard = { day: string; placements: number; hosts: number; counts: FindingCounts; rules: RuleCount[]; worst: HostCount[] }
export type FindingRow = Finding & { name: string; host: string }

const SHEET_TABLES = [...COMPLIANCE_TABLES, 'attendance', 'contact', 'teacher'] as const

export const internshipContract = {
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
    /** Who was there, by whose word. */
    'attendance.mark': command<{ marked: number }>()(
      z.strictObject({
        marks: z.array(z.strictObject({ placementId: Id, date: DateText, state: Attendance.shape.state.nullable(), hours: z.number().min(0).max(24).optional(), note: z.string().trim().max(400).optional() })).min(1).max(5000),
        evidence: z.enum(EVIDENCE),
        by: z.string().trim().max(100).default(''),
      }),
    ),
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
    'attendance.sheet': query<AttendanceSheet>()(z.strictObject({ enterpriseId: Id, from: DateText, to: DateText }), SHEET_TABLES),
    'roster.week': query<WeekPlan>()(z.strictObject({ enterpriseId: Id, postId: Id.optional(), from: DateText, days: z.int().min(1).max(62).default(7), pack: Pack }), SHEET_TABLES),
  },
  jobs: {},
}
