import type { Facts } from '../base/decision.ts'
import { addDays, isDate, weekdayOf } from '../base/time.ts'
import type { TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import { fieldsOf } from '../base/field.ts'
import { tableOf } from '../table-names.ts'
import { schemas } from '../tables.ts'
import { nameOf } from '../record-name.ts'
import { maskedText } from '../base/national-id.ts'
import { registerOf, type Register } from './held.ts'
import { recordProblems } from './record-checks.ts'

export type RowProblem = { field: string; code: string; facts: Facts }
type Values = Record<string, unknown>

/** Fields whose value no two records of a table may share. */
export const UNIQUE: Partial<Record<TableName, readonly string[]>> = {
  equipment: ['assetNo'],
  teacher: ['staffNo'],
  workshop: ['code'],
  term: ['name'],
  calendarDay: ['date'],
  enterprise: ['creditCode'],
  programme: ['code'],
  student: ['number', 'nationalId'],
  agreement: ['number'],
  ratingScale: ['name'],
  skill: ['code'],
  trainingItem: ['code'],
}

/** What is wrong with a whole row beyond the form of its fields: references, unique numbers, dates in the wrong order. */
export function rowProblems(tables: Tables, table: TableName, row: Values & { id: string }, held: Register = registerOf(tables)): RowProblem[] {
  return [
    ...formProblems(table, row),
    ...uniqueProblems(tables, held, table, row),
    ...referenceProblems(tables, table, row),
    ...orderProblems(table, row),
    ...shapeProblems(tables, table, row),
    ...recordProblems(held, table, row),
  ]
}

export function formProblems(table: TableName, row: Values): RowProblem[] {
  const parsed = schemas[table].safeParse(row)
  if (parsed.success) return []
  return parsed.error.issues.map(i => ({
    field: String(i.path[0] ?? ''),
    code: i.code === 'invalid_type' && row[String(i.path[0])] === undefined ? 'field.required' : 'field.form',
    facts: { path: i.path.join('.'), reason: i.message },
  }))
}

function uniqueProblems(tables: Tables, held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  return (UNIQUE[table] ?? []).flatMap(field => {
    for (const other of held.holding(table, field, row[field])) {
      const byId = String(other.id)
      if (byId !== row.id) return [{ field, code: 'field.taken', facts: { value: shownNumber(table, field, row[field]), by: nameOf(tables, byId), byId } }]
    }
    return []
  })
}

/** A number as a refusal repeats it: that of a person with its middle hidden. */
export function shownNumber(table: TableName, field: string, value: unknown): unknown {
  return typeof value === 'string' && fieldsOf(schemas[table]).find(f => f.name === field)?.masked ? maskedText(value) : value
}

/** A field that names a record names one that is there, and of the table that the field is about. */
function referenceProblems(tables: Tables, table: TableName, row: Values): RowProblem[] {
  return fieldsOf(schemas[table]).flatMap(field => {
    if (field.kind !== 'ref' && field.kind !== 'refs') return []
    const named = row[field.name]
    const ids = Array.isArray(named) ? named : named === undefined ? [] : [named]
    return ids.flatMap(id => {
      const target = typeof id === 'string' ? tableOf(id) : undefined
      return target === field.table && target && tables[target].has(String(id)) ? [] : [{ field: field.name, code: 'field.dangling', facts: { id } }]
    })
  })
}

/** Two terms can't hold the same week, and a class group can't be a part of what is a part of it. */
function shapeProblems(tables: Tables, table: TableName, row: Values & { id: string }): RowProblem[] {
  if (table === 'term' && typeof row.start === 'string' && isDate(row.start) && typeof row.weeks === 'number') {
    const end = addDays(row.start, row.weeks * 7)
    for (const other of tables.term.values()) {
      if (other.id === row.id || other.start >= end || addDays(other.start, other.weeks * 7) <= row.start) continue
      return [{ field: 'start', code: 'term.overlap', facts: { by: other.name, from: other.start } }]
    }
  }
  if (table === 'classGroup') {
    const above = new Set<string>()
    const climb = (id: string) => {
      if (above.has(id)) return
      above.add(id)
      for (const next of tables.classGroup.get(id)?.partOf ?? []) climb(next)
    }
    for (const id of (row.partOf as string[] | undefined) ?? []) climb(id)
    if (above.has(row.id) && !(row.partOf as string[]).includes(row.id)) return [{ field: 'partOf', code: 'classGroup.circle', facts: {} }]
  }
  return []
}

const ORDERED: Partial<Record<TableName, readonly [string, string][]>> = {
  equipment: [
    ['loanFrom', 'loanTo'],
    ['loanFrom', 'loanDueBack'],
  ],
  bellTable: [['from', 'to']],
  teacherQualification: [['since', 'expires']],
  fault: [['reportedAt', 'fixedAt']],
  agreement: [['from', 'to']],
  batch: [['from', 'to']],
  placement: [
    ['from', 'to'],
    ['insuredFrom', 'insuredTo'],
    ['appliedOn', 'approvedOn'],
  ],
  placementChange: [['from', 'to']],
  exemption: [['from', 'to']],
  leave: [
    ['from', 'to'],
    ['from', 'returnedOn'],
  ],
  payment: [['from', 'to']],
  incident: [
    ['date', 'reportedOn'],
    ['date', 'settledOn'],
  ],
  ticket: [['date', 'closedOn']],
  certificate: [['issuedOn', 'expires']],
  destination: [['date', 'leftOn']],
  skillDemand: [['from', 'to']],
  mentorWork: [['from', 'to']],
  enterpriseTeaching: [['from', 'to']],
  enterpriseService: [['from', 'to']],
}

/** Dates in the wrong order, and what else two fields of one row say against each other. */
export function orderProblems(table: TableName, row: Values): RowProblem[] {
  const problems: RowProblem[] = (ORDERED[table] ?? []).flatMap(([from, to]) =>
    typeof row[from] === 'string' && typeof row[to] === 'string' && row[from] > row[to]
      ? [{ field: to, code: 'field.beforeStart', facts: { from: row[from], to: row[to] } }]
      : [],
  )
  if (table === 'maintenance' && String(row.start) >= String(row.end)) problems.push({ field: 'end', code: 'field.beforeStart', facts: { from: row.start, to: row.end } })
  if (table === 'term' && typeof row.start === 'string' && weekdayOf(row.start) !== 1) problems.push({ field: 'start', code: 'term.notMonday', facts: { date: row.start } })
  if (table === 'calendarDay' && row.follows && row.kind !== 'workday') problems.push({ field: 'follows', code: 'calendarDay.followsHoliday', facts: {} })
  if (table === 'classGroup' && (row.partOf as string[] | undefined)?.includes(String(row.id))) problems.push({ field: 'partOf', code: 'classGroup.partOfItself', facts: {} })
  if (table === 'bellTable') problems.push(...bellProblems(row.periods as { no: number; start: string; end: string }[] | undefined))
  return problems
}

function bellProblems(periods: { no: number; start: string; end: string }[] = []): RowProblem[] {
  const problems: RowProblem[] = []
  periods.forEach((p, i) => {
    const before = periods[i - 1]
    if (p.start >= p.end) problems.push({ field: 'periods', code: 'bell.empty', facts: { no: p.no, start: p.start, end: p.end } })
    if (before && (p.no <= before.no || p.start < before.end)) problems.push({ field: 'periods', code: 'bell.order', facts: { no: p.no, before: before.no, start: p.start, end: before.end } })
  })
  return problems
}
