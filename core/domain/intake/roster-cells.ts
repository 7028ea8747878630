import { addDays, type LocalDate } from '../base/time.ts'
import { dateIn } from './cell-values.ts'
import { textKey } from './text-key.ts'

/** `2026.3.1-2026.8.31`, `2026年3月1日至8月31日`, `2026.3—2026.8` (whole months) -> the first and the last day; null when they can't be told. */
export function periodIn(text: string): { from: LocalDate; to: LocalDate } | null {
  const plain = text.normalize('NFKC').trim()
  for (const sign of plain.matchAll(/[-~至到—–―]+/g)) {
    const [left, right] = [plain.slice(0, sign.index), plain.slice(sign.index + sign[0].length)].map(part => part.replace(/\s+/g, ''))
    const from = dateIn(left!) ?? monthIn(left!)?.first ?? null
    const to = from && (dateIn(right!) ?? monthIn(right!)?.last ?? dateIn(`${from.slice(0, 4)}.${right!.replace('月', '.').replace(/[日号]$/, '')}`))
    if (from && to && from <= to) return { from, to }
  }
  return null
}

function monthIn(text: string): { first: LocalDate; last: LocalDate } | null {
  const [, year, month] = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? []
  const first = year && month ? dateIn(`${year}-${month}-1`) : null
  if (!first) return null
  const next = dateIn(month === '12' ? `${Number(year) + 1}-1-1` : `${year}-${Number(month) + 1}-1`)
  return next === null ? null : { first, last: addDays(next, -1) }
}

const THERE = new Set(['已交', '已上交', '已提交', '已签', '已签订', '齐', '是', '有', 'yes', 'y', '1', 'handedin', '√', '✓', '✔'])
const LACKING = new Set(['未交', '未上交', '未提交', '未签', '未签订', '缺', '否', '无', 'no', 'n', '0', 'nothandedin', '×', '✗', 'x'])

/** Whether a paper is there: on a day, or handed in without a day; null when the cell says something else. */
export function paperIn(text: string): 'there' | 'lacking' | { on: LocalDate } | null {
  const on = dateIn(text) ?? dateIn(Number(text))
  if (on) return { on }
  const key = textKey(text) || text.trim()
  return THERE.has(key) ? 'there' : LACKING.has(key) ? 'lacking' : null
}

/** The status of a placement that a word of a list means; a student on a roster is at the host unless it says otherwise. */
export function statusIn(text: string): 'planned' | 'confirmed' | 'ended' | 'cancelled' {
  if (/取消|终止|退出|cancel/i.test(text)) return 'cancelled'
  if (/结束|完成|ended|done/i.test(text)) return 'ended'
  return /计划|拟|待|未开始|planned/i.test(text) ? 'planned' : 'confirmed'
}
