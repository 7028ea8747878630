import { dateOfDay, dayNumber, type LocalDate } from '../base/time.ts'
import type { Equipment } from '../records/equipment.ts'
import { BOOKABLE_STATUS } from '../records/equipment.ts'
import type { BookedItem } from '../records/booking.ts'
import { nameOf } from '../record-name.ts'
import type { Case } from './clashes.ts'
import { holderFacts, peakOf } from './holders.ts'
import type { Occurrence } from './occurrences.ts'

const DAY = 1440

/** The rules of machines: free pieces, upkeep, status, loan terms, and the qualification that they ask for. */
export function tellEquipment(about: Case, at: Occurrence): void {
  for (const { equipmentId, units } of merged(at.items)) {
    const machine = about.world.tables.equipment.get(equipmentId)
    if (!machine) continue
    tellUnits(about, at, machine, units)
    tellStatus(about, machine)
    if (machine.lenderId !== undefined || machine.loanFrom !== undefined || machine.loanTo !== undefined || machine.loanHoursPerDay !== undefined) {
      tellLoan(about, at, machine)
    }
    if (machine.qualificationId !== undefined) tellQualification(about, at, machine, machine.qualificationId)
  }
}

/** The pieces of each machine, a machine that is named twice counted once with all its pieces. */
export function merged(items: readonly BookedItem[]): readonly BookedItem[] {
  if (items.length < 2) return items
  const units = new Map<string, number>()
  for (const item of items) units.set(item.equipmentId, (units.get(item.equipmentId) ?? 0) + item.units)
  return [...units].map(([equipmentId, sum]) => ({ equipmentId, units: sum }))
}

function tellUnits({ world, ignoring, tell }: Case, at: Occurrence, machine: Equipment, wanted: number): void {
  const { occupancy, tables } = world
  const held = occupancy.peak(machine.id, at, ignoring)
  if (held + wanted <= machine.units) return
  const uses = occupancy.usesOf(machine.id, at).filter(use => use.source.id !== ignoring)
  const bookings = uses.filter(use => use.source.kind === 'booking')
  // without upkeep there would be room: then upkeep is the reason that helps people further
  const upkeep = peakOf(bookings) + wanted <= machine.units ? uses.find(use => use.source.kind !== 'booking') : undefined
  const rule = upkeep ? (`equipment.${upkeep.source.kind === 'fault' ? 'fault' : 'maintenance'}` as const) : 'equipment.full'
  const use = upkeep ?? bookings[0] ?? uses[0]
  const figures = { units: machine.units, free: Math.max(0, machine.units - held), wanted }
  // there never were that many: then nobody else's booking is the reason
  const facts = { ...called(machine), ...figures, ...(use && wanted <= machine.units ? holderFacts(tables, use) : { context: 'over' }) }
  tell(rule, facts)
}

function tellStatus({ seen, tell }: Case, machine: Equipment): void {
  if (BOOKABLE_STATUS.has(machine.statusCode) || seen.has(`status ${machine.id}`)) return
  seen.add(`status ${machine.id}`)
  tell('equipment.status', { ...called(machine), statusCode: machine.statusCode, status: `choice.statusCode.${machine.statusCode}` })
}

function tellLoan({ world, wanted, ignoring, occurrences, seen, tell }: Case, at: Occurrence, machine: Equipment): void {
  const facts = { ...called(machine), lender: machine.lenderId ? nameOf(world.tables, machine.lenderId) : '', lenderId: machine.lenderId }
  const lastDate = dateOfDay(Math.floor((at.end - 1) / DAY))
  const until = [machine.loanTo, machine.loanDueBack].filter(d => d !== undefined).sort()[0]
  if ((machine.loanFrom !== undefined && at.date < machine.loanFrom) || (until !== undefined && lastDate > until)) {
    const open = machine.loanFrom === undefined ? { context: 'until' } : until === undefined ? { context: 'since' } : {}
    tell('loan.window', { ...facts, ...open, date: at.date, from: machine.loanFrom ?? '', to: until ?? '' })
  }
  const { loanUse, loanHoursPerDay } = machine
  if (loanUse !== undefined && loanUse !== 'any' && !allows(loanUse, wanted.use) && !seen.has(`use ${machine.id}`)) {
    seen.add(`use ${machine.id}`)
    tell('loan.use', { ...facts, use: `choice.use.${wanted.use}`, allowed: `choice.loanUse.${loanUse}` })
  }
  if (loanHoursPerDay !== undefined) {
    for (let day = dayNumber(at.date); day <= dayNumber(lastDate); day++) {
      const span = { start: day * DAY, end: (day + 1) * DAY }
      const inDay = (start: number, end: number) => Math.max(0, Math.min(end, span.end) - Math.max(start, span.start))
      let minutes = 0
      for (const use of world.occupancy.usesOf(machine.id, span)) {
        if (use.source.kind === 'booking' && use.source.id !== ignoring) minutes += inDay(use.start, use.end) * use.units
      }
      for (const own of occurrences) {
        for (const item of own.items) if (item.equipmentId === machine.id) minutes += inDay(own.start, own.end) * item.units
      }
      // of several pieces under one number each may run that long: their mean is held to the limit
      const hours = minutes / 60 / machine.units
      if (hours > loanHoursPerDay + 1e-9) {
        tell('loan.hours', { ...facts, date: dateOfDay(day), hours: Math.round(hours * 100) / 100, limit: loanHoursPerDay })
      }
    }
  }
}

/** An examination is part of teaching. */
function allows(loanUse: string, use: string): boolean {
  return loanUse === use || (loanUse === 'teaching' && use === 'exam')
}

function tellQualification({ world, wanted, seen, tell }: Case, at: Occurrence, machine: Equipment, qualificationId: string): void {
  const { tables } = world
  const facts = { ...called(machine), qualification: nameOf(tables, qualificationId), qualificationId, teachers: (wanted.teacherIds ?? []).map(id => nameOf(tables, id)) }
  let ranOut: { teacherId: string; expires: LocalDate } | undefined
  let later = false
  for (const held of qualificationsOf(tables, qualificationId, wanted.teacherIds ?? [])) {
    if (held.since !== undefined && held.since > at.date) later = true
    else if (held.expires === undefined || held.expires >= at.date) return
    else if (!ranOut || held.expires > ranOut.expires) ranOut = { teacherId: held.teacherId, expires: held.expires }
  }
  if (ranOut) {
    const who = { teacher: nameOf(tables, ranOut.teacherId), teacherId: ranOut.teacherId, expires: ranOut.expires }
    return tell('qualification.expired', { ...facts, ...who, date: at.date })
  }
  // a qualification that begins later is missing on each of the dates before; one that nobody has is missing once for all
  const key = `qualification ${machine.id}`
  if (!later && seen.has(key)) return
  seen.add(key)
  tell('qualification.missing', { ...facts, date: at.date })
}

function qualificationsOf(tables: Case['world']['tables'], qualificationId: string, teacherIds: readonly string[]) {
  if (!teacherIds.length) return []
  return [...tables.teacherQualification.values()].filter(q => q.qualificationId === qualificationId && teacherIds.includes(q.teacherId))
}

/** A college has many machines of one name: the asset number tells which. */
function called(machine: Equipment) {
  return { equipment: machine.assetNo ? `${machine.name} ${machine.assetNo}` : machine.name, assetNo: machine.assetNo ?? '', equipmentId: machine.id }
}
