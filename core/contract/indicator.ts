import { z } from 'zod'
import type { Result } from '#domain/base/decision.ts'
import { note, record, text } from '#domain/base/field.ts'
import type { Text } from '#domain/base/text.ts'
import type { LocalDate } from '#domain/base/time.ts'
import { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import type { Trial } from '#domain/outcome/own/trial.ts'
import { Scope } from '#domain/records/finding.ts'
import { FormulaDraft, IndicatorNote, IndicatorTarget, UNITS, type OwnIndicator, type Profile, type Unit } from '#domain/records/indicator.ts'
import { command, query } from './define.ts'
import type { Looked } from '#domain/outcome/period.ts'

const Id = z.string().min(1).max(120)

/** Of one that is there already only what differs; `null` clears. Drafts come in, too, so that what is wrong is told by place. */
const Fields = z.strictObject({
  name: z.literal('').or(text()).optional(),
  nameEn: text().nullable().optional(),
  definition: note().nullable().optional(),
  definitionEn: note().nullable().optional(),
  unit: z.enum(UNITS).optional(),
  better: z.enum(['more', 'less']).nullable().optional(),
  formula: FormulaDraft.optional(),
})

const Target = record(() => {
  const { value, from, note } = IndicatorTarget.shape
  return { indicator: Id, programmeId: Id.optional(), value: value.nullable(), from, note: note.nullable() }
})

/** An indicator as its tools show it. */
export type IndicatorKept = {
  name: Text
  unit: Unit
  /** the record, where it is one of the office's own */
  own: OwnIndicator | null
  /** whether it can be told by programme, so that a programme can have a target of its own */
  byProgramme: boolean
  /** the latest first; `said` is the value in words */
  targets: { id: string; from: LocalDate; programmeId: string | null; whom: Text; value: number; said: Text; note: string | null }[]
  notes: { id: string; date: LocalDate; what: string }[]
  /** names of the meeting packs that show it */
  packs: string[]
}

/** Whose definitions there are, and what each adds to the office's own. */
export type Definitions = {
  profiles: { profile: Profile; indicators: { id: string; name: Text; definition: Text; source: string }[] }[]
  own: { id: string; name: Text; unit: Unit }[]
}

/** Indicators that the office puts together without code, what it wants to reach, and why figures went up or down. */
export const indicatorContract = {
  commands: {
    /** refuses `indicator.invalid` {issues: [{path, code, facts}]} */
    'indicator.save': command<{ id: string }>()(() => z.strictObject({ id: Id.optional(), fields: Fields })),
    /** `fromPacks`: its pages are taken out of the meeting packs that show it */
    'indicator.remove': command<{ removed: number }>()(() => z.strictObject({ id: Id, fromPacks: z.boolean().default(false) })),
    /** A shipped one, or one of the office's own, as the start of another. */
    'indicator.copy': command<{ id: string }>()(() => z.strictObject({ indicator: Id })),
    /** percentages as 0–100; null takes the target of that day away */
    'indicator.target': command<{ id: string | null }>()(() => Target),
    'indicator.note': command<{ id: string }>()(() => IndicatorNote.omit({ id: true })),
    'indicator.removeNote': command<null>()(() => z.strictObject({ id: Id })),
  },
  queries: {
    'indicator.own': query<IndicatorKept | null>()(() => z.strictObject({ indicator: Id }), ['college', 'programme', 'indicator', 'indicatorTarget', 'indicatorNote', 'packTemplate']),
    /** what a formula that is not saved yet would give */
    'indicator.trial': query<Result<Trial & { looked: Looked }>>()(() => z.strictObject({ scope: Scope.prefault({}), formula: FormulaDraft, unit: z.enum(UNITS).optional() }), OUTCOME_TABLES),
    'indicator.definitions': query<Definitions>()(() => z.strictObject({}), ['indicator']),
  },
  jobs: {},
}
