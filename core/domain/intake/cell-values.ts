import { inListOrder, type FieldInfo } from '../base/field.ts'
import { clockOf, dateOfDay, dayNumber, isClock, isDate } from '../base/time.ts'
import type { Facts } from '../base/decision.ts'
import { choiceCode } from './choice-words.ts'
import type { Vocabulary } from './column-map.ts'
import type { Cell } from './sheet.ts'
import { readWritten } from './read-written.ts'

/** A field's value read from a cell; `names` are those of records for a `ref` or `refs` field. Or why it can't be read. */
export type CellValue = { value: unknown } | { names: string[] } | { empty: true } | { code: string; facts: Facts }

const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)$/
const YES = new Set(['是', '有', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对'])
const NO = new Set(['否', '无', '×', '✗', 'x', 'n', 'no', 'false', '0', '不', '非'])
const EMPTY = new Set(['', '-', '—', '——', '/', '\\', 'n/a', 'null'])

/** Reads a cell as the field wants it: figures with units and separators, dates in many shapes, choices by code or word. */
export function readCell(cell: Cell | undefined, field: FieldInfo, words: Vocabulary): CellValue {
  if (cell === null || cell === undefined) return { empty: true }
  const text = String(cell).trim()
  if (FORMULA_ERROR.test(text)) return { code: 'cell.formulaError', facts: { value: text } }
  if (EMPTY.has(text.toLowerCase())) return { empty: true }
  const read = byKind(cell, text, field, words)
  if (!('value' in read)) return read
  const parsed = field.schema.safeParse(read.value)
  if (parsed.success) return { value: parsed.data }
  const issue = parsed.error.issues[0]
  if (issue?.code === 'too_big' || issue?.code === 'too_small') {
    const size = typeof read.value === 'number'
    const limit = issue.code === 'too_big' ? Number(issue.maximum) : Number(issue.minimum)
    return {
      code: size ? `cell.${issue.code === 'too_big' ? 'tooBig' : 'tooSmall'}` : 'cell.tooLong',
      facts: { value: text.slice(0, 60), limit },
    }
  }
  return { code: 'cell.form', facts: { value: text.slice(0, 60) } }
}

function byKind(cell: Cell, text: string, field: FieldInfo, words: Vocabulary): CellValue {
  if (field.written) return readWritten(field.written, cell)
  switch (field.kind) {
    case 'integer':
    case 'number':
    case 'money': {
      const n = numberIn(cell)
      if (n === null) return { code: 'cell.number', facts: { value: text } }
      if (field.kind === 'integer' && !Number.isInteger(n)) return { code: 'cell.whole', facts: { value: text } }
      return { value: n }
    }
    case 'date': {
      const date = dateIn(cell)
      return date === null ? { code: 'cell.date', facts: { value: text } } : { value: date }
    }
    case 'clock': {
      const clock = clockIn(cell)
      return clock === null ? { code: 'cell.clock', facts: { value: text } } : { value: clock }
    }
    case 'boolean': {
      const plain = text.normalize('NFKC').toLowerCase()
      return YES.has(plain) ? { value: true } : NO.has(plain) ? { value: false } : { code: 'cell.yesNo', facts: { value: text } }
    }
    case 'choice': {
      const code = choiceCode(field.name, field.options ?? [], text, words)
      return code === null
        ? { code: 'cell.choice', facts: { value: text, options: field.options?.map(o => words.choice(field.name, o)[0] ?? o) } }
        : { value: code }
    }
    case 'choices':
      return choicesIn(text, field, words)
    case 'ref':
      return { names: [text] }
    case 'refs':
      return { names: listIn(text) }
    case 'text':
    case 'note': {
      const plain = field.kind === 'text' ? text.replace(/\s*\r?\n\s*/g, ' ') : text.replace(/\r\n?/g, '\n')
      // moments (a repair's start) are texts with a form of their own: another way of writing one is put right
      if (!field.schema.safeParse(plain).success) {
        const time = timeIn(cell)
        if (time !== null && field.schema.safeParse(time).success) return { value: time }
      }
      return { value: plain }
    }
    default:
      return { code: 'cell.form', facts: { value: text } }
  }
}

/** The codes that a list of words means. Only ； ; and lines part it for sure: a word may hold a 、 of its own. */
function choicesIn(text: string, field: FieldInfo, words: Vocabulary): CellValue {
  const options = field.options ?? []
  const codes: string[] = []
  for (const part of text.split(/[;；\n\r]+/).map(t => t.trim()).filter(t => t !== '')) {
    const whole = choiceCode(field.name, options, part, words)
    for (const word of whole === null ? listIn(part) : [part]) {
      const code = whole ?? choiceCode(field.name, options, word, words)
      if (code === null) return { code: 'cell.choice', facts: { value: word, options: options.map(o => words.choice(field.name, o)[0] ?? o) } }
      codes.push(code)
    }
  }
  return codes.length ? { value: inListOrder(options, codes) } : { empty: true }
}

/** `1,234.50元`, `￥１２３４`, `2万元`, `30台` -> a number; null when it is none. */
export function numberIn(cell: Cell): number | null {
  if (typeof cell === 'number') return cell
  const plain = String(cell)
    .normalize('NFKC')
    .replace(/[\s,'’_]/g, '')
    .replace(/^[¥￥$€]|^rmb|^cny/i, '')
  const [, figure, unit] =
    /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(万元|万|元|圆|台套|台|套|件|个|只|人|名|节|周|天|日|小时|h|分钟|㎡|m2|平方米|%|yuan|届|级|公里|km)?$/i.exec(
      plain,
    ) ?? []
  if (figure === undefined) return null
  return Number(figure) * (unit?.startsWith('万') ? 10_000 : 1)
}

const EXCEL_EPOCH = dayNumber('1899-12-30')

/** `2026-09-01`, `2026/9/1`, `2026.9.1`, `2026年9月1日`, `20260901`, `1/9/2026` never; an Excel day number; null when it is no date. */
export function dateIn(cell: Cell): string | null {
  if (typeof cell === 'number' && cell >= 20_000 && cell < 90_000) return valid(dateOfDay(EXCEL_EPOCH + Math.floor(cell)))
  const plain = String(cell).normalize('NFKC').trim()
  const [, y, m, d] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? []
  return y && m && d ? valid(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) : null
}

/** `8:00`, `08：00:00`, `8点30`, a fraction of a day; null when it is no clock. */
export function clockIn(cell: Cell): string | null {
  if (typeof cell === 'number') return cell >= 0 && cell <= 1 ? clockOf(Math.round(cell * 1440)) : null
  const [, h, m] = /^(?:.*[T\s])?(\d{1,2})\s*[:点时.]\s*(\d{2})?(?::\d{2})?分?$/.exec(String(cell).normalize('NFKC').trim()) ?? []
  const clock = h ? `${h.padStart(2, '0')}:${m ?? '00'}` : ''
  return isClock(clock) ? clock : null
}

function timeIn(cell: Cell): string | null {
  if (typeof cell === 'number') {
    const date = dateIn(cell)
    return date && `${date}T${clockOf(Math.min(1439, Math.round((cell % 1) * 1440)))}`
  }
  const date = dateIn(cell)
  return date && `${date}T${clockIn(cell) ?? '00:00'}`
}

/** Names separated by 、 , ; or lines, each once. */
export function listIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[、,，;；\n\r]+/)
        .map(t => t.trim())
        .filter(t => t !== ''),
    ),
  ]
}

function valid(date: string): string | null {
  return isDate(date) ? date : null
}
