import { z } from 'zod'
import { choice, note, photo, record, ref, text } from '../base/field.ts'
import { late } from '../base/late.ts'
import { DateText } from '../base/time-text.ts'
import { AREAS, FindingAsked, PERIODS } from './finding.ts'

/** For whom a pack is. What leaves the office hides small groups; a partner sees only its own data. */
export const AUDIENCES = ['dean', 'partner', 'inspector'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whose names a page of people lists. */
export const PEOPLE = ['graduates', 'students'] as const

/** A page's own heading, in place of the one that it brings. */
const heading = z.string().trim().min(1).max(200).optional()

/** A page of a meeting pack, in the order in which they are printed. */
export const PackPage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('finding'),
    finding: FindingAsked,
    heading,
    /** the figures of the chart as a table below it */
    table: z.boolean().optional(),
    /** the records behind, on the pages after; they name people, so never for a partner */
    records: z.boolean().optional(),
  }),
  /** all indicators of some areas, absent: of all, with the year before, the target and what is unknown */
  z.strictObject({ kind: z.literal('figures'), heading, areas: z.array(z.enum(AREAS)).min(1).max(AREAS.length).optional(), /** what each of them means, below */ definitions: z.boolean().optional() }),
  /** what each side gave to the partnership: of one enterprise, of the pack's own, or of all */
  z.strictObject({ kind: z.literal('ledger'), heading, enterpriseId: z.string().min(1).max(80).optional() }),
  /** students with their destination, certificates and skills: never for a partner */
  z.strictObject({ kind: z.literal('people'), heading, who: z.enum(PEOPLE).optional() }),
  /** which records stand behind each figure of the pack, and when they were changed last */
  z.strictObject({ kind: z.literal('evidence'), heading }),
  /** a page of the office's own words */
  z.strictObject({ kind: z.literal('words'), heading: z.string().trim().min(1).max(200), text: z.string().trim().max(8000).default('') }),
])
export type PackPage = z.infer<typeof PackPage>
export const MOST_PAGES = 60

/** A meeting pack that can be made again: for whom, of which span, with which pages. */
export const PackTemplate = record(() => ({
  id: z.string(),
  name: text({ main: true }),
  subtitle: text().optional(),
  audience: choice(AUDIENCES),
  enterpriseId: ref('enterprise').optional(),
  /** only this programme's rows; absent: the whole college */
  programmeId: ref('programme').optional(),
  period: choice(PERIODS),
  from: DateText.optional(),
  to: DateText.optional(),
  /** the partner's logo beside the college's */
  logo: photo().optional(),
  pages: z.array(PackPage).min(1).max(MOST_PAGES),
  note: note().optional(),
}))
export type PackTemplate = z.infer<typeof PackTemplate>
/** One that is being put together, and need not be saved yet. */
export type PackDraft = Omit<PackTemplate, 'id'>
export const packDraft = late(() => PackTemplate.omit({ id: true }))
