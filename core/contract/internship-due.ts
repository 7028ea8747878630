import { z } from 'zod'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import { DUE_TABLES, type InternshipDue } from '#domain/internship-due/due.ts'
import { DateText } from '#domain/base/time-text.ts'
import { Pack } from './compliance.ts'
import { query } from './define.ts'

export const internshipDueContract = {
  commands: {},
  queries: {
    /** What the office owes its internships: findings, papers, leave, marks, visits, complaints; by number, and the first few by name. */
    'internship.due': query<InternshipDue>()(
      () => z.strictObject({ on: DateText.optional(), pack: Pack, first: z.int().min(0).max(50).default(3), /** only what concerns one teacher */ tutorId: z.string().min(1).max(120).optional() }),
      [...new Set([...DUE_TABLES, ...COMPLIANCE_TABLES])],
    ),
  },
  jobs: {},
}
