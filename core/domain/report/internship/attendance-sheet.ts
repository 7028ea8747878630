import { z } from 'zod'
import { monthsWithin } from '../../attendance/months.ts'
import { refuse, type Context } from '../../base/decision.ts'
import { date, text } from '../../base/field.ts'
import { AT_WORK } from '../../attendance/mark.ts'
import { attendanceSheet, type AttendanceSheet, type SheetCell, type SheetRow } from '../../attendance/sheet.ts'
import type { Enterprise } from '../../records/host.ts'
import { EVIDENCE, type Evidence } from '../../records/on-site.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { recordOf } from '../lookup.ts'
import type { Block, DayMark, Sheet, SignatureLine, Text } from '../model.ts'
import { dayHeads, daysWanted, sheetsOf, type Days } from './days.ts'
import { number, span } from './phrases.ts'

const params = z.strictObject({
  enterpriseId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
  /** absent: the first of this month */
  from: date().optional(),
  /** the last day, included; absent: the end of the month */
  to: date().optional(),
})
type Wanted = z.output<typeof params>

/** The strongest word first, as an inspector reads it. */
const GRADES = EVIDENCE.toReversed()

/** Who was at a host on which day, by whose word; what adds up, by the strength of the word; and who has signed. */
export const attendanceReport = defineReport(
  params,
  (world, wanted, ctx) => {
    if (wanted.enterpriseId === undefined) return refuse('report.attendance.which')
    const host = recordOf(world.tables, 'enterprise', wanted.enterpriseId)
    if (!host.ok) return host
    const days = daysWanted(wanted, 'month', ctx.now.slice(0, 10))
    if (!days.ok) return days
    const sheets = sheetsOf(days.value).map(part => sheetOf(world, host.value, part, ctx))
    return modelOf(world, ctx, { name: 'attendance', title: { code: 'report.attendance' }, about: `${host.value.name} ${days.value.from} ${days.value.to}`, sheets })
  },
  (wanted: Wanted, ctx) => {
    const days = daysWanted(wanted, 'month', ctx.now.slice(0, 10))
    return days.ok ? [...monthsWithin('attendance', days.value), ...monthsWithin('shift', days.value)] : []
  },
)

function sheetOf(world: World, host: Enterprise, days: Days, ctx: Context): Sheet {
  const index = { stays: world.stays, attendance: world.attendanceDays, shift: world.shiftDays }
  const { rows, signatures, days: heads } = attendanceSheet(world.tables, index, world.calendar, { enterpriseId: host.id, ...days, today: ctx.now.slice(0, 10) })
  const sheet = { title: host.name, subtitle: span(days.from, days.to), orientation: 'landscape' as const }
  const grid: Block = {
    kind: 'daySheet',
    corner: { code: 'report.column.student' },
    days: dayHeads(heads),
    sums: [...(['present', 'absent', 'away', 'open', 'hours'] as const).map(sum => ({ code: `report.attendance.${sum}` })), ...GRADES.map(grade => ({ code: `report.evidence.${grade}` }))],
    rows: rows.map(row => ({ head: row.student, note: { parts: [row.number, row.group] }, cells: row.cells.map(markOf), sums: sumsOf(row) })),
    foot: [],
    empty: { code: 'report.attendance.none' },
  }
  if (!rows.length) return { ...sheet, blocks: [grid] }
  const blocks: Block[] = [
    { kind: 'figures', items: figuresOf(rows) },
    grid,
    { kind: 'text', text: { code: 'report.attendance.signs' }, quiet: true },
    { kind: 'text', text: { code: 'report.attendance.grades' }, quiet: true },
    { kind: 'signatures', lines: [...mentorLines(signatures), { code: 'report.sign.tutor' }] },
  ]
  return { ...sheet, blocks }
}

/** A day without a mark is left free to be marked by hand; one that is not of this host is struck. */
function markOf({ here, state, evidence, onLeave }: SheetCell): DayMark {
  if (!here) return { mark: '／' }
  if (state === null) return { mark: onLeave ? { code: 'report.mark.leave' } : '' }
  return { mark: { code: `report.mark.${state}` }, ...(evidence ? { below: { code: `report.evidence.${evidence}` } } : {}) }
}

function sumsOf(row: SheetRow): Text[] {
  const here = row.cells.filter(c => c.here)
  const away = here.filter(c => c.state === 'leave' || c.state === 'sick' || (c.state === null && c.onLeave)).length
  return [row.present, row.absent, away, row.open, row.hours, ...GRADES.map(grade => countOf([row], grade))].map(number)
}

function countOf(rows: readonly SheetRow[], grade: Evidence): number {
  return rows.reduce((n, row) => n + row.cells.filter(c => c.here && c.evidence === grade && AT_WORK.has(c.state)).length, 0)
}

/** Days present, all and by the strength of the word for them; and days of which nobody has said anything. */
function figuresOf(rows: readonly SheetRow[]): { label: Text; value: Text }[] {
  const present = rows.reduce((n, row) => n + row.present, 0)
  return [
    { label: { code: 'report.attendance.students' }, value: number(rows.length) },
    { label: { code: 'report.attendance.days' }, value: number(present) },
    ...GRADES.map(grade => ({ label: { code: `report.attendance.by.${grade}` }, value: { code: 'report.ofAll', facts: { n: countOf(rows, grade), share: present ? Math.round((countOf(rows, grade) / present) * 100) : 0 } } })),
    { label: { code: 'report.attendance.unsaid' }, value: number(rows.reduce((n, row) => n + row.open, 0)) },
  ]
}

/** Each signature that a mentor has given for some of these days; the line to sign on where there is none. */
function mentorLines(signatures: AttendanceSheet['signatures']): SignatureLine[] {
  if (!signatures.length) return [{ code: 'report.sign.mentor' }]
  return signatures.map(s => ({
    label: { code: 'report.attendance.signed', facts: { from: s.from, to: s.to, way: `report.signed.${s.way}` } },
    by: s.by,
    on: s.at.slice(0, 10),
    ...(s.image ? { image: s.image } : {}),
  }))
}
