import { z } from 'zod'
import type { LocalDate } from '#domain/base/time.ts'
import type { Result } from '#domain/base/decision.ts'
import { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { Behind, Finding } from '#domain/outcome/finding/finding.ts'
import type { OverviewRow } from '#domain/outcome/overview.ts'
import type { Looked } from '#domain/outcome/period.ts'
import { FindingAsked, Scope, type Period } from '#domain/records/finding.ts'
import { job, query, type FileOut } from './define.ts'

/** of what is behind, only what counts as this */
const Part = z.string().max(120).optional()
const At = { key: z.string().max(120).optional(), series: z.string().max(120).optional() }
const Language = z.enum(['zh-CN', 'en'])

/** What the college reached: indicators, the findings drawn from them, and the records behind each. Refuses as `questionOf` and `knownFinding` do. */
export const outcomeContract = {
  commands: {},
  queries: {
    /** All indicators of the office's catalogue. Those of attendance, whose months may lie on the disk, come with `attendance`, alone. */
    'outcome.overview': query<Result<{ looked: Looked; hideBelow: number; rows: OverviewRow[] }>>()(() => z.strictObject({ scope: Scope.prefault({}), attendance: z.boolean().default(false) }), OUTCOME_TABLES),
    'outcome.finding': query<Result<{ looked: Looked; finding: Finding }>>()(() => z.strictObject({ scope: Scope.prefault({}), asked: FindingAsked }), OUTCOME_TABLES),
    /** the records behind a finding, or behind one bar, point or cell of it; `total` is how many there are, of which at most `most` come */
    'outcome.behind': query<Result<Behind & { total: number }>>()(() => z.strictObject({ scope: Scope.prefault({}), asked: FindingAsked, ...At, part: Part, most: z.int().min(1).max(5000).default(300) }), OUTCOME_TABLES),
    /** what own indicators can be made of */
    'outcome.blocks': query<BuildingBlock[]>()(() => z.strictObject({}), []),
    /** the spans that can be looked at, with their days as of today; those without a term have none */
    'outcome.periods': query<{ period: Exclude<Period, 'own'>; from: LocalDate; to: LocalDate }[]>()(() => z.strictObject({}), ['term', 'bellTable', 'calendarDay']),
  },
  jobs: {
    /** The figures of a finding as .xlsx; with `behind`, the records behind it or behind a part of it. */
    'outcome.export': job<FileOut>()(() => z.strictObject({ scope: Scope.prefault({}), asked: FindingAsked, behind: z.strictObject({ ...At, part: Part }).optional(), language: Language })),
  },
}

