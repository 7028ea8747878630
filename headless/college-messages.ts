import type { Refusal } from '#domain/base/decision.ts'
import type { Closed } from '#app/ports.ts'
import type { Printed, PrintOrder } from '#adapters/print/far-printer.ts'
import type { ToHost, ToWindow } from '#contract/port.ts'

/** What the thread of the college is to open. */
export type CollegeParts = {
  folder: string
  password: string | undefined
  now: string | undefined
  /** address of the folder with the threads' programs */
  threads: string
}

/** Between the process that serves a window and the thread that holds the college. */
export type ToCollege = ToHost | Printed | { open: CollegeParts } | { stop: true }
export type FromCollege =
  | ToWindow
  | PrintOrder
  /** the folder is open; or why nothing can be written in it */
  | { opened: Closed | null }
  | { failed: Refusal }
