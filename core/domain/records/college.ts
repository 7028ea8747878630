import { z } from 'zod'
import { choice, decimal, integer, photo, record, text } from '../base/field.ts'
import { TERMS } from '../base/terms.ts'
import { DESTINATION_RATES, PROFILES } from './indicator.ts'

const Word = z.string().trim().min(1).max(30).regex(/^[^\u0000-\u001f{}$]*$/) // nothing that a sentence would put something in for
const OwnTerms = z.partialRecord(z.enum(TERMS), z.strictObject({ zh: Word.optional(), en: Word.optional(), enMany: Word.optional() }))
const KeptYears = integer({ min: 0, max: 100 })

/** The one record of the college itself; its id is always `college:main`. */
export const College = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['学校名称', 'Institution_Name'] }),
  nameEn: text().optional(),
  logo: photo().optional(),
  /** Rated hours a week of one piece, the denominator of use rates; 7 h × 5 d = 35 (domain.md E2: 1400 a year of 40 weeks) */
  ratedHoursPerWeek: decimal({ min: 1, max: 168, unit: 'hours' }).optional(),
  /** which formula of the destination rate; absent: the first */
  destinationFormula: choice(DESTINATION_RATES).optional(),
  /** whose definitions are shown besides the office's own; absent: those of the first */
  definitionProfile: choice(PROFILES).optional(),
  /** groups of fewer people are not shown outside the office; absent: {@link DEFAULT_HIDE_BELOW} */
  hideBelow: integer({ min: 0, max: 100, unit: 'people' }).optional(),
  /** years for which people's data are kept, by the classes of person/keeping.ts; absent: nobody has said */
  keepYears: KeptYears.optional(),
  keepIdentityYears: KeptYears.optional(),
  keepOnSiteYears: KeptYears.optional(),
  keepPlacementYears: KeptYears.optional(),
  keepOutcomeYears: KeptYears.optional(),
  /** what the college calls its programmes, classes … */
  terms: OwnTerms.optional(),
  kind: choice(['sample', 'own'], { internal: true }).optional(),
  /** the id by which files of this college know each other: that of the data folder which sent the first */
  school: text({ internal: true }).optional(),
}))
export type College = z.infer<typeof College>
export const COLLEGE_ID = 'college:main'
