import type { ReportModel } from '#domain/report/model.ts'
import type { Language } from '#words/say.ts'

/** What the print page is given: see print.tsx for how. */
export type PrintOrder = { model: ReportModel; language: Language }
