import type { ReportModel } from '#domain/report/model.ts'
import type { Language } from '#words/say.ts'
import type { KeyAnswer, KeyOrder } from './key-store.ts'
import type { Urgent } from './urgent-figures.ts'

/** Between the shell and the service process, besides the windows' own ports. */
export type ToService =
  | { connect: true }
  | { printed: number; pdf: Uint8Array }
  | { printed: number; failed: string }
  | { urgent: number }
  | { keyed: number; answer: KeyAnswer }
  | { stop: true }
export type FromService =
  | { ready: true }
  | { failed: string }
  | { print: number; model: ReportModel; language: Language }
  | { cancelPrint: number }
  | { urgent: number; figures: Urgent | null }
  | { key: number; order: KeyOrder }
  | { stopped: true }
