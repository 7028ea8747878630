import { z } from 'zod'
import { choice, decimal, photo, text } from '../base/field.ts'

/** The one record of the college itself; its id is always `college:main`. */
export const College = z.strictObject({
  id: z.string(),
  name: text({ main: true, aliases: ['学校名称', 'Institution_Name'] }),
  nameEn: text().optional(),
  logo: photo().optional(),
  /** Rated hours a week of one piece, the denominator of use rates; 7 h × 5 d = 35 (domain.md E2: 1400 a year of 40 weeks) */
  ratedHoursPerWeek: decimal({ min: 1, max: 168, unit: 'hours' }).optional(),
  kind: choice(['sample', 'own'], { internal: true }).optional(),
})
export type College = z.infer<typeof College>
export const COLLEGE_ID = 'college:main'
