import type { Printed, PrintOrder } from '#adapters/print/far-printer.ts'
import type { KeyAnswer, KeyOrder } from './key-store.ts'
import type { Urgent } from './urgent-figures.ts'

/** Between the shell and the service process, besides the windows' own ports. */
export type ToService =
  | { connect: true }
  | Printed
  | { urgent: number }
  | { keyed: number; answer: KeyAnswer }
  | { stop: true }
export type FromService =
  | { ready: true }
  | { failed: string }
  | PrintOrder
  | { urgent: number; figures: Urgent | null }
  | { key: number; order: KeyOrder }
  | { stopped: true }
