import { datesBetween, mondayOf, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { hostDay, type HostDay } from '../calendar/host-day.ts'
import { workedMinutes } from '../compliance/test-work.ts'
import { segmentOn } from '../placement/segments.ts'
import { isOnLeave, meets, type Stay, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { EVIDENCE, type Attendance, type Evidence, type Signature } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { DayIndex } from './day-index.ts'
import { AT_WORK } from './mark.ts'

/** Tables that a sheet reads, besides those of its indexes and the calendar. */
export type SheetTables = Pick<Tables, 'placement' | 'student' | 'classGroup' | 'enterprise' | 'post' | 'teacher' | 'contact' | 'shiftType' | 'signature'>
export type SheetIndex = { stays: Stays; attendance: DayIndex<'attendance'>; shift: DayIndex<'shift'> }

export type SheetCell = {
  date: LocalDate
  /** false on days on which the intern is not at the host of this sheet */
  here: boolean
  shift: string | null
  /** hours of the shift: what somebody who was there worked, unless the mark says otherwise */
  shiftHours: number | null
  onLeave: boolean
  /** the record that says what follows; null where nothing is written down */
  markId: string | null
  state: Attendance['state'] | null
  evidence: Evidence | null
  by: string | null
  hours: number | null
  note: string | null
}
/** `hours`: those of the marks, else those of the shifts, of the days at work. */
export type SheetRow = { placementId: string; student: string; number: string; group: string; post: string; mentor: string; tutor: string; cells: SheetCell[]; present: number; absent: number; open: number; hours: number }
export type SheetFigures = {
  /** at work today, of so many who are here today, whatever days the sheet has */
  presentToday: number
  hereToday: number
  /** workdays, or days with a shift, up to today without a mark and without leave */
  open: number
  absent: number
  marks: number
  byEvidence: Record<Evidence, number>
}
export type AttendanceSheet = {
  host: string
  today: LocalDate
  days: HostDay[]
  rows: SheetRow[]
  figures: SheetFigures
  /** of spans that meet these days, the latest first */
  signatures: Signature[]
  /** who may sign: the host's contacts, those who guide interns first */
  contacts: { id: string; name: string; position?: string }[]
}

/** The sheet of one host for some days: every intern who has a day there, by number, with what is known of each day. */
export function attendanceSheet(tables: SheetTables, index: SheetIndex, calendar: Calendar, about: { enterpriseId: string; from: LocalDate; to: LocalDate; today: LocalDate }): AttendanceSheet {
  const { enterpriseId, from, to, today } = about
  const dates = datesBetween(from, to)
  const host = tables.enterprise.get(enterpriseId)
  const days = dates.map(date => hostDay(calendar, host, date))
  const figures: SheetFigures = { presentToday: 0, hereToday: 0, open: 0, absent: 0, marks: 0, byEvidence: { self: 0, mentor: 0, teacher: 0, machine: 0 } }
  const rows: SheetRow[] = []
  for (const stay of index.stays.at(enterpriseId)) {
    if (segmentOn(stay.segments, today)) {
      figures.hereToday++
      if (AT_WORK.has(index.attendance.on(stay.placement.id, today)[0]?.state ?? null)) figures.presentToday++
    }
    if (!meets(stay.segments, from, to)) continue
    const cells = dates.map(date => cellOf(tables, index, stay, date))
    rows.push(rowOf(tables, stay, cells, days, today))
  }
  rows.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  for (const row of rows) {
    figures.open += row.open
    figures.absent += row.absent
    for (const cell of row.cells) {
      if (cell.evidence) figures.byEvidence[cell.evidence]++
    }
  }
  figures.marks = EVIDENCE.reduce((n, evidence) => n + figures.byEvidence[evidence], 0)
  return {
    host: nameOf(tables, enterpriseId),
    today,
    days,
    rows,
    figures,
    signatures: [...tables.signature.values()]
      .filter(s => s.enterpriseId === enterpriseId && s.from <= to && s.to >= from)
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
    contacts: [...tables.contact.values()]
      .filter(c => c.enterpriseId === enterpriseId)
      .sort((a, b) => Number(b.mentor ?? false) - Number(a.mentor ?? false))
      .map(({ id, name, position }) => ({ id, name, ...(position ? { position } : {}) })),
  }
}

function cellOf(tables: SheetTables, { stays, attendance, shift }: SheetIndex, { placement, segments }: Stay, date: LocalDate): SheetCell {
  const here = segmentOn(segments, date) !== undefined
  const [mark] = here ? attendance.on(placement.id, date) : []
  const [planned] = here ? shift.on(placement.id, date) : []
  const type = planned && tables.shiftType.get(planned.shiftTypeId)
  return {
    date,
    here,
    shift: type?.name ?? null,
    shiftHours: type ? Math.round((workedMinutes(type) / 60) * 100) / 100 : null,
    onLeave: isOnLeave(stays.leavesOf(placement.id), date),
    markId: mark?.id ?? null,
    state: mark?.state ?? null,
    evidence: mark?.evidence ?? null,
    by: mark?.by ?? null,
    hours: mark?.hours ?? null,
    note: mark?.note ?? null,
  }
}

function rowOf(tables: SheetTables, { placement, segments }: Stay, cells: SheetCell[], days: readonly HostDay[], today: LocalDate): SheetRow {
  const student = tables.student.get(placement.studentId)
  const { postId, mentorId, tutorId } = segments.at(-1)!
  const named = (id: string | undefined) => (id === undefined ? '' : nameOf(tables, id))
  // in a week with a roster the days with a shift are the workdays
  const rostered = new Set(cells.filter(c => c.shift !== null).map(c => mondayOf(c.date)))
  const atWork = cells.filter(c => AT_WORK.has(c.state))
  return {
    placementId: placement.id,
    student: student?.name ?? placement.studentId,
    number: student?.number ?? '',
    group: named(student?.classGroupId),
    post: named(postId),
    mentor: named(mentorId),
    tutor: named(tutorId),
    cells,
    present: atWork.length,
    absent: cells.filter(c => c.state === 'absent').length,
    open: cells.filter((c, i) => c.here && c.date <= today && c.state === null && !c.onLeave && (rostered.has(mondayOf(c.date)) ? c.shift !== null : days[i]!.kind === 'work')).length,
    hours: Math.round(atWork.reduce((sum, c) => sum + (c.hours ?? c.shiftHours ?? 0), 0) * 100) / 100,
  }
}

/** A make-up workday is a workday; the weekly rest days are the host's own. */
