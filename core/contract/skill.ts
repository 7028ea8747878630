import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import type { Result } from '#domain/base/decision.ts'
import { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import type { SkillDetail, SkillOverview } from '#domain/outcome/skills/coverage.ts'
import type { ExpiringCertificate } from '#domain/outcome/skills/expiring.ts'
import { Scope } from '#domain/records/finding.ts'
import { Assessment } from '#domain/records/outcome.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const how = () => ({ date: DateText, part: Assessment.shape.part, assessor: Assessment.shape.assessor })
const Level = z.strictObject({ studentId: Id, skillId: Id, /** null takes it away */ level: z.int().min(0).max(10).nullable() })

/** Skills: how they are taught, mastered and asked for, and how a class is assessed in one go. Refuses as `questionOf` and `assess` do. */
export const skillContract = {
  commands: {
    'skill.assess': command<{ written: number; removed: number }>()(() => z.strictObject({ ...how(), by: Assessment.shape.by, levels: z.array(Level).min(1).max(5000) })),
  },
  queries: {
    'skill.overview': query<Result<SkillOverview>>()(() => z.strictObject({ scope: Scope.prefault({}), programme: Id.optional() }), OUTCOME_TABLES),
    /** null where the skill is gone */
    'skill.detail': query<Result<SkillDetail | null>>()(() => z.strictObject({ scope: Scope.prefault({}), id: Id }), OUTCOME_TABLES),
    /** null where the class is gone */
    'skill.sheet': query<AssessSheet | null>()(() => z.strictObject({ classGroupId: Id, ...how() }), OUTCOME_TABLES),
    'certificate.expiring': query<ExpiringCertificate[]>()(() => z.strictObject({ withinDays: z.int().min(0).max(3660), programme: Id.optional() }), OUTCOME_TABLES),
  },
  jobs: {},
}
