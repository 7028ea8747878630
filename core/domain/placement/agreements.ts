import { birth, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { groupedBy } from '../base/grouped-by.ts'
import { addDays, dayNumber, monthsLater, type LocalDate } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { Agreement } from '../records/host.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'
import { segmentsOf } from './segments.ts'

/** How long before its end an agreement is brought to mind that does not say so itself. */
export const ALERT_DAYS = 60

/** unsigned comes before all else: what is not signed is not in force. ending: within its own days of alert. */
export type AgreementState = 'unsigned' | 'expired' | 'ending' | 'running' | 'coming' | 'renewed'
export type AgreementRow = {
  id: string
  title: string
  number: string
  type: Agreement['type']
  enterpriseId: string
  host: string
  from: LocalDate
  to: LocalDate | null
  /** days to the last one; negative where it is over */
  daysLeft: number | null
  state: AgreementState
  renews: boolean
  unsignedBy: ('college' | 'enterprise')[]
  /** interns at the enterprise today or later */
  interns: number
  followedBy: string | null
}
export type AgreementOverview = { rows: AgreementRow[]; figures: { running: number; ending: number; exposed: number; unsigned: number; uncovered: number } }
type AgreementTables = Pick<Tables, 'agreement' | 'enterprise' | 'placement' | 'placementChange'>

/** Every cooperation agreement as it stands today, what needs somebody first; and how many hosts of interns have none in force. */
export function agreementOverview(tables: AgreementTables, today: LocalDate): AgreementOverview {
  const interns = internsAhead(tables, today)
  const followers = new Map([...tables.agreement.values()].flatMap(a => (a.followsId ? [[a.followsId, a.id] as const] : [])))
  const rows = [...tables.agreement.values()].map(a => rowOf(tables, a, interns.get(a.enterpriseId)?.ahead ?? 0, followers.get(a.id) ?? null, today))
  rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || ((a.to ?? '9999') < (b.to ?? '9999') ? -1 : 1))
  const inForce = new Set(rows.filter(r => r.state === 'running' || r.state === 'ending').map(r => r.enterpriseId))
  const of = (state: AgreementState) => rows.filter(r => r.state === state)
  return {
    rows,
    figures: {
      running: of('running').length + of('ending').length,
      ending: of('ending').length,
      exposed: of('expired').filter(r => r.interns > 0 && !inForce.has(r.enterpriseId)).length,
      unsigned: of('unsigned').length,
      uncovered: [...interns].filter(([id, { now }]) => now > 0 && !inForce.has(id)).length,
    },
  }
}

const ORDER: readonly AgreementState[] = ['ending', 'expired', 'unsigned', 'running', 'coming', 'renewed']

function rowOf(tables: AgreementTables, a: Agreement, interns: number, followedBy: string | null, today: LocalDate): AgreementRow {
  const unsignedBy = [...(a.collegeSignedOn ? [] : ['college' as const]), ...(a.enterpriseSignedOn ? [] : ['enterprise' as const])]
  return {
    id: a.id,
    title: a.title,
    number: a.number ?? '',
    type: a.type,
    enterpriseId: a.enterpriseId,
    host: nameOf(tables, a.enterpriseId),
    from: a.from,
    to: a.to ?? null,
    daysLeft: a.to === undefined ? null : dayNumber(a.to) - dayNumber(today),
    state: stateOf(a, unsignedBy.length > 0, followedBy !== null, today),
    renews: a.renews === true,
    unsignedBy,
    interns,
    followedBy,
  }
}

/** Whether an agreement's days hold all of these; one that renews by itself neither ends nor expires. */
export function covers(a: Pick<Agreement, 'from' | 'to' | 'renews'>, from: LocalDate, to: LocalDate): boolean {
  return a.from <= from && (a.to === undefined || a.renews === true || a.to >= to)
}

/** Whether it binds both sides on a day: what is not signed is not in force. */
export function isInForce(a: Agreement, day: LocalDate): boolean {
  return a.collegeSignedOn !== undefined && a.enterpriseSignedOn !== undefined && covers(a, day, day)
}

function stateOf(a: Agreement, unsigned: boolean, followed: boolean, today: LocalDate): AgreementState {
  const over = a.to !== undefined && a.to < today && !a.renews
  if (over) return followed ? 'renewed' : 'expired'
  if (unsigned) return 'unsigned'
  if (a.from > today) return 'coming'
  return a.to !== undefined && !a.renews && !followed && a.to <= addDays(today, a.alertDays ?? ALERT_DAYS) ? 'ending' : 'running'
}

function internsAhead(tables: AgreementTables, today: LocalDate): Map<string, { now: number; ahead: number }> {
  const changes = groupedBy(tables.placementChange.values(), c => c.placementId)
  const counts = new Map<string, { now: number; ahead: number }>()
  for (const placement of tables.placement.values()) {
    if (placement.status === 'cancelled') continue
    for (const { enterpriseId, from, to } of segmentsOf(placement, changes.get(placement.id) ?? [])) {
      if (to < today) continue
      const count = counts.get(enterpriseId) ?? { now: 0, ahead: 0 }
      counts.set(enterpriseId, { now: count.now + (from <= today ? 1 : 0), ahead: count.ahead + 1 })
    }
  }
  return counts
}

/**
 * Writes the agreement that goes on where this one ends: the same terms for as long again, to be numbered and signed anew. Refuses
 * what has no end (`agreement.endless`) or goes on already (`agreement.renewed`).
 */
export function renewAgreement(world: World, { id }: { id: string }, ctx: Context): Decision<{ id: string }> {
  const old = world.tables.agreement.get(id)
  if (!old) return refuse('record.missing', { table: 'agreement', id })
  if (old.to === undefined) return refuse('agreement.endless', { title: old.title })
  const next = [...world.tables.agreement.values()].find(a => a.followsId === id)
  if (next) return refuse('agreement.renewed', { title: old.title, from: next.from })
  const { id: _, number: _number, collegeSignedOn: _college, enterpriseSignedOn: _enterprise, ...terms } = old
  const from = addDays(old.to, 1)
  const row = { ...terms, id: ctx.newId('agreement'), from, to: asLong(old.from, old.to, from), followsId: id }
  return accept([birth('agreement', row as Row0)], { id: row.id }, { title: old.title, host: nameOf(world.tables, old.enterpriseId), from, to: row.to })
}

/** The last day of a span that begins later and is as long: in whole months where the first one was. */
function asLong(from: LocalDate, to: LocalDate, next: LocalDate): LocalDate {
  const end = addDays(to, 1)
  const months = (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(from.slice(5, 7))
  return months > 0 && monthsLater(from, months) === end ? addDays(monthsLater(next, months), -1) : addDays(next, dayNumber(to) - dayNumber(from))
}
