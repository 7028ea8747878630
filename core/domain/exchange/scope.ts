import type { Row0 } from '../base/change.ts'
import { referencesOf } from '../register/references.ts'
import type { Scope } from '../records/exchange.ts'
import { tableNames, tableOf, type TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import { DERIVED_TABLES } from './carried.ts'

/** What the whole college goes by, and every laptop needs. */
const ALWAYS: readonly TableName[] = ['college', 'term', 'bellTable', 'calendarDay', 'batch', 'internshipPlan', 'ratingScale', 'skill', 'trainingItem', 'ruleSetting', 'shiftType', 'device']

/**
 * What belongs to what was chosen, table by table in an order in which parents come first: a record goes along when one of `of` goes
 * (or, for `about`, when it is about one by its id), and its days touch the span. Records that are only pointed at bring nothing with them.
 */
const BELONGING: readonly { table: TableName; of: readonly string[]; days?: readonly [from: string, to: string]; open?: string }[] = [
  { table: 'contact', of: ['enterpriseId'] },
  { table: 'agreement', of: ['enterpriseId'] },
  { table: 'post', of: ['enterpriseId'] },
  { table: 'postPlaces', of: ['postId'] },
  { table: 'staffCount', of: ['enterpriseId'] },
  { table: 'workstation', of: ['workshopId'] },
  { table: 'equipment', of: ['workshopId', 'lenderId'] },
  { table: 'maintenancePlan', of: ['equipmentId'] },
  { table: 'maintenance', of: ['equipmentId'], days: ['start', 'end'] },
  { table: 'fault', of: ['equipmentId'], days: ['reportedAt', 'fixedAt'], open: 'fixedAt' },
  { table: 'student', of: ['classGroupId'] },
  { table: 'placement', of: ['studentId', 'enterpriseId'], days: ['from', 'to'] },
  { table: 'placementChange', of: ['placementId'] },
  { table: 'exemption', of: ['postId'] },
  { table: 'leave', of: ['placementId'] },
  { table: 'attendance', of: ['placementId'], days: ['date', 'date'] },
  { table: 'shift', of: ['placementId'], days: ['date', 'date'] },
  { table: 'signature', of: ['enterpriseId'], days: ['from', 'to'] },
  { table: 'visit', of: ['enterpriseId', 'placementId'], days: ['date', 'date'] },
  { table: 'visitIssue', of: ['visitId'] },
  { table: 'journal', of: ['placementId'], days: ['date', 'date'] },
  { table: 'incident', of: ['placementId'] },
  { table: 'ticket', of: ['placementId', 'enterpriseId'], days: ['date', 'closedOn'], open: 'closedOn' },
  { table: 'findingOverride', of: ['subjectId'] },
  { table: 'assessment', of: ['studentId'] },
  { table: 'feedback', of: ['enterpriseId', 'studentId'], days: ['date', 'date'] },
  { table: 'skillDemand', of: ['enterpriseId'] },
  { table: 'mentorWork', of: ['enterpriseId'], days: ['from', 'to'] },
  { table: 'itemDelivery', of: ['classGroupId'] },
  { table: 'booking', of: ['classGroupIds', 'workshopId', 'enterpriseId', 'items'] },
  { table: 'unavailableTime', of: ['classGroupId', 'workshopId'] },
]

/**
 * The ids of everything that goes along with a choice: what was chosen, what belongs to it within the days, all that these point at,
 * and what the whole college goes by. Of people who were not chosen only those go along that somebody's record names.
 * The months of attendance and shifts that the days touch must be in memory.
 */
export function scopedIds(tables: Tables, scope: Scope): Set<string> {
  const chosen = new Set([...(scope.enterprises ?? []), ...(scope.placements ?? []), ...(scope.classGroups ?? []), ...(scope.workshops ?? [])].filter(id => find(tables, id)))
  for (const id of scope.placements ?? []) {
    const studentId = tables.placement.get(id)?.studentId
    if (studentId) chosen.add(studentId) // his assessments and journals are asked about on the way
  }
  const taken = new Set(chosen)
  for (const rule of BELONGING) {
    for (const row of tables[rule.table].values() as IterableIterator<Row0>) {
      if (rule.of.some(field => names(row[field], taken)) && touches(row, rule.days, rule.open, scope)) taken.add(row.id)
    }
  }
  for (const table of ALWAYS) for (const id of tables[table].keys()) taken.add(id)
  return withReferences(tables, taken)
}

/** Everything that travels between two whole offices. */
export function allIds(tables: Tables): Set<string> {
  const ids = new Set<string>()
  for (const table of tableNames) if (!DERIVED_TABLES.has(table)) for (const id of tables[table].keys()) ids.add(id)
  return ids
}

/** Adds what is pointed at, however far: no reference of the file leads nowhere. */
export function withReferences(tables: Tables, ids: ReadonlySet<string>): Set<string> {
  const all = new Set(ids)
  const queue = [...ids]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const row = find(tables, id)
    if (!row) continue
    for (const target of referencesOf(tableOf(id)!, row)) {
      if (all.has(target) || !find(tables, target)) continue
      all.add(target)
      queue.push(target)
    }
  }
  return all
}

/** How many records of each table these are, the largest first. */
export function countsByTable(ids: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(tableOf(id)!, (counts.get(tableOf(id)!) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

function find(tables: Tables, id: string): Row0 | undefined {
  const table = tableOf(id)
  return table && (tables[table].get(id) as Row0 | undefined)
}

function names(value: unknown, taken: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return taken.has(value)
  if (Array.isArray(value)) return value.some(v => names(v, taken))
  return typeof value === 'object' && value !== null && 'equipmentId' in value && names(value.equipmentId, taken)
}

/** Days as text compare as they follow each other, with a clock behind them too. What is still open touches every later day. */
function touches(row: Row0, days: readonly [string, string] | undefined, open: string | undefined, { from, to }: Scope): boolean {
  if (!days) return true
  const first = String(row[days[0]] ?? '').slice(0, 10)
  const last = open && row[open] === undefined ? '9999-12-31' : String(row[days[1]] ?? row[days[0]] ?? '').slice(0, 10)
  return first <= to && last >= from
}
