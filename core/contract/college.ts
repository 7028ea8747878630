import { z } from 'zod'
import { photo } from '#domain/base/field.ts'
import { late } from '#domain/base/late.ts'
import { DateText } from '#domain/base/time-text.ts'
import { College } from '#domain/records/college.ts'
import { Term } from '#domain/records/calendar.ts'
import { CALENDAR_TABLES } from '#domain/calendar/calendar.ts'
import { command, job, query } from './define.ts'
import type { Ask, Frame } from './wire.ts'

const patch = late(() => {
  const { destinationFormula, definitionProfile, hideBelow, terms, keepYears, keepIdentityYears, keepOnSiteYears, keepPlacementYears, keepOutcomeYears } = College.shape
  return College.omit({ id: true, kind: true }).partial().extend({
    logo: photo().nullable().optional(),
    nameEn: z.string().nullable().optional(),
    ratedHoursPerWeek: z.number().min(1).max(168).nullable().optional(),
    destinationFormula: destinationFormula.nullable(),
    definitionProfile: definitionProfile.nullable(),
    hideBelow: hideBelow.nullable(),
    terms: terms.nullable(),
    keepYears: keepYears.nullable(),
    keepIdentityYears: keepIdentityYears.nullable(),
    keepOnSiteYears: keepOnSiteYears.nullable(),
    keepPlacementYears: keepPlacementYears.nullable(),
    keepOutcomeYears: keepOutcomeYears.nullable(),
  })
})

export type CollegeState = {
  college: z.infer<typeof College> | null
  today: string
  now: string
  /** the term and week in which today lies */
  week: { termId: string; term: string; week: number } | null
  terms: z.infer<typeof Term>[]
}
export const collegeContract = {
  commands: {
    /** Starts an empty college: its name, a first term and a usual bell table. */
    'college.setup': command<{ termId: string }>()(
      () => z.strictObject({ name: z.string().trim().min(1).max(200), term: z.strictObject({ name: z.string().trim().min(1).max(100), start: DateText, weeks: z.int().min(1).max(60) }), language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    ),
    /** `null` clears */
    'college.save': command<null>()(() => z.strictObject({ fields: z.record(z.string(), z.unknown()).pipe(patch()) })),
  },
  queries: {
    'college.state': query<CollegeState>()(() => z.strictObject({}), ['college', ...CALENDAR_TABLES]),
  },
  jobs: {
    /**
     * What a window asks first, and each answer: the college as it is, and what its frame shows of it; on `today` also what that page
     * shows. In one, as each turn to the college and back is time in which a window stands empty.
     */
    'college.first': job<{ asked: { ask: Ask; frame: Frame }[] }>()(() => z.strictObject({ today: z.boolean() })),
    /** Fills an empty data folder with the sample college. */
    'college.sample': job<{ records: number }>()(() => z.strictObject({ size: z.enum(['small', 'college', 'large']).default('college'), language: z.enum(['zh-CN', 'en']).default('zh-CN') })),
  },
}
