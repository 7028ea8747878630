import type { Change, Row0 } from '../base/change.ts'
import { yearsLater, type LocalDate } from '../base/time.ts'
import { COLLEGE_ID, type College } from '../records/college.ts'
import type { TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import { anonymised } from './anonymous.ts'

type Ends = ReadonlyMap<string, LocalDate>

/** The day from which on a record is kept for so many years; nobody counts for a student who has not left. `ends`: last days of internships. */
const SINCE = {
  student: row => (row['status'] === 'graduated' || row['status'] === 'left' ? row['graduatedOn'] : undefined),
  signature: row => row['to'],
  journal: row => row['date'],
  leave: row => row['to'],
  visit: row => row['date'],
  visitIssue: row => row['due'],
  placement: (row, ends) => ends.get(row.id),
  placementChange: (row, ends) => ends.get(String(row['placementId'])),
  destination: row => row['date'],
  feedback: row => row['date'],
  attendance: row => row['date'],
  shift: row => row['date'],
} as const satisfies Partial<Record<TableName, (row: Row0, ends: Ends) => unknown>>

type Kept = keyof typeof SINCE
type Held = Pick<Tables, 'college' | 'placement' | 'placementChange'> & Partial<Pick<Tables, Kept>>

/**
 * Personal data by how long they are kept: the field of the college with the years (absent: nobody has said), the tables, and what the
 * years are counted from. When they are over, what tells more of a record than figures need goes; where fields are named, only these.
 */
export const KEEPING = {
  person: { years: 'keepYears', tables: ['student'], from: 'left' },
  identity: { years: 'keepIdentityYears', tables: ['student'], from: 'left', fields: ['nationalId', 'home', 'guardianName', 'guardianPhone', 'emergencyName', 'emergencyPhone'] },
  onSite: { years: 'keepOnSiteYears', tables: ['attendance', 'shift', 'signature', 'journal', 'leave', 'visit', 'visitIssue'], from: 'day' },
  placement: { years: 'keepPlacementYears', tables: ['placement', 'placementChange'], from: 'ended' },
  outcome: { years: 'keepOutcomeYears', tables: ['destination', 'feedback'], from: 'day' },
} as const satisfies Record<string, { years: keyof College; tables: readonly Kept[]; from: 'left' | 'day' | 'ended'; fields?: readonly string[] }>

export type KeepingClass = keyof typeof KEEPING
export const KEEPING_CLASSES = Object.keys(KEEPING) as [KeepingClass, ...KeepingClass[]]

/** The tables of all classes; and those of them that are in memory as a whole, while of the others older months lie on the disk. */
const KEPT_TABLES = Object.keys(SINCE) as Kept[]
export const WHOLE_KEPT_TABLES = KEPT_TABLES.filter((table): table is Exclude<Kept, 'attendance' | 'shift'> => table !== 'attendance' && table !== 'shift')

/** For how many years the college keeps a class; null where nobody has said. */
export function yearsOf(tables: Pick<Tables, 'college'>, kept: KeepingClass): number | null {
  return tables.college.get(COLLEGE_ID)?.[KEEPING[kept].years] ?? null
}

/** What of a class is to be cleared: each record, the change of it, and the day from which on it is due. `looked`: in which tables. */
export function dueIn(tables: Held, kept: KeepingClass, today: LocalDate, looked: readonly Kept[] = KEPT_TABLES): { row: Row0; on: LocalDate; change: Change }[] {
  return [...overdue(tables, kept, today, looked)].flatMap(({ row, on, change }) => (change ? [{ row, on, change }] : []))
}

/**
 * What was cleared when its years were over: by the record, the fields of which the history need not tell any longer; null: all that
 * tell more than figures need. Who was erased whole is known by his record.
 */
export function clearedIn(tables: Held, today: LocalDate): Map<string, readonly string[] | null> {
  const cleared = new Map<string, readonly string[] | null>()
  for (const kept of KEEPING_CLASSES.filter(one => one !== 'person')) {
    for (const { row, change } of overdue(tables, kept, today, KEPT_TABLES)) if (!change) cleared.set(row.id, fieldsOfClass(kept) ?? null)
  }
  return cleared
}

function fieldsOfClass(kept: KeepingClass): readonly string[] | undefined {
  const { years: _, ...more }: { years: string; fields?: readonly string[] } = KEEPING[kept]
  return more.fields
}

/** Records whose years are over, and what is still to be taken out of each; null: nothing. */
function* overdue(tables: Held, kept: KeepingClass, today: LocalDate, looked: readonly Kept[]): Generator<{ row: Row0; on: LocalDate; change: Change | null }> {
  const years = yearsOf(tables, kept)
  if (years === null) return
  const ends = endsOf(tables)
  for (const table of KEEPING[kept].tables) {
    const since: (row: Row0, ends: Ends) => unknown = SINCE[table]
    for (const row of looked.includes(table) ? ((tables[table]?.values() ?? []) as Iterable<Row0>) : []) {
      const day = since(row, ends)
      const on = typeof day === 'string' ? yearsLater(day, years) : undefined
      if (on !== undefined && on <= today) yield { row, on, change: row['erasedOn'] ? null : anonymised(table, row, {}, fieldsOfClass(kept)) }
    }
  }
}

/** The last day of each internship, as it was prolonged under way. One that was cut short ends where it was to end. */
function endsOf({ placement, placementChange }: Held): Ends {
  const ends = new Map([...placement.values()].map(p => [p.id, p.to]))
  for (const { placementId, to } of placementChange.values()) if (to && to > (ends.get(placementId) ?? '')) ends.set(placementId, to)
  return ends
}
