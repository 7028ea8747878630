import type { Facts } from '../base/decision.ts'
import type { FieldInfo } from '../base/field.ts'
import type { TableName } from '../table-names.ts'
import { heldSpan } from '../placement/held-segments.ts'
import { listIn } from './cell-values.ts'
import { registerSeen, type Draft, type Found } from './draft.ts'
import type { Place } from './plan.ts'

type Values = Record<string, unknown>

const LEADING = ['enterprise', 'placement']
const FOLLOWING: ReadonlySet<string> = new Set(['skill', 'trainingItem', 'maintenancePlan'])

/** In which order the columns of a row are read. */
export function precedence(field: FieldInfo): number {
  if (field.table === undefined) return 0
  return LEADING.indexOf(field.table) + 1 || (FOLLOWING.has(field.table) ? LEADING.length + 2 : LEADING.length + 1)
}

/** The ids that the names of a cell lead to, or why one of them leads to none. `row`: what the record says besides. */
export function resolveNames(draft: Draft, field: FieldInfo, names: readonly string[], row: Values, place?: Place): { value: unknown } | { code: string; facts: Facts } {
  const ids: string[] = []
  for (const name of names) {
    const found = resolveName(draft, field.table as TableName, name, row) // ref and refs fields name a table
    if (!found) return { code: 'cell.unknown', facts: { value: name, of: field.table } }
    if ('many' in found) return { code: 'cell.ambiguous', facts: { value: name, of: field.table, count: found.many, ...(place ? { place } : {}) } }
    ids.push(found.id)
  }
  return { value: field.kind === 'refs' ? [...new Set(ids)] : ids[0] }
}

/**
 * The record that a cell names. A post, a contact or a shift is one of the row's enterprise; a placement is named by its student, and
 * the row's date says which; a visit by its host and date; a skill or a training item by its programme; a plan of upkeep by its machine. All others by name or number, created where their table allows.
 */
export function resolveName(draft: Draft, table: TableName, text: string, row: Values): Found {
  switch (table) {
    case 'post':
      return postNamed(draft, text, row)
    case 'contact':
    case 'shiftType':
      return ofEnterprise(draft, table, text, row)
    case 'placement':
      return placementOf(draft, text, row)
    case 'visit':
      return visitOf(draft, text)
    case 'maintenancePlan':
      return planOf(draft, text, row)
    case 'skill':
    case 'trainingItem':
      return ofProgramme(draft, table, text, row)
    default:
      return draft.findOrCreate(table, text)
  }
}

/** The names in a list of records: a name that is known may hold a 、 or a comma of its own. Only ； ; and lines part them for sure. */
export function namesIn(draft: Draft, table: TableName, text: string, parted: readonly string[]): readonly string[] {
  if (parted.length < 2) return parted
  if (draft.find(table, text.trim())) return [text.trim()]
  const names = text.split(/[;；\n\r]+/).map(part => part.trim()).flatMap(part => (draft.find(table, part) ? [part] : listIn(part)))
  return [...new Set(names)]
}

/** Programmes may teach skills of the same name: that of the row's programme is meant, or of the programme of its class or student. */
function ofProgramme(draft: Draft, table: 'skill' | 'trainingItem', text: string, row: Values): Found {
  const found = draft.findOrCreate(table, text)
  if (!found || 'id' in found) return found
  const group = row.classGroupId ?? (typeof row.studentId === 'string' ? draft.row('student', row.studentId)?.classGroupId : undefined)
  const programme = row.programmeId ?? (typeof group === 'string' ? draft.row('classGroup', group)?.programmeId : undefined)
  const ids = draft.matching(table, ['name'], { name: text }).filter(id => draft.row(table, id)?.programmeId === programme)
  return programme !== undefined && ids.length === 1 ? { id: ids[0]! } : found
}

/** A post by its name, or with its enterprise before it: 华工精密 · 车工, 华工精密/车工. */
export function postNamed(draft: Draft, text: string, row: Values = {}): Found {
  const found = ofEnterprise(draft, 'post', text, row)
  const [, host, name] = /^(.+?)\s*[·/／|｜]\s*(.+)$/.exec(text.trim()) ?? []
  if ((found && 'id' in found) || !host || !name) return found
  const enterprise = draft.find('enterprise', host)
  return enterprise && 'id' in enterprise ? ofEnterprise(draft, 'post', name, { enterpriseId: enterprise.id }) : enterprise
}

function ofEnterprise(draft: Draft, table: TableName, text: string, row: Values): Found {
  const host = row.enterpriseId ?? (typeof row.placementId === 'string' ? draft.row('placement', row.placementId)?.enterpriseId : undefined)
  const ids = draft.matching(table, ['name'], { name: text })
  return one(host === undefined ? ids : ids.filter(id => draft.row(table, id)?.enterpriseId === host))
}

function placementOf(draft: Draft, text: string, row: Values): Found {
  const found = draft.find('student', text.split(' · ')[0]!)
  if (!found || 'many' in found) return found
  const all = draft.matching('placement', ['studentId'], { studentId: found.id }).filter(id => draft.row('placement', id)?.status !== 'cancelled')
  const day = row.date ?? row.from
  if (typeof day !== 'string') return one(all)
  const held = registerSeen(draft)
  const span = (id: string) => heldSpan(held, draft.row('placement', id)!) // by the days as they were amended
  const then = all.filter(id => span(id).from <= day && day <= span(id).to)
  if (then.length) return one(then)
  // pay and reports may come after the last day
  const before = all.filter(id => span(id).from <= day).sort((a, b) => (span(a).from < span(b).from ? 1 : -1))
  return before[0] ? { id: before[0] } : one(all)
}

function visitOf(draft: Draft, text: string): Found {
  const [, host, date] = /^(.*?)\s*·?\s*(\d{4}-\d\d-\d\d)$/.exec(text.trim()) ?? []
  const found = host && date ? draft.find('enterprise', host) : null
  return found && 'id' in found ? one(draft.matching('visit', ['enterpriseId', 'date'], { enterpriseId: found.id, date })) : found
}

/** A plan without a name of its own is called as its machine; of which kind it is, the row says. */
function planOf(draft: Draft, text: string, row: Values): Found {
  const named = draft.matching('maintenancePlan', ['name'], { name: text }).filter(id => row.equipmentId === undefined || draft.row('maintenancePlan', id)?.equipmentId === row.equipmentId)
  if (named.length) return one(named)
  const machine = draft.find('equipment', text)
  if (!machine || 'many' in machine) return machine
  const plans = draft.matching('maintenancePlan', ['equipmentId'], { equipmentId: machine.id }).filter(id => draft.row('maintenancePlan', id)?.name === undefined)
  const ofKind = plans.filter(id => draft.row('maintenancePlan', id)?.kind === row.kind)
  return one(ofKind.length ? ofKind : plans)
}

function one(ids: readonly string[]): Found {
  return ids.length === 1 ? { id: ids[0]! } : ids.length ? { many: ids.length } : null
}
