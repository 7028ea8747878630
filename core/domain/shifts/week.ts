import { addDays, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import type { Finding } from '../compliance/pack.ts'
import { nightMinutes, workedMinutes } from '../compliance/test-work.ts'
import { segmentOn, segmentsOf } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'

type WeekTables = Pick<Tables, 'placement' | 'placementChange' | 'student' | 'classGroup' | 'enterprise' | 'post' | 'shift' | 'shiftType' | 'leave'>

export type WeekCell = { date: LocalDate; here: boolean; onLeave: boolean; shiftTypeId: string | null; published: boolean; /** rules that break here */ breaks: string[] }
export type WeekRow = { placementId: string; student: string; number: string; post: string; cells: WeekCell[]; minutes: number; nightShifts: number; freeDays: number }
export type WeekPlan = {
  days: { date: LocalDate; kind: 'work' | 'rest' | 'holiday'; name?: string }[]
  types: { id: string; name: string; start: string; end: string; minutes: number }[]
  rows: WeekRow[]
  /** how many of each shift type work on each day, in the order of `types` */
  coverage: number[][]
  findings: Finding[]
}

export type WeekQuestion = { enterpriseId: string; postId?: string | undefined; from: LocalDate; days: number; night: { from: string; to: string } }

/** The shifts of one host, or of one post there, for some days: who works when, what adds up, and where rules break. */
export function weekPlan(tables: WeekTables, shifts: DayIndex<'shift'>, calendar: Calendar, findingsOf: (placementId: string) => readonly Finding[], question: WeekQuestion): WeekPlan {
  const { enterpriseId, postId, from, days: count, night } = question
  const dates = Array.from({ length: count }, (_, i) => addDays(from, i))
  const to = dates.at(-1) ?? from
  const types = [...tables.shiftType.values()].filter(t => t.enterpriseId === enterpriseId).sort((a, b) => (a.start < b.start ? -1 : 1))
  const changes = [...tables.placementChange.values()]
  const leaves = [...tables.leave.values()]
  const rows: WeekRow[] = []
  const findings: Finding[] = []
  for (const placement of tables.placement.values()) {
    if (placement.status === 'cancelled') continue
    const segments = segmentsOf(placement, changes.filter(c => c.placementId === placement.id)).filter(s => s.enterpriseId === enterpriseId && (postId === undefined || s.postId === postId))
    if (!segments.some(s => s.from <= to && s.to >= from)) continue
    const broken = findingsOf(placement.id).filter(f => f.from <= to && f.to >= from && f.records.some(id => id.startsWith('shift:')))
    findings.push(...broken)
    const mine = leaves.filter(l => l.placementId === placement.id)
    const cells = dates.map((date): WeekCell => {
      const [shift] = shifts.on(placement.id, date)
      return {
        date,
        here: segmentOn(segments, date) !== undefined,
        onLeave: mine.some(l => l.from <= date && date <= (l.returnedOn ?? l.to)),
        shiftTypeId: shift?.shiftTypeId ?? null,
        published: shift?.published === true,
        breaks: shift ? [...new Set(broken.filter(f => f.from <= date && date <= f.to && f.records.includes(shift.id)).map(f => f.rule))] : [],
      }
    })
    const worked = cells.flatMap(c => tables.shiftType.get(c.shiftTypeId ?? '') ?? [])
    const student = tables.student.get(placement.studentId)
    rows.push({
      placementId: placement.id,
      student: student?.name ?? placement.studentId,
      number: student?.number ?? '',
      post: segments[0]!.postId ? nameOf(tables, segments[0]!.postId!) : '',
      cells,
      minutes: worked.reduce((sum, type) => sum + workedMinutes(type), 0),
      nightShifts: worked.filter(type => nightMinutes(type, night.from, night.to) > 0).length,
      freeDays: cells.filter(c => c.here && c.shiftTypeId === null).length,
    })
  }
  rows.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  return {
    days: dates.map(date => {
      const { kind, name } = calendar.dayOf(date)
      return { date, kind: kind === 'holiday' ? 'holiday' : kind === 'weekend' ? 'rest' : 'work', ...(name ? { name } : {}) }
    }),
    types: types.map(t => ({ id: t.id, name: t.name, start: t.start, end: t.end, minutes: workedMinutes(t) })),
    rows,
    coverage: dates.map((_, day) => types.map(type => rows.filter(row => row.cells[day]!.shiftTypeId === type.id).length)),
    findings,
  }
}
