import { sameValue } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import type { LocalDate, LocalTime } from '../base/time.ts'
import type { TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { recordProblems, recordWarnings } from '../register/record-checks.ts'
import { orderProblems, shownNumber, UNIQUE } from '../register/row-checks.ts'
import { planAttendance } from './plan-attendance.ts'
import { planBells } from './plan-bells.ts'
import { headsAt, missingFields, type Columns, type Vocabulary } from './column-map.ts'
import { displayOf, openDraft, registerSeen, type Draft } from './draft.ts'
import { defaultsFor, DERIVED, IDENTITY, importFields, type ImportTable, type RowTable } from './import-tables.ts'
import type { ImportPlan, ReadRow } from './plan.ts'
import { planRoster } from './plan-roster.ts'
import { planWishList } from './plan-wish-list.ts'
import { planTimetable, type TimetableChoice } from './plan-timetable.ts'
import { readCell } from './cell-values.ts'
import { namesIn, precedence, resolveNames } from './resolve-name.ts'
import type { Cell, SheetData } from './sheet.ts'
import { rememberMapping } from './mapping-memory.ts'

/** What the user (or the proposal) says about one sheet. */
export type SheetChoice = { sheet: string; table: ImportTable; headRow: number; headRows: number; columns: Columns }

type Wrong = { code: string; facts: Facts }

/** Registers are read before those that point at them, whatever the order of the sheets. */
const ORDER: readonly ImportTable[] = [
  'term',
  'bellTable',
  'calendarDay',
  'programme',
  'enterprise',
  'qualification',
  'teacher',
  'classGroup',
  'workshop',
  'equipment',
  'workstation',
  'teacherQualification',
  'maintenancePlan',
  'maintenance',
  'fault',
  'sessionRequest',
  'unavailableTime',
  'timetable',
  'student',
  'contact',
  'post',
  'staffCount',
  'shiftType',
  'agreement',
  'internshipPlan',
  'batch',
  'postPlaces',
  'wish',
  'wishList',
  'roster',
  'placement',
  'placementChange',
  'exemption',
  'leave',
  'payment',
  'attendance',
  'visit',
  'visitIssue',
  'journal',
  'incident',
  'ticket',
  'skill',
  'ratingScale',
  'trainingItem',
  'itemDelivery',
  'assessment',
  'certificate',
  'destination',
  'feedback',
  'skillDemand',
  'mentorWork',
  'enterpriseTeaching',
  'donation',
  'enterpriseService',
  'ledgerRate',
]

export type IntakeOptions = TimetableChoice & {
  /** false: a row that names a record which is not there is a problem */
  createMissing?: boolean
  newId: (table: string) => string
  now: LocalTime
}

/**
 * Plans the import of sheets: every row becomes new, changed (the fields that differ), same, or a problem with its place.
 * An empty cell changes nothing. Rows with problems are left out; the rest can be imported.
 */
export function planIntake(
  world: World,
  sheets: readonly SheetData[],
  choices: readonly SheetChoice[],
  words: Vocabulary,
  options: IntakeOptions,
): ImportPlan {
  const draft = openDraft(world.tables, options.newId, options.createMissing)
  const rank = (c: SheetChoice) => ORDER.indexOf(c.table)
  for (const choice of [...choices].sort((a, b) => rank(a) - rank(b))) {
    const sheet = sheets.find(s => s.sheet === choice.sheet)
    if (sheet) planSheet(world, draft, sheet, choice, words, options)
  }
  return draft.plan()
}

function planSheet(world: World, draft: Draft, sheet: SheetData, choice: SheetChoice, words: Vocabulary, options: IntakeOptions): void {
  const { table, columns } = choice
  const lacking = missingFields(table, columns)
  const heads = headsAt(sheet, choice.headRow, choice.headRows)
  const first = choice.headRow + choice.headRows
  if (lacking.length) {
    const fields = lacking.map(f => words.field(table, f.name)[0] ?? f.name)
    draft.problem('sheet.columnsMissing', { table, fields }, { sheet: sheet.sheet, row: first })
    return
  }
  if (!sheet.rows.slice(first).some(filled)) {
    draft.problem('sheet.noRows', { table }, { sheet: sheet.sheet, row: first })
    return
  }
  rememberMapping(draft, table, heads, columns)
  const rows = readRows(draft, sheet, choice, heads.texts, words)
  if (table === 'timetable') planTimetable(world, draft, rows, options)
  else if (table === 'roster') planRoster(world, draft, rows, options)
  else if (table === 'wishList') planWishList(world, draft, rows, options)
  else if (table === 'bellTable') planBells(draft, rows)
  else if (table === 'attendance') planAttendance(world, draft, rows, options)
  else planRegister(draft, table, rows, options.now.slice(0, 10))
}

/** Reads all rows; a row with an unreadable cell is listed as a problem and left out. Names of records become ids. */
function readRows(draft: Draft, sheet: SheetData, choice: SheetChoice, heads: readonly string[], words: Vocabulary): ReadRow[] {
  const fields = new Map(importFields(choice.table).map(f => [f.name, f]))
  const mapped = Object.entries(choice.columns).flatMap(([c, name]) => {
    const field = fields.get(name)
    return field ? [{ column: Number(c), field }] : []
  })
  // an enterprise, a student's placement and a date say which post, visit or placement another column means; a student or a class, which skill
  mapped.sort((a, b) => precedence(a.field) - precedence(b.field))
  const unknownFormulas = new Set((sheet.formulas ?? []).map(([r, c]) => `${r},${c}`))
  const rows: ReadRow[] = []
  const first = choice.headRow + choice.headRows
  for (let r = first; r < sheet.rows.length; r++) {
    const row = sheet.rows[r]!
    if (!filled(row) || isTotal(row) || repeatsHeads(row, heads)) continue
    const origin = sheet.origin?.[r]
    const values: Record<string, unknown> = {}
    const columns: Record<string, string> = {}
    let sound = true
    for (const { column, field } of mapped) {
      const place = { sheet: sheet.sheet, row: origin?.row ?? r + 1, column: origin?.column ?? columnName(column, heads[column]) }
      if (!origin) columns[field.name] = place.column
      const read = unknownFormulas.has(`${r},${column}`) ? { code: 'cell.formula', facts: {} } : readCell(row[column], field, words)
      if ('empty' in read) continue
      const value = 'names' in read ? resolveNames(draft, field, field.kind === 'refs' ? namesIn(draft, field.table as TableName, String(row[column]), read.names) : read.names, values, place) : read // refs fields name a table
      if ('code' in value) {
        draft.problem(value.code, { ...value.facts, table: choice.table, field: field.name }, place)
        sound = false
      } else values[field.name] = value.value
    }
    const derived = DERIVED[choice.table]
    const source = derived && values[derived.field] === undefined ? values[derived.by] : undefined
    if (derived && typeof source === 'string') values[derived.field] = draft.row('placement', source)?.[derived.field]
    if (sound && Object.keys(values).length) rows.push({ values, place: { sheet: sheet.sheet, row: r + 1, ...origin }, columns })
  }
  return rows
}

function planRegister(draft: Draft, table: RowTable, rows: readonly ReadRow[], today: LocalDate): void {
  const seen = new Map<string, number>()
  const taken = new Set<string>()
  for (const { values, place, columns } of rows) {
    const identity = identify(draft, table, values, taken)
    if ('many' in identity) {
      draft.problem('row.ambiguous', { table, name: identity.name, count: identity.many }, place)
      continue
    }
    const before = identity.key === null ? undefined : seen.get(identity.key)
    if (before !== undefined) {
      draft.problem('row.duplicate', { table, name: identity.name, first: before }, place)
      continue
    }
    if (identity.key !== null) seen.set(identity.key, place.row!)
    if (identity.id !== undefined) taken.add(identity.id)
    const old = identity.id === undefined ? undefined : draft.row(table, identity.id)
    const fields = old ? values : { ...defaultsFor(table, values), ...values }
    const problem = wrongWith(draft, table, { ...old, ...fields, id: old?.id ?? '' })
    const column = columns[String(problem?.facts['field'])]
    if (problem) draft.problem(problem.code, { ...problem.facts, table, name: identity.name }, { ...place, ...(column === undefined ? {} : { column }) })
    else {
      const id = draft.put(table, fields, old?.id, { name: identity.name, place })
      const written = recordWarnings(registerSeen(draft), table, { ...draft.row(table, id), id }, today)
      for (const { code, facts } of written) draft.warning(code, facts, place)
    }
  }
}

/** The record that a row means, by the first key of the table that the row fills; see {@link IDENTITY}. `taken`: the records that rows before it mean. */
function identify(
  draft: Draft,
  table: RowTable,
  values: Record<string, unknown>,
  taken: ReadonlySet<string>,
): { id?: string; key: string | null; name: string } | { many: number; name: string } {
  const owner = values.equipmentId ?? values.studentId ?? values.placementId ?? values.visitId
  const busy = values.teacherId ?? values.classGroupId ?? values.workshopId
  const name = String(values.name ?? values.title ?? values.assetNo ?? (owner ? displayOf(draft, owner) : (values.date ?? values.filingNo ?? (busy ? displayOf(draft, busy) : ''))))
  const keys = IDENTITY[table].filter(fields => values[fields[0]!] !== undefined)
  const [fields] = keys
  if (!fields) return { key: null, name }
  const key = `${fields.join()}:${JSON.stringify(fields.map(f => values[f] ?? null)).toLowerCase()}`
  const ids = draft.matching(table, fields, values)
  // of several that share it, the one that the row repeats word for word; of twins, each row means the next
  const whole = ids.length > 1 ? ids.filter(id => repeats(draft.row(table, id), values)) : []
  const next = whole.find(id => !taken.has(id)) ?? whole[0]
  if (next !== undefined) return { id: next, key: `${key} ${next}`, name }
  if (ids.length > 1) return { many: ids.length, name }
  if (ids.length) return { id: ids[0]!, key, name }
  // a number not seen before may belong to a person who is there by name only
  const second =
    keys[1] && table === 'teacher'
      ? draft.matching(table, keys[1], values).filter(id => draft.row(table, id)?.[fields[0]!] === undefined)
      : []
  return second.length === 1 ? { id: second[0]!, key, name } : { key, name }
}

function repeats(row: Record<string, unknown> | undefined, values: Record<string, unknown>): boolean {
  return row !== undefined && Object.entries(values).every(([field, value]) => sameValue(row[field], value))
}

function wrongWith(draft: Draft, table: RowTable, row: Record<string, unknown> & { id: string }): Wrong | null {
  const required = importFields(table).find(f => f.required && row[f.name] === undefined)
  if (required) return { code: 'row.required', facts: { field: required.name } }
  for (const field of UNIQUE[table] ?? []) {
    const other = row[field] === undefined ? undefined : draft.matching(table, [field], row).find(id => id !== row.id)
    if (other) return { code: 'row.taken', facts: { field, value: shownNumber(table, field, row[field]), by: draft.row(table, other)?.name ?? '' } }
  }
  const [disorder] = [...orderProblems(table, row), ...recordProblems(registerSeen(draft), table, row)]
  return disorder ? { code: disorder.code, facts: { field: disorder.field, ...disorder.facts } } : null
}

function filled(row: readonly Cell[]): boolean {
  return row.some(c => c !== null && String(c).trim() !== '')
}

/** A last line with totals is no record. */
function isTotal(row: readonly Cell[]): boolean {
  const first = row.find(c => c !== null && String(c).trim() !== '')
  return typeof first === 'string' && /^(合\s*计|总\s*计|小\s*计|total)[:：]?$/i.test(first.trim())
}

/** Long lists repeat their heads on every page. */
function repeatsHeads(row: readonly Cell[], heads: readonly string[]): boolean {
  const texts = heads.flatMap((h, i) => (h === '' ? [] : [[h, String(row[i] ?? '').trim()] as const]))
  return texts.length > 1 && texts.every(([head, text]) => head === text)
}

/** `D 购置日期`: the letter that the office program shows, and the head. */
function columnName(index: number, head: string | undefined): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return head ? `${letters} ${head}` : letters
}
