import { addDays, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { segmentOn, segmentsOf } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import type { Attendance, Evidence } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { DayIndex } from './day-index.ts'

type SheetTables = Pick<Tables, 'placement' | 'placementChange' | 'student' | 'classGroup' | 'enterprise' | 'post' | 'leave' | 'shiftType'>

export type SheetCell = {
  date: LocalDate
  /** false on days on which the intern is not at the host of this sheet */
  here: boolean
  shift: string | null
  onLeave: boolean
  state: Attendance['state'] | null
  evidence: Evidence | null
  hours: number | null
}
export type SheetRow = { placementId: string; student: string; number: string; group: string; post: string; cells: SheetCell[]; present: number; absent: number; open: number }
export type SheetDay = { date: LocalDate; kind: 'work' | 'rest' | 'holiday'; name?: string }
export type AttendanceSheet = { days: SheetDay[]; rows: SheetRow[] }

const PRESENT = new Set<Attendance['state']>(['present', 'late', 'leftEarly'])

/** The sheet of one host for some days: every intern who has a day there, by name, with what is known of each day. */
export function attendanceSheet(
  tables: SheetTables,
  days: { attendance: DayIndex<'attendance'>; shift: DayIndex<'shift'> },
  calendar: Calendar,
  about: { enterpriseId: string; from: LocalDate; to: LocalDate; today: LocalDate },
): AttendanceSheet {
  const { enterpriseId, from, to, today } = about
  const dates: LocalDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
  const changes = groupedByPlacement(tables.placementChange.values())
  const leaves = groupedByPlacement(tables.leave.values())
  const rows: SheetRow[] = []
  for (const placement of tables.placement.values()) {
    if (placement.status === 'cancelled') continue
    const segments = segmentsOf(placement, changes.get(placement.id) ?? []).filter(s => s.enterpriseId === enterpriseId)
    if (!segments.some(s => s.from <= to && s.to >= from)) continue
    const cells = dates.map((date): SheetCell => {
      const [mark] = days.attendance.on(placement.id, date)
      const [shift] = days.shift.on(placement.id, date)
      return {
        date,
        here: segmentOn(segments, date) !== undefined,
        shift: shift ? (tables.shiftType.get(shift.shiftTypeId)?.name ?? null) : null,
        onLeave: (leaves.get(placement.id) ?? []).some(l => l.from <= date && date <= (l.returnedOn ?? l.to)),
        state: mark?.state ?? null,
        evidence: mark?.evidence ?? null,
        hours: mark?.hours ?? null,
      }
    })
    const student = tables.student.get(placement.studentId)
    const here = cells.filter(c => c.here)
    rows.push({
      placementId: placement.id,
      student: student?.name ?? placement.studentId,
      number: student?.number ?? '',
      group: student?.classGroupId ? nameOf(tables, student.classGroupId) : '',
      post: segments.at(-1)!.postId ? nameOf(tables, segments.at(-1)!.postId!) : '',
      cells,
      present: here.filter(c => c.state && PRESENT.has(c.state)).length,
      absent: here.filter(c => c.state === 'absent').length,
      open: here.filter(c => c.date <= today && c.state === null && !c.onLeave && isWork(calendar, c.date)).length,
    })
  }
  rows.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  return { days: dates.map(date => dayOf(calendar, date)), rows }
}

function dayOf(calendar: Calendar, date: LocalDate): SheetDay {
  const { kind, name } = calendar.dayOf(date)
  return { date, kind: kind === 'holiday' ? 'holiday' : kind === 'weekend' ? 'rest' : 'work', ...(name ? { name } : {}) }
}

function isWork(calendar: Calendar, date: LocalDate): boolean {
  return dayOf(calendar, date).kind === 'work'
}

function groupedByPlacement<R extends { placementId: string }>(rows: Iterable<R>): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.placementId, [...(groups.get(row.placementId) ?? []), row])
  return groups
}
