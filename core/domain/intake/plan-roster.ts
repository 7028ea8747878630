import type { FieldValues } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import { maskedText } from '../base/national-id.ts'
import { heldSegments, heldSpan } from '../placement/held-segments.ts'
import { segmentNow } from '../placement/overview.ts'
import { internshipProblems } from '../register/internship-checks.ts'
import { internshipWarnings } from '../register/internship-warnings.ts'
import { orderProblems } from '../register/row-checks.ts'
import type { TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { registerSeen, type Draft } from './draft.ts'
import type { Place, ReadRow } from './plan.ts'
import { paperIn, periodIn, statusIn } from './roster-cells.ts'
import { nameKey } from './text-key.ts'

type Values = Record<string, unknown>
type Wrong = { code: string; facts: Facts }
type Days = { from: LocalDate; to: LocalDate; batchId?: string }

/** Papers of a roster and the field of the placement that holds their date. */
const PAPERS = { application: 'appliedOn', consent: 'consentOn', agreement: 'hostSignedOn', training: 'trainedOn' } as const

/**
 * Placements from a roster of interns: each row brings its student, class group, enterprise, contact and post along. What is
 * known already is only added to, except that the roster's own words about student and placement hold. A row without an
 * enterprise is a student who has none yet.
 */
export function planRoster(world: World, draft: Draft, rows: readonly ReadRow[], { now }: { now: string }): void {
  const today = now.slice(0, 10)
  const seen = new Map<string, number>()
  for (const { values, place } of rows) {
    const wrong = planRow(world, draft, values, place, today, seen)
    if (wrong) draft.problem(wrong.code, { ...wrong.facts, table: 'roster', name: values.name ?? values.number ?? '' }, place)
  }
}

function planRow(world: World, draft: Draft, values: Values, place: Place, today: LocalDate, seen: Map<string, number>): Wrong | null {
  const known = studentOf(draft, values)
  if ('code' in known) return known
  const student = given(pick(values, ['number', 'name', 'sex', 'nationalId', 'year', 'classGroupId', 'phone', 'email', 'guardianPhone']))
  if (!known.id && student.name === undefined) return { code: 'row.required', facts: { field: 'name' } }
  const number = values.number ?? draft.row('student', String(known.id))?.number
  const recorded = known.id === undefined ? undefined : draft.row('student', known.id)
  // one number, two names: somebody has the wrong number, and nobody is renamed by a roster
  if (recorded && values.name !== undefined && nameKey(String(recorded.name)) !== nameKey(String(values.name))) return { code: 'roster.otherName', facts: { number, known: recorded.name } }
  const key = `${String(number)} ${String(values.enterpriseId)} ${String(values.period ?? values.from)}`
  const first = seen.get(key)
  if (first !== undefined) return { code: 'row.duplicate', facts: { first } }
  const asWanted: Values & { id: string } = { ...(known.id ? draft.row('student', known.id) : {}), ...student, id: known.id ?? '' }
  const held = registerSeen(draft)
  const [odd] = internshipProblems(held, 'student', asWanted)
  if (odd) return { code: odd.code, facts: { field: odd.field, ...odd.facts } }
  const same = [...held.holding('student', 'nationalId', asWanted.nationalId)].find(s => s.id !== known.id)
  if (same) return { code: 'row.taken', facts: { field: 'nationalId', value: maskedText(String(asWanted.nationalId)), by: same.name } }

  const wanted = values.enterpriseId === undefined ? null : placementOf(world, draft, values, known.id, today)
  if (wanted && 'code' in wanted) return wanted
  seen.set(key, place.row!)
  const studentId = draft.put('student', student, known.id, { name: String(asWanted.name), place })
  completeClass(world, draft, values)
  if (!wanted) return null
  const { id, fields, remarks, amended } = wanted
  for (const { code, facts } of remarks) draft.remark(code, facts)
  const whole: FieldValues = amended ? { ...fields, studentId } : { ...fields, ...hostOf(world, draft, values, place), studentId }
  const placementId = draft.put('placement', id ? whole : { kind: 'post', status: 'confirmed', ...whole }, id, { name: `${String(asWanted.name)} · ${draft.nameOf(String(values.enterpriseId))}`, place })
  for (const { code, facts } of internshipWarnings(held, 'placement', { ...draft.row('placement', placementId), id: placementId })) draft.warning(code, facts, place)
  return null
}

/** The student whom a row means: by number; without one, by a name (and class) that only one has. */
function studentOf(draft: Draft, values: Values): { id: string | undefined } | Wrong {
  if (values.number !== undefined) return { id: draft.matching('student', ['number'], values)[0] }
  const namesakes = values.name === undefined ? [] : draft.matching('student', ['name'], values)
  const ids = namesakes.length > 1 && values.classGroupId !== undefined ? namesakes.filter(id => draft.row('student', id)?.classGroupId === values.classGroupId) : namesakes
  if (ids.length > 1) return { code: 'row.ambiguous', facts: { count: ids.length } }
  return ids.length ? { id: ids[0] } : { code: 'roster.noNumber', facts: {} }
}

/** What the row says of the placement, the placement that it changes, if any, and what was taken for granted; or what is wrong with it. */
function placementOf(world: World, draft: Draft, values: Values, studentId: string | undefined, today: LocalDate) {
  const old = studentId === undefined ? undefined : earlier(draft, values, studentId)
  const amended = old && amendedPlace(draft, old, values, today)
  if (amended && 'code' in amended) return amended
  const days: (Days & { remark?: Wrong }) | Wrong = amended ?? daysOf(world, draft, values, old, today)
  if ('code' in days) return days
  const { remark, ...span } = days
  const remarks = remark ? [remark] : []
  const papers: FieldValues = {}
  for (const [column, field] of Object.entries(PAPERS)) {
    const text = values[column]
    if (text === undefined) continue
    const paper = paperIn(String(text))
    if (paper === null) return { code: 'cell.paper', facts: { value: text } }
    if (typeof paper === 'object') papers[field] = paper.on
    // a date that is there already says more than "handed in"
    else if (paper === 'there' && old?.[field] === undefined) {
      papers[field] = today
      remarks.push({ code: 'handedIn', facts: { date: today } })
    }
  }
  const pledge = values.pledge === undefined ? undefined : paperIn(String(values.pledge))
  if (pledge === null) return { code: 'cell.paper', facts: { value: values.pledge } }
  const state = values.state === undefined ? undefined : statusIn(String(values.state))
  const place = amended ? {} : { enterpriseId: values.enterpriseId, ...span, tutorId: values.tutorId }
  const fields = given({ ...place, ...papers, noFees: pledge && pledge !== 'lacking' ? true : undefined, status: state, pay: values.pay })
  const row = { ...old, ...fields, id: String(old?.id ?? ''), studentId }
  const [odd] = [...orderProblems('placement', row), ...(studentId === undefined ? [] : internshipProblems(registerSeen(draft), 'placement', row).filter(p => p.code === 'placement.overlap'))]
  if (odd) return { code: odd.code, facts: { ...odd.facts, field: odd.field } }
  return { id: old && String(old.id), fields, remarks, amended: amended !== undefined }
}

/** The placement of this student at this host that the row repeats: with the same first day, or, where the row has no days, the last one. */
function earlier(draft: Draft, values: Values, studentId: string): Values | undefined {
  const from = values.from ?? (values.period === undefined ? undefined : periodIn(String(values.period))?.from)
  const held = registerSeen(draft)
  return draft
    .matching('placement', ['studentId'], { studentId })
    .flatMap(id => draft.row('placement', id) ?? [])
    .filter(p => p.enterpriseId === values.enterpriseId || heldSegments(held, p).some(s => s.enterpriseId === values.enterpriseId))
    .filter(p => (from === undefined ? p.status !== 'cancelled' : p.from === from))
    .sort((a, b) => rankOf(a) - rankOf(b) || (String(a.from) < String(b.from) ? 1 : -1))[0]
}

/** What was cancelled is meant last. */
function rankOf(placement: Values): number {
  return placement.status === 'cancelled' ? 1 : 0
}

/** Of a placement that was amended: nothing, where the row says the same as its amendments; they are the ones that say where and when. */
function amendedPlace(draft: Draft, old: Values, values: Values, today: LocalDate): Days | Wrong | undefined {
  const held = registerSeen(draft)
  if (![...held.holding('placementChange', 'placementId', old.id)].length) return undefined
  const segments = heldSegments(held, old)
  const here = segmentNow(segments, today)
  const span = heldSpan(held, old)
  const days = values.period === undefined ? given({ from: values.from, to: values.to }) : periodIn(String(values.period))
  const said: [string, unknown, unknown][] = [
    ['from', days?.from, span.from],
    ['to', days?.to, span.to],
    ['enterpriseId', values.enterpriseId, here?.enterpriseId],
    ['tutorId', values.tutorId, here?.tutorId],
    ['post', values.post, here?.postId === undefined ? undefined : draft.nameOf(here.postId)],
    ['contact', values.contact, here?.mentorId === undefined ? undefined : draft.nameOf(here.mentorId)],
  ]
  const other = said.find(([, row, record]) => row !== undefined && row !== record)
  return other ? { code: 'roster.amended', facts: { field: other[0], from: span.from, to: span.to } } : span
}

/** The days of the row; where it has none, those of what it repeats, of the only batch of the class that is not over, or of the term. */
function daysOf(world: World, draft: Draft, values: Values, old: Values | undefined, today: LocalDate): (Days & { remark?: Wrong }) | Wrong {
  if (values.period !== undefined) return periodIn(String(values.period)) ?? { code: 'cell.period', facts: { value: values.period } }
  const { from, to } = { ...pick(old ?? {}, ['from', 'to']), ...given(pick(values, ['from', 'to'])) } as Partial<Days> // dates, where there are any
  if (from && to) return { from, to }
  const classId = values.classGroupId
  const batches = [...world.tables.batch.values()].filter(b => b.kind === 'post' && b.to >= today && typeof classId === 'string' && b.classGroupIds?.includes(classId))
  const [batch] = batches
  if (batch && batches.length === 1) return assumed('batchDates', batch.name, { from: batch.from, to: batch.to, batchId: batch.id })
  const term = [...world.tables.term.values()].find(t => t.start <= today && today < addDays(t.start, t.weeks * 7))
  if (term) return assumed('termDates', term.name, { from: term.start, to: addDays(term.start, term.weeks * 7 - 1) })
  return { code: 'roster.noDates', facts: {} }

  function assumed(code: string, name: string, days: Days): Days & { remark: Wrong } {
    return { ...days, ...(from ? { from } : {}), ...(to ? { to } : {}), remark: { code, facts: { name, from: days.from, to: days.to } } }
  }
}

function completeClass(world: World, draft: Draft, values: Values): void {
  if (typeof values.classGroupId === 'string') complete(world, draft, 'classGroup', values.classGroupId, pick(values, ['programmeId', 'year', 'adviserId']))
  if (typeof values.adviserId === 'string') complete(world, draft, 'teacher', values.adviserId, { phone: values.adviserPhone })
  if (typeof values.tutorId === 'string') complete(world, draft, 'teacher', values.tutorId, { phone: values.tutorPhone })
}

/** The contact and the post that the row names, made where they are missing; the enterprise with what it lacked. */
function hostOf(world: World, draft: Draft, values: Values, place: Place): { mentorId?: string; postId?: string } {
  const enterpriseId = String(values.enterpriseId)
  complete(world, draft, 'enterprise', enterpriseId, { address: values.address, contactName: values.contact, contactPhone: values.hostPhone ?? values.contactPhone })
  const [mentorId, postId] = (['contact', 'post'] as const).map(table => {
    const name = values[table]
    if (name === undefined) return undefined
    const id = draft.matching(table, ['enterpriseId', 'name'], { enterpriseId, name })[0] ?? draft.put(table, { enterpriseId, name }, undefined, { name: String(name), place })
    if (table === 'contact') complete(world, draft, table, id, { phone: values.contactPhone })
    return id
  })
  return given({ mentorId, postId })
}

/** Fills what a record lacks; what it says stays. One that this import makes is not counted again. */
function complete(world: World, draft: Draft, table: TableName, id: string, more: Values): void {
  const row = draft.row(table, id)
  const lacking = Object.fromEntries(Object.entries(more).filter(([field, value]) => value !== undefined && row?.[field] === undefined))
  if (!Object.keys(lacking).length) return
  if (world.tables[table].has(id)) draft.put(table, lacking, id, { name: draft.nameOf(id) })
  else draft.keep(table, lacking, id)
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map(name => [name, values[name]]))
}

function given<V extends object>(values: V): V {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as V // without what is undefined
}
