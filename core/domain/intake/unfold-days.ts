import { dayNumber } from '../base/time.ts'
import { Attendance } from '../records/on-site.ts'
import { dateIn } from './cell-values.ts'
import { choiceCode } from './choice-words.ts'
import { importFields } from './import-tables.ts'
import type { Vocabulary } from './column-map.ts'
import type { Cell, SheetData } from './sheet.ts'
import { headKey } from './text-key.ts'

const STATES = Attendance.shape.state.options
/** One sign for a day, as the screen, the paper and most offices write it. */
const SIGNS: Readonly<Record<string, (typeof STATES)[number]>> = {
  '√': 'present', '✓': 'present', 到: 'present', P: 'present',
  迟: 'late', L: 'late', 早: 'leftEarly', E: 'leftEarly',
  '×': 'absent', 旷: 'absent', A: 'absent', 假: 'leave', V: 'leave', 病: 'sick', S: 'sick', 休: 'rest', R: 'rest',
}
const LOOK_AT = 25
/** Fewer days a sheet has no column a day: a list of placements has two dates a row. */
const FEWEST = 3
/** Days that may lie between two columns: sheets leave weekends out. */
const WIDEST = 8

/**
 * A sheet of attendance with a column a day becomes a list with a row a day, which the import reads like any other; each row knows the
 * row and the column where it stood. Columns to the right of the days (sums) are left out. Any other sheet is given back as it is.
 */
export function unfoldDays(sheet: SheetData, words: Vocabulary): SheetData {
  const head = sheet.rows.slice(0, LOOK_AT).findIndex(row => daysIn(row).length >= FEWEST && namesInterns(row, words))
  if (head < 0) return sheet
  const heads = sheet.rows[head]!
  const days = daysIn(heads)
  const below = sheet.rows.slice(head + 1)
  const marks = below.flatMap(row => days.flatMap(({ column }) => (isEmpty(row[column]) ? [] : [stateIn(row[column]!, words)])))
  if (marks.filter(state => state !== null).length * 2 < marks.length || !marks.length) return sheet

  const left = days[0]!.column
  const rows: Cell[][] = sheet.rows.slice(0, head).map(row => row.slice(0, left))
  const origin: SheetData['origin'] = rows.map(() => undefined)
  const put = (row: Cell[], from?: { row: number; column: string }) => {
    rows.push(row)
    origin.push(from)
  }
  const asked = (name: 'date' | 'state') => words.field('attendance', name)[0] ?? name
  put([...heads.slice(0, left), asked('date'), asked('state')])
  for (const [r, row] of below.entries()) {
    const who = Array.from({ length: left }, (_, c) => row[c] ?? null)
    for (const { column, date } of days) {
      const cell = row[column]
      if (isEmpty(cell)) continue
      put([...who, date, stateIn(cell!, words) ?? cell!], { row: head + 1 + r + 1, column: String(heads[column]) })
    }
  }
  return { sheet: sheet.sheet, rows, origin }
}

/** Columns that are headed by days, one after the other. */
function daysIn(row: readonly Cell[]): { column: number; date: string }[] {
  const days: { column: number; date: string }[] = []
  for (const [column, cell] of row.entries()) {
    const date = typeof cell === 'string' || typeof cell === 'number' ? dateIn(cell) : null
    const last = days.at(-1)
    if (date === null) {
      if (last) break
    } else if (!last) days.push({ column, date })
    else {
      const apart = dayNumber(date) - dayNumber(last.date)
      if (apart < 1 || apart > WIDEST) break
      days.push({ column, date })
    }
  }
  return days
}

/** Whether a column says which intern a row is about. */
function namesInterns(row: readonly Cell[], words: Vocabulary): boolean {
  const field = importFields('attendance').find(f => f.name === 'placementId')!
  const names = new Set([...words.field('attendance', field.name), ...(field.aliases ?? []), ...words.field('student', 'number'), ...words.field('student', 'name')].map(headKey))
  return row.some(cell => typeof cell === 'string' && names.has(headKey(cell)))
}

function stateIn(cell: Cell, words: Vocabulary): string | null {
  const text = String(cell).trim()
  return SIGNS[text.toUpperCase()] ?? choiceCode('state', STATES, text, words)
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || String(cell).trim() === ''
}
