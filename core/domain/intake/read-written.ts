import type { Facts } from '../base/decision.ts'
import type { Written } from '../base/field.ts'
import { formatWeeks, parseWeeks } from '../calendar/week-pattern.ts'
import type { DaySpan, Need } from '../records/booking.ts'
import type { Cell } from './sheet.ts'

type ReadWritten = { value: unknown } | { code: string; facts: Facts }

/** Reads a cell; refuses with `cell.needs`, `cell.spans`, `cell.weekdays`, `cell.weekday`, `cell.weeks` or `cell.tooSmall`. */
export function readWritten(how: Written, cell: Cell): ReadWritten {
  const text = String(cell).trim()
  // names are kept as they are written
  const value = READERS[how](how === 'needs' || how === 'holiday' ? text : text.normalize('NFKC'))
  if (how === 'needs' && Array.isArray(value) && value.some(n => (n as Need).pieces < 1)) return { code: 'cell.tooSmall', facts: { value: 0, limit: 1 } }
  return value === null ? { code: `cell.${how}`, facts: { value: text.slice(0, 60) } } : { value }
}

const READERS: Record<Written, (text: string) => unknown> = {
  needs: needsIn,
  spans: spansIn,
  weekdays: weekdaysIn,
  weekday(text) {
    const days = weekdaysIn(text)
    return days?.length === 1 ? days[0] : null
  },
  holiday: holidayIn,
  weeks(text) {
    const weeks = parseWeeks(text)
    return weeks.ok ? formatWeeks(weeks.value) : null
  },
}

/** The official holidays by the names that the State Council's notices give them, and how English files call them. */
const HOLIDAYS: Readonly<Record<string, RegExp>> = {
  元旦: /^new year(['’]?s day)?$/i,
  春节: /^(spring festival|chinese new year)$/i,
  清明节: /^(qingming( festival)?|tomb[- ]sweeping day)$/i,
  劳动节: /^labou?r day$/i,
  端午节: /^dragon boat festival$/i,
  中秋节: /^mid-?autumn( festival)?$/i,
  国庆节: /^national day$/i,
}

/** The name of a day off: official holidays, also two at once, by the one name that every language is made of; any other as it is. */
function holidayIn(text: string): string | null {
  const named = text.split(/,| and |、/).map(part => Object.keys(HOLIDAYS).find(name => name === part.trim() || HOLIDAYS[name]!.test(part.trim())))
  return named.every(name => name !== undefined) ? named.join('、') : text || null
}

const COUNT = String.raw`(?:\s*[×*✕＊]\s*|(?<![A-Za-z])[xX]\s*|\s+[xX]\s*)(\d{1,6})\s*(?:台套|台|套|件|个|pieces|pcs)?|\s*(\d{1,6})\s*(?:台套|台|套|件|个|pieces|pcs)`
/** A separator counts only behind a number of pieces: names may hold commas of their own. */
const BEHIND_COUNT = new RegExp(String.raw`(?<=(?:${COUNT})\s*)[;；,，、\n\r]+`)
const NEED = new RegExp(String.raw`^(.+?)(?:${COUNT})$`, 's')

function needsIn(text: string): Need[] | null {
  const needs: Need[] = []
  text = text.replace(/[０-９]/g, figure => figure.normalize('NFKC'))
  // a pattern with groups puts them among the parts: those are left out by their step
  const parts = text.split(BEHIND_COUNT).filter((_, i) => i % 3 === 0)
  for (const part of parts.map(p => p.trim()).filter(p => p !== '')) {
    const [, kind, marked, counted] = NEED.exec(part) ?? []
    if (!kind) return null
    needs.push({ kind: kind.replace(/\s+/g, ' ').trim(), pieces: Number(marked ?? counted) })
  }
  return needs.length ? needs : null
}

const DAY = String.raw`(?:周|星期|礼拜)[一二三四五六日天1-7]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?`
const SPAN_TOKEN = new RegExp(String.raw`(${DAY})|(?:第)?(\d{1,2})(?:\s*[-~〜–—至到]\s*第?(\d{1,2}))?\s*节?|[\s,;:、和()]+`, 'iy')

/** Weekdays, each with its periods; several days may share them: `周一、周三 1-2`. */
function spansIn(text: string): DaySpan[] | null {
  const spans: DaySpan[] = []
  let days: number[] = []
  let told = true
  SPAN_TOKEN.lastIndex = 0
  while (SPAN_TOKEN.lastIndex < text.length) {
    const [, day, from, to] = SPAN_TOKEN.exec(text) ?? ['']
    if (SPAN_TOKEN.lastIndex === 0) return null
    if (day !== undefined) {
      days = told ? [dayIn(day)] : [...days, dayIn(day)]
      told = false
    } else if (from !== undefined) {
      const span = { from: Number(from), to: Number(to ?? from) }
      if (!days.length || span.from < 1 || span.to > 40 || span.to < span.from) return null
      spans.push(...days.map(weekday => ({ weekday, ...span })))
      told = true
    }
  }
  return told && spans.length ? spans : null
}

const WEEKDAYS = new RegExp(String.raw`^(${DAY}|[1-7]|[一二三四五六日天])(?:-(${DAY}|[1-7]|[一二三四五六日天]))?$`, 'i')

/** `1-5`, `135`, `周一、周三`, `周一至周五`, `Mon–Fri` -> weekdays, each once. */
function weekdaysIn(text: string): number[] | null {
  const days = new Set<number>()
  const plain = text.replace(/\s*[-~〜–—至到]\s*/g, '-')
  const parts = /^[1-7]{2,7}$/.test(plain) ? [...plain] : plain.split(/[\s,;、和]+/).filter(p => p !== '')
  for (const part of parts) {
    const [, first, last] = WEEKDAYS.exec(part) ?? []
    if (first === undefined) return null
    const [from, to] = [dayIn(first), dayIn(last ?? first)]
    if (to < from) return null
    for (let day = from; day <= to; day++) days.add(day)
  }
  return days.size ? [...days].sort((a, b) => a - b) : null
}

const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function dayIn(word: string): number {
  const english = ENGLISH.indexOf(word.slice(0, 3).toLowerCase()) + 1
  const last = word.at(-1)!
  return english || (/\d/.test(last) ? Number(last) : last === '天' ? 7 : '一二三四五六日'.indexOf(last) + 1)
}
