import type { LocalTime } from './time.ts'

/** What somebody has typed into a form and not saved yet. */
export type FormDraft = {
  /** which form, of which record: `register:student:new` */
  place: string
  /** when it was typed, and by whom */
  at: LocalTime
  by: string
  /** the form's own values; only that form reads them again */
  values: unknown
}
