import { z } from 'zod'
import { refuse, type Result } from '../base/decision.ts'
import { date, text } from '../base/field.ts'
import { spanOf, type LocalDate } from '../base/time.ts'
import { COLLEGE_ID } from '../records/college.ts'
import type { BookedItem, Booking } from '../records/booking.ts'
import type { Equipment } from '../records/equipment.ts'
import type { World } from '../world.ts'
import { defineReport, modelOf } from './definition.ts'
import { byName, namesOf, recordOf } from './lookup.ts'
import type { Block, Sheet, TableBlock, Text } from './model.ts'

const params = z.strictObject({
  /** a booking: the slip for the one who takes the machines */
  bookingId: text().meta({ kind: 'ref', table: 'booking' }).optional(),
  /** one date of a series; absent: the slip is for all its dates */
  date: date().optional(),
  /** or a loan: the slip for all that this enterprise lends to the college */
  lenderId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
})

/** The slip that goes with machines from hand to hand: what, how many, from when to when, in what state, and who signed. */
export const handover = defineReport(params, (world, wanted, ctx) => {
  const about = wanted.bookingId ? bookingSlip(world, wanted.bookingId, wanted.date) : wanted.lenderId ? loanSlip(world, wanted.lenderId) : refuse('report.handover.which')
  if (!about.ok) return about
  const { name, sheet } = about.value
  return modelOf(world, ctx, { name: 'handover', title: sheet.title, about: name, sheets: [sheet] })
})

type Slip = { name: string; sheet: Sheet }
type Fact = { label: Text; value: Text }

function bookingSlip(world: World, bookingId: string, on: LocalDate | undefined): Result<Slip> {
  const found = recordOf(world.tables, 'booking', bookingId)
  if (!found.ok) return found
  const booking = found.value
  const occurrences = world.occupancy.occurrencesOf(booking.id)
  const occurrence = on === undefined ? undefined : occurrences.find(o => o.date === on)
  if (on !== undefined && !occurrence) return refuse('report.handover.date', { title: booking.title, date: on })
  const items = occurrence?.items ?? booking.items ?? []
  if (!items.length) return refuse('report.handover.empty', { title: booking.title })

  const facts: Fact[] = [
    { label: { code: 'report.handover.lender' }, value: lendersOf(world, items) },
    { label: { code: 'report.handover.borrower' }, value: borrowersOf(world, booking) },
    { label: { code: 'report.handover.purpose' }, value: { parts: [{ code: `choice.use.${booking.use}` }, booking.title] } },
    { label: { code: 'report.handover.time' }, value: timeOf(world, booking, occurrence ?? (occurrences.length === 1 ? occurrences[0] : undefined)) },
    { label: { code: 'report.handover.place' }, value: namesOf(world.tables.workshop, [occurrence?.workshopId ?? booking.workshopId ?? '']).join() },
    { label: { code: 'report.handover.people' }, value: booking.people === undefined ? '' : { code: 'report.number', facts: { n: booking.people } } },
  ]
  const sheet = slipSheet({ code: 'report.handover' }, facts, goods(world, items, 'status'), booking.note)
  return { ok: true, value: { name: on ? `${booking.title} ${on}` : booking.title, sheet } }
}

function loanSlip(world: World, lenderId: string): Result<Slip> {
  const found = recordOf(world.tables, 'enterprise', lenderId)
  if (!found.ok) return found
  const lender = found.value
  const lent = byName(world.tables.equipment.values()).filter(item => item.lenderId === lender.id)
  if (!lent.length) return refuse('report.handover.noLoan', { name: lender.name })
  const college: Text = world.tables.college.get(COLLEGE_ID)?.name ?? { code: 'report.side.college' }
  const contact = [lender.contactName, lender.contactPhone].filter(part => part !== undefined)
  const facts: Fact[] = [
    { label: { code: 'report.handover.lender' }, value: lender.name },
    { label: { code: 'report.handover.borrower' }, value: college },
    { label: { code: 'report.handover.contact' }, value: { parts: contact } },
    { label: { code: 'report.handover.address' }, value: lender.address ?? '' },
    { label: { code: 'report.handover.time' }, value: { code: 'report.span', facts: { from: spread(lent.map(i => i.loanFrom)).from, to: spread(lent.map(i => i.loanTo)).to } } },
    { label: { code: 'report.handover.dueBack' }, value: spread(lent.map(i => i.loanDueBack ?? i.loanTo)).to },
  ]
  const sheet = slipSheet({ code: 'report.handover.loan' }, facts, goods(world, lent.map(item => ({ equipmentId: item.id, units: item.units })), 'loan'), undefined)
  return { ok: true, value: { name: lender.name, sheet } }
}

function slipSheet(title: Text, facts: Fact[], list: TableBlock, note: string | undefined): Sheet {
  const blocks: Block[] = [
    { kind: 'facts', columns: 2, items: facts },
    list,
    { kind: 'text', text: { code: 'report.handover.terms' }, quiet: true },
    { kind: 'facts', columns: 1, items: [{ label: { code: 'report.handover.note' }, value: note ?? '' }] },
    { kind: 'heading', text: { code: 'report.handover.out' } },
    { kind: 'signatures', lines: [{ code: 'report.handover.givenBy' }, { code: 'report.handover.takenBy' }] },
    { kind: 'heading', text: { code: 'report.handover.back' } },
    { kind: 'signatures', lines: [{ code: 'report.handover.returnedBy' }, { code: 'report.handover.checkedBy' }] },
  ]
  return { title, orientation: 'portrait', blocks }
}

/** The machines, with boxes to tick; `tells` what the reader must know of each: its status, or how long it is lent and for what. */
function goods(world: World, items: readonly BookedItem[], tells: 'status' | 'loan'): TableBlock {
  const check: Text = { code: 'report.handover.check' }
  const rows = items.map(({ equipmentId, units }, i): Text[] => {
    const item = world.tables.equipment.get(equipmentId)
    const known: Text = !item ? '' : tells === 'status' ? { code: `choice.statusCode.${item.statusCode}` } : loanOf(item)
    return [String(i + 1), item?.assetNo ?? '', item?.name ?? equipmentId, item?.model ?? '', { code: 'report.number', facts: { n: units } }, known, check, check]
  })
  const loan = tells === 'loan'
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.no' }, width: 5 },
      { head: { code: 'report.column.assetNo' }, width: loan ? 12 : 15 },
      { head: { code: 'report.column.equipment' }, width: loan ? 18 : 20 },
      { head: { code: 'report.column.model' }, width: loan ? 11 : 13 },
      { head: { code: 'report.column.units' }, width: 7, align: 'end' },
      { head: { code: loan ? 'report.handover.lent' : 'report.column.status' }, width: loan ? 17 : 10 },
      { head: { code: 'report.handover.stateOut' }, width: 15 },
      { head: { code: 'report.handover.stateBack' }, width: 15 },
    ],
    groups: [{ rows }],
    empty: '',
  }
}

function loanOf({ loanFrom = '', loanTo = '', loanUse = 'any' }: Equipment): Text {
  return { parts: [...(loanFrom || loanTo ? [{ code: 'report.span', facts: { from: loanFrom, to: loanTo } }] : []), { code: `choice.loanUse.${loanUse}` }] }
}

/** Whose the machines are: the college's, an enterprise's, or both. */
function lendersOf(world: World, items: readonly BookedItem[]): Text {
  const { equipment, enterprise, college } = world.tables
  const own: Text = college.get(COLLEGE_ID)?.name ?? { code: 'report.side.college' }
  const lenders = items.map(item => equipment.get(item.equipmentId)?.lenderId)
  const named = namesOf(enterprise, [...new Set(lenders.filter(id => id !== undefined))])
  return { parts: [...(lenders.includes(undefined) ? [own] : []), ...named] }
}

function borrowersOf(world: World, booking: Booking): Text {
  const { classGroup, teacher, enterprise } = world.tables
  const parties = [namesOf(enterprise, booking.enterpriseId ? [booking.enterpriseId] : []), namesOf(classGroup, booking.classGroupIds), namesOf(teacher, booking.teacherIds)]
  return { parts: parties.filter(names => names.length).map(names => ({ code: 'report.names', facts: { names } })) }
}

function timeOf(world: World, booking: Booking, occurrence: { start: number; end: number } | undefined): Text {
  if (occurrence) {
    const { start, end } = spanOf(occurrence)
    if (start.slice(0, 10) !== end.slice(0, 10)) return { code: 'report.time.days', facts: { start, end } }
    return { code: 'report.time.day', facts: { date: start.slice(0, 10), start: start.slice(11), end: end.slice(11) } }
  }
  if (booking.times.kind === 'once') return { code: 'report.time.days', facts: { start: booking.times.start, end: booking.times.end } }
  const { termId, weekday, weeks, periods, clock } = booking.times
  const facts = { term: world.tables.term.get(termId)?.name ?? '', weekday, weeks }
  if (periods) return { code: 'report.time.periods', facts: { ...facts, ...periods } }
  return { code: 'report.time.weekly', facts: { ...facts, ...clock } }
}

/** The first and the last of some dates. */
function spread(dates: (string | undefined)[]): { from: string; to: string } {
  const known = dates.filter(day => day !== undefined).sort()
  return { from: known[0] ?? '', to: known.at(-1) ?? '' }
}
