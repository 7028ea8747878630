import type { Facts } from '../base/decision.ts'
import { dateOfDay, timeOf, type LocalDate, type MinuteSpan } from '../base/time.ts'
import { holderFacts } from '../booking/holders.ts'
import type { Use } from '../booking/occupancy.ts'
import type { Equipment } from '../records/equipment.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import { loanEnd } from './loans.ts'

/** Upkeep of so many pieces at a time; `ignoring` is the upkeep that it replaces. */
export type UpkeepAt = { machine: Equipment; units: number; span: MinuteSpan; ignoring?: string }
export type Wrong = { code: 'upkeep.clash' | 'upkeep.loan'; facts: Facts }

const DAY = 1440
/** So many uses in the way are listed; all are counted. */
const MOST = 20

/**
 * Why a machine can't be had for upkeep at a time, or null. `upkeep.loan`: its lender does not lend it then. `upkeep.clash`: bookings
 * and other upkeep leave too few pieces. A stopped piece may be serviced as long as nobody has booked the machine at that time: while
 * others use it, a fault counts like any use, for nobody can say which piece is meant.
 */
export function wrongTime(world: World, at: UpkeepAt): Wrong | null {
  return outsideLoan(world, at) ?? (fits(world, at) ? null : taken(world, at))
}

function fits({ occupancy }: World, { machine, units, span, ignoring }: UpkeepAt): boolean {
  if (occupancy.peak(machine.id, span, ignoring) + units <= machine.units) return true
  const uses = occupancy.usesOf(machine.id, span).filter(use => use.source.id !== ignoring)
  if (!uses.some(use => use.source.kind === 'fault')) return false
  // what is held changes only where some use begins
  const moments = [span.start, ...uses.map(use => Math.max(span.start, use.start))]
  return moments.every(moment => {
    const held = { booking: 0, maintenance: 0, fault: 0 }
    for (const use of uses) if (use.start <= moment && use.end > moment) held[use.source.kind] += use.units
    return held.booking + held.maintenance + (held.booking ? held.fault : 0) + units <= machine.units
  })
}

function taken({ tables, occupancy }: World, { machine, units, span, ignoring }: UpkeepAt): Wrong {
  const uses = occupancy.usesOf(machine.id, span).filter(use => use.source.id !== ignoring)
  const bookings = uses.filter(use => use.source.kind === 'booking')
  const inTheWay = bookings.length ? bookings : uses
  const free = Math.max(0, machine.units - occupancy.peak(machine.id, span, ignoring))
  const figures = { ...called(machine), units: machine.units, wanted: units, free }
  // by `context` the words tell other upkeep and faults from bookings
  const contextOf = ({ source: { kind } }: Use) => (kind === 'booking' ? {} : { context: kind })
  const sentence = (use: Use) => ({ ...figures, ...holderFacts(tables, use), ...contextOf(use) })
  const clashes = inTheWay.slice(0, MOST).map(use => ({ rule: 'upkeep.clash', facts: sentence(use), date: timeOf(use.start).slice(0, 10) }))
  return { code: 'upkeep.clash', facts: { ...figures, ...clashes[0]?.facts, count: inTheWay.length, clashes } }
}

function outsideLoan({ tables }: World, { machine, span }: UpkeepAt): Wrong | null {
  const first: LocalDate = dateOfDay(Math.floor(span.start / DAY))
  const last: LocalDate = dateOfDay(Math.floor((span.end - 1) / DAY))
  const from = machine.loanFrom
  const to = loanEnd(machine)
  const early = from !== undefined && first < from
  if (!early && (to === undefined || last <= to)) return null
  const lender = machine.lenderId === undefined ? '' : nameOf(tables, machine.lenderId)
  return { code: 'upkeep.loan', facts: { ...called(machine), lender, date: early ? first : last, from: from ?? '', to: to ?? '' } }
}

function called(machine: Equipment): Facts {
  return { equipment: machine.name, assetNo: machine.assetNo ?? '', equipmentId: machine.id }
}
