import { z } from 'zod'
import { birth, type Change } from '../base/change.ts'
import { refuse, type Context, type Facts, type Result } from '../base/decision.ts'
import { DateText } from '../base/time-text.ts'
import type { LocalDate } from '../base/time.ts'
import type { Cell, SheetData } from '../intake/sheet.ts'
import type { Tables } from '../tables.ts'

/** A day of the State Council's yearly holiday notice: off although a weekday, or worked although a weekend. */
export type OfficialDay = { date: LocalDate; kind: 'holiday' | 'workday'; name: string }

const Kind = z.enum(['holiday', 'workday'])
const Name = z.string().trim().min(1).max(200)
const OurDay = z.object({ date: DateText, kind: Kind, name: Name })
const CnDay = z.object({ date: DateText, isOffDay: z.boolean(), name: Name }).transform(d => ({
  date: d.date,
  kind: d.isOffDay ? ('holiday' as const) : ('workday' as const),
  name: d.name,
}))

/**
 * Reads the JSON text of a holiday file: a list of `{date, kind, name}`, an object of such by date, or the shape of the public
 * holiday-cn files `{year, days: [{name, date, isOffDay}]}`.
 * @returns the days by date, or a refusal `calendar.json`, `calendar.item` (which one, counted from 1), `calendar.empty`, `calendar.twice`
 */
export function parseOfficialDays(json: string): Result<OfficialDay[]> {
  let data: unknown
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''))
  } catch {
    return refuse('calendar.json')
  }
  const items = itemsOf(data)
  if (!items) return refuse('calendar.json')
  const days: OfficialDay[] = []
  for (const [index, item] of items.entries()) {
    const day = z.union([OurDay, CnDay]).safeParse(item)
    if (!day.success) return refuse('calendar.item', { item: index + 1, text: shown(item) })
    days.push(day.data)
  }
  return inOrder(days)
}

/** As it stands in the file; what lies deeper is left out, for it may be too deep to be written. */
function shown(item: unknown): string {
  const shallow = (key: string, value: unknown) => (key !== '' && typeof value === 'object' && value !== null ? '…' : value)
  return JSON.stringify(item, shallow).slice(0, 80)
}

function itemsOf(data: unknown): unknown[] | null {
  if (Array.isArray(data)) return data
  if (typeof data !== 'object' || data === null) return null
  if ('days' in data) return Array.isArray(data.days) ? data.days : null
  return Object.entries(data).map(([date, rest]) => (typeof rest === 'object' && rest !== null ? { ...rest, date } : rest))
}

const HEADS = { date: ['日期', 'date'], kind: ['类型', '性质', 'kind', 'type'], name: ['名称', '节日', '说明', 'name', 'holiday'] }
const KIND_WORDS: Record<OfficialDay['kind'], readonly string[]> = {
  holiday: ['holiday', '放假', '休', '休息', '节假日', '假日', 'off'],
  workday: ['workday', '上班', '班', '调休上班', '补班', '调班', '工作日', 'work'],
}

/**
 * Reads the first sheet whose head row names 日期, 类型 and 名称 (or date, kind, name).
 * @returns the days by date, or a refusal `calendar.heads`, `calendar.cell` (sheet, row and column as people count them), `calendar.empty`, `calendar.twice`
 */
export function officialDaysOfSheets(sheets: readonly SheetData[]): Result<OfficialDay[]> {
  for (const { sheet, rows } of sheets) {
    const top = rows.slice(0, 10).findIndex(row => columnOf(row, 'date') >= 0 && columnOf(row, 'kind') >= 0)
    if (top < 0) continue
    const head = rows[top]!
    const at = { date: columnOf(head, 'date'), kind: columnOf(head, 'kind'), name: columnOf(head, 'name') }
    const days: OfficialDay[] = []
    for (const [index, row] of rows.entries()) {
      if (index <= top || row.every(cell => cell === null || cell === '')) continue
      const where = (column: number): Facts => ({
        sheet,
        row: index + 1,
        column: String(head[column]),
        text: String(row[column] ?? ''),
      })
      const date = String(row[at.date] ?? '').trim().slice(0, 10).replace(/[/.年月]/g, '-').replace(/日$/, '')
      const padded = date.replace(/-(\d)(?=-|$)/g, '-0$1')
      if (!DateText.safeParse(padded).success) return refuse('calendar.cell', where(at.date))
      const word = String(row[at.kind] ?? '').trim().toLowerCase()
      const kind = (['holiday', 'workday'] as const).find(k => KIND_WORDS[k].includes(word))
      if (!kind) return refuse('calendar.cell', where(at.kind))
      const name = at.name >= 0 ? String(row[at.name] ?? '').trim() : ''
      days.push({ date: padded, kind, name: name || word })
    }
    return inOrder(days)
  }
  return refuse('calendar.heads', { heads: ['日期', '类型', '名称'] })
}

function columnOf(row: readonly Cell[], field: keyof typeof HEADS): number {
  return row.findIndex(cell => typeof cell === 'string' && HEADS[field].includes(cell.trim().toLowerCase()))
}

function inOrder(days: OfficialDay[]): Result<OfficialDay[]> {
  if (!days.length) return refuse('calendar.empty')
  const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const twice = sorted.find((d, i) => d.date === sorted[i + 1]?.date)
  return twice ? refuse('calendar.twice', { date: twice.date }) : { ok: true, value: sorted }
}

/** The years that a list of days speaks about, in order. */
export function yearsOf(days: readonly OfficialDay[]): number[] {
  return [...new Set(days.map(d => Number(d.date.slice(0, 4))))].sort((a, b) => a - b)
}

/** Births for the days that the calendar doesn't know yet; a date that has a day already keeps it as it is (`kept` counts these). */
export function addOfficialDays(tables: Pick<Tables, 'calendarDay'>, days: readonly OfficialDay[], newId: Context['newId']): { changes: Change[]; kept: number } {
  const known = new Set([...tables.calendarDay.values()].map(d => d.date))
  const fresh = days.filter(d => !known.has(d.date))
  return { changes: fresh.map(d => birth('calendarDay', { id: newId('calendarDay'), ...d })), kept: days.length - fresh.length }
}
