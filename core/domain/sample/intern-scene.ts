import { weekdayOf, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { BatchType, HostType, InternshipCatalogue, PostType } from './internship-catalogue.ts'
import type { Scene } from './scene.ts'
import type { Sheaf } from './sheaf.ts'

export type HostPost = { row: Row<'post'>; type: PostType }
/** One host with all that a placement there points at. */
export type Host = { row: Row<'enterprise'>; type: HostType; mentors: Row<'contact'>[]; posts: HostPost[]; shifts: Map<string, Row<'shiftType'>> }
export type Intern = {
  /** running number in its batch */
  n: number
  student: Row<'student'>
  placement: Row<'placement'>
  /** the last day, by changes too */
  until: LocalDate
  /** where it goes on after a change of host */
  moved?: { from: LocalDate; host: Host; mentor: Row<'contact'> | undefined }
  host: Host
  post: HostPost | undefined
  tutor: Row<'teacher'>
  mentor: Row<'contact'>
}
export type BatchOf = { type: BatchType; row: Row<'batch'>; interns: Intern[] }

/** The internships in the making. */
export type InternScene = Scene & { words: InternshipCatalogue; hosts: Map<string, Host>; isWorkday(date: LocalDate): boolean }

/** A number that belongs to nobody: no operator has given out 130 0000. */
export function inventedPhone(n: number): string {
  return `1300000${String(n % 10_000).padStart(4, '0')}`
}

/** Workdays as the college's calendar has them. */
export function workdays(sheaf: Sheaf): (date: LocalDate) => boolean {
  const kinds = new Map(sheaf.all('calendarDay').map(day => [day.date, day.kind]))
  return date => {
    const kind = kinds.get(date)
    return kind === undefined ? weekdayOf(date) < 6 : kind === 'workday'
  }
}
