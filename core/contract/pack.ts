import { z } from 'zod'
import { record } from '#domain/base/field.ts'
import { DateText } from '#domain/base/time-text.ts'
import type { LocalDate } from '#domain/base/time.ts'
import type { Text } from '#domain/base/text.ts'
import type { BuiltPack } from '#domain/pack/build-pack.ts'
import type { Starter } from '#domain/pack/starters.ts'
import { CALENDAR_TABLES } from '#domain/calendar/calendar.ts'
import { PERIODS, type Area } from '#domain/records/finding.ts'
import { packDraft, type PackDraft, type PackTemplate } from '#domain/records/pack.ts'
import { command, job, query, type FileOut } from './define.ts'

const Id = z.string().min(1).max(80)
const Language = z.enum(['zh-CN', 'en'])

/** A pack, saved or not, and for this once another span than its own. */
const Wanted = record(() => ({
  pack: packDraft(),
  issue: z.strictObject({ period: z.enum(PERIODS).optional(), from: DateText.optional(), to: DateText.optional(), asOf: DateText.optional() }).prefault({}),
  language: Language,
}))

/** A pack as the list shows it; `span` is what its period stands for today, null where that cannot be said (a term that is not there). */
export type PackRow = { pack: PackTemplate; partner: string | null; span: { from: LocalDate; to: LocalDate } | null }
/** What pages can be made of. `alone`: a partner can be shown it, as each record tells its enterprise. */
export type PackOffers = {
  indicators: { id: string; name: Text; area: Area; alone: boolean }[]
  breakdowns: { population: string; field: string; name: Text; alone: boolean }[]
}

/** Meeting packs: kept as templates, looked at, and issued as PDF or as the figures behind. Refuses as `savePack` and `drawPack` do. */
export const packContract = {
  commands: {
    'pack.save': command<{ id: string }>()(() => z.strictObject({ id: Id.optional(), pack: packDraft() })),
    'pack.remove': command<{ id: string }>()(() => z.strictObject({ id: Id })),
    'pack.copy': command<{ id: string }>()(() => z.strictObject({ id: Id })),
  },
  queries: {
    'pack.list': query<PackRow[]>()(() => z.strictObject({}), ['packTemplate', 'enterprise', 'programme', ...CALENDAR_TABLES]),
    /** ready-made packs, worded; those for a partner begin with the busiest one */
    'pack.starters': query<{ starter: Starter; pack: PackDraft }[]>()(() => z.strictObject({ language: Language }), ['packTemplate', 'placement', 'enterprise']),
    'pack.offers': query<PackOffers>()(() => z.strictObject({}), ['college', 'indicator']),
  },
  jobs: {
    /** the pack to look at; with `toPrint`, the pages in its contents are known, for which it is printed once */
    'pack.model': job<BuiltPack>()(() => Wanted.extend({ toPrint: z.boolean().default(false) })),
    'pack.pdf': job<FileOut>()(() => Wanted),
    /** the figures behind, a sheet for each page, and their definitions */
    'pack.xlsx': job<FileOut>()(() => Wanted),
  },
}
