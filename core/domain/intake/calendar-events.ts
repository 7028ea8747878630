import type { LocalTime } from '../base/time.ts'

/** One event of an .ics file, in college wall time; repeats are already unrolled into single events. */
export type CalendarEvent = {
  uid: string
  title: string
  start: LocalTime
  end: LocalTime
  place?: string
  description?: string
  people?: string[]
  cancelled?: boolean
}
