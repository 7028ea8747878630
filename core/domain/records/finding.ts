import { z } from 'zod'
import { record } from '../base/field.ts'
import { DateText } from '../base/time-text.ts'

/** By what figures are told apart: where a row belongs, or when it was. `field:<name>` is by what the rows themselves say. */
export const DIMENSIONS = ['programme', 'classGroup', 'year', 'enterprise', 'month', 'calendarYear'] as const
export type Dimension = (typeof DIMENSIONS)[number] | `field:${string}`

const Id = z.string().min(1).max(120)

/** A part of the college: rows of one programme, class group, year of entry or enterprise. */
export const Within = z.strictObject({ programme: Id.optional(), classGroup: Id.optional(), year: z.string().max(4).optional(), enterprise: Id.optional() })
export type Within = { programme?: string | undefined; classGroup?: string | undefined; year?: string | undefined; enterprise?: string | undefined }

/** Spans that mean something else every day, so that a pack made from them can be made again next term. `own`: two dates. */
export const PERIODS = ['twelveMonths', 'term', 'lastTerm', 'schoolYear', 'lastSchoolYear', 'calendarYear', 'lastCalendarYear', 'own'] as const
export type Period = (typeof PERIODS)[number]

/** What an indicator is about, in the order in which they are shown. Worded by `outcome.area.<name>`. */
export const AREAS = ['graduates', 'skills', 'satisfaction', 'internships', 'equipment', 'partnership', 'profile', 'own'] as const
export type Area = (typeof AREAS)[number]

/** Which rows are looked at: of which span, as known on which day (absent: today), of which part of the college. */
export const Scope = record(() => ({
  period: z.enum(PERIODS).default('twelveMonths'),
  from: DateText.optional(),
  to: DateText.optional(),
  asOf: DateText.optional(),
  within: Within.optional(),
}))
export type Scope = z.infer<typeof Scope>

/** One thing to be seen: a chart with a sentence above and its definition below. */
export const FindingAsked = z.discriminatedUnion('kind', [
  /** an indicator by programme, class …, with the year before */
  z.strictObject({ kind: z.literal('bars'), indicator: Id, by: z.enum(DIMENSIONS) }),
  /** an indicator from month to month or from year to year, with the year before and the target */
  z.strictObject({ kind: z.literal('trend'), indicator: Id, step: z.enum(['month', 'year']) }),
  /** of what the rows of a population are made up: destinations of graduates by programme */
  z.strictObject({ kind: z.literal('breakdown'), population: z.string().max(40), field: z.string().max(60), by: z.enum(DIMENSIONS) }),
  /** who has mastered which skill: class groups by the skills of a programme; without one, of several, programmes by years of entry */
  z.strictObject({ kind: z.literal('skillGrid'), programme: Id.optional() }),
  /** what enterprises ask for against what is taught, skill by skill; of one skill (at a level or above) month by month */
  z.strictObject({ kind: z.literal('demand'), skill: Id.optional(), level: z.int().min(0).max(10).optional() }),
  /** from the machine to the job, of the graduates of the span */
  z.strictObject({ kind: z.literal('funnel'), programme: Id.optional() }),
  /** what each partner gave and was given back */
  z.strictObject({ kind: z.literal('contributions') }),
])
export type FindingAsked = z.infer<typeof FindingAsked>
export type FindingKind = FindingAsked['kind']
