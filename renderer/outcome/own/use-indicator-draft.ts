import type { FormulaDraft, OwnIndicator, Unit } from '#domain/records/indicator.ts'
import { useForm, type Form } from '#renderer/client/use-form.ts'
import { NEW_FORMULA } from './formula-draft.ts'

/** What can be written about an indicator; an empty text is none. */
export type IndicatorDraft = { name: string; nameEn: string; definition: string; definitionEn: string; better: 'more' | 'less' | null; unit: Unit | null; formula: FormulaDraft }

const NEW: IndicatorDraft = { name: '', nameEn: '', definition: '', definitionEn: '', better: 'more', unit: null, formula: NEW_FORMULA }

function draftOf({ name, nameEn = '', definition = '', definitionEn = '', better = undefined, unit, formula }: OwnIndicator): IndicatorDraft {
  return { name, nameEn, definition, definitionEn, better: better ?? null, unit, formula }
}

/** The form of an indicator. Only what was touched is kept here, so that what others change meanwhile shows at once and is not written over. */
export function useIndicatorDraft(id: string | null, stored: OwnIndicator | null): Form<IndicatorDraft> {
  return useForm(`indicator:${id ?? 'new'}`, stored ? draftOf(stored) : NEW)
}
