import { z } from 'zod'
import { choice, note, photo, ref, text } from '../base/field.ts'
import { FindingAsked, PERIODS } from './finding.ts'

/** For whom a pack is. What leaves the office hides small groups; a partner sees only its own data. */
export const AUDIENCES = ['dean', 'partner', 'inspector'] as const
export type Audience = (typeof AUDIENCES)[number]

/** A page of a meeting pack, in the order in which they are printed. */
export const PackPage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), finding: FindingAsked, /** the rows behind as a table on the pages after */ table: z.boolean().optional() }),
  /** all indicators of some areas with the year before, the target and what is unknown */
  z.strictObject({ kind: z.literal('figures') }),
  /** what each side gave to the partnership: of all enterprises, or of the pack's own */
  z.strictObject({ kind: z.literal('ledger') }),
  /** students with their destination, certificates and skills: never for a partner */
  z.strictObject({ kind: z.literal('people') }),
  /** which records stand behind each figure, and where they are */
  z.strictObject({ kind: z.literal('evidence') }),
  /** a page of the office's own words */
  z.strictObject({ kind: z.literal('words'), title: z.string().trim().min(1).max(200), text: z.string().trim().max(8000).default('') }),
])
export type PackPage = z.infer<typeof PackPage>

/** A meeting pack that can be made again: for whom, of which span, with which pages. */
export const PackTemplate = z.strictObject({
  id: z.string(),
  name: text({ main: true }),
  subtitle: text().optional(),
  audience: choice(AUDIENCES),
  enterpriseId: ref('enterprise').optional(),
  period: choice(PERIODS),
  from: z.string().optional(),
  to: z.string().optional(),
  /** the partner's logo beside the college's */
  logo: photo().optional(),
  pages: z.array(PackPage).min(1).max(60),
  note: note().optional(),
})
export type PackTemplate = z.infer<typeof PackTemplate>
