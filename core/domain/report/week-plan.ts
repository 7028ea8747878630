import { z } from 'zod'
import type { Result } from '../base/decision.ts'
import { choice, date, text } from '../base/field.ts'
import { mondayOf, type LocalDate } from '../base/time.ts'
import { sideOf } from '../booking/board-colours.ts'
import type { World } from '../world.ts'
import { bandHeads, clockSpan, placeIn } from './bands.ts'
import { defineReport, modelOf } from './definition.ts'
import { byName, recordOf } from './lookup.ts'
import type { Block, Sheet, Text, WeekUse } from './model.ts'
import { slotsOf } from './slots.ts'
import { centreSheet } from './week-centre.ts'
import { linesOf, PLAN_OF, weekBands, weekDays, weekSpan, weekUses, type DayUse, type PlanOf } from './week-uses.ts'

const params = z.strictObject({
  /** absent: the whole centre */
  of: choice(PLAN_OF).optional(),
  /** id or name of the one that is wanted; absent: all of them, a page each (the centre: one overview) */
  id: text().meta({ kind: 'ref', table: '{of}' }).optional(),
  /** any day of the week; absent: this week */
  date: date().optional(),
})

/** The week of a room, a class group, a teacher or a machine on one page each, or of the whole centre in one overview. */
export const weekPlan = defineReport(params, (world, { of = 'centre', id, date: day }, ctx) => {
  const monday = mondayOf(day ?? ctx.now.slice(0, 10))
  const name = 'week-plan'
  if (of === 'centre') {
    return modelOf(world, ctx, { name, title: { code: 'report.week-plan.centre' }, about: monday, sheets: [centreSheet(world, monday)] })
  }
  const owners = ownersOf(world, of, id)
  if (!owners.ok) return owners
  const sheets = owners.value.map(owner => ownerSheet(world, of, owner, monday))
  const one = id && owners.value[0] ? `${owners.value[0].name} ${monday}` : monday
  return modelOf(world, ctx, { name, title: { code: `report.week-plan.${of}` }, about: one, sheets: sheets.length ? sheets : [emptySheet(world, of, monday)] })
})

type Owner = { id: string; name: string }
type OwnerKind = Exclude<PlanOf, 'centre'>

function ownersOf(world: World, of: OwnerKind, id: string | undefined): Result<Owner[]> {
  if (id === undefined) return { ok: true, value: byName<Owner>(world.tables[of].values()) }
  const found = recordOf(world.tables, of, id)
  return found.ok ? { ok: true, value: [found.value] } : found
}

function ownerSheet(world: World, of: OwnerKind, owner: Owner, monday: LocalDate): Sheet {
  const uses = weekUses(world, owner.id, monday)
  const bands = weekBands(world, monday, uses)
  const { days, shown } = weekDays(world, monday, uses)
  const placed = uses.map(use => ({ ...tileOf(world, use, of), ...placeIn(bands, use), day: shown.indexOf(use.day), time: clockSpan(use) }))
  const about = ownerFacts(world, of, owner.id)
  const out = of === 'workshop' ? outOfUse(world, owner.id, monday) : null
  const blocks: Block[] = [
    ...(about.length ? [{ kind: 'text' as const, text: { parts: about }, quiet: true }] : []),
    { kind: 'weekGrid', days, bands: bandHeads(bands), slots: slotsOf(placed) },
    ...(out ? [{ kind: 'text' as const, text: out, quiet: true }] : []),
  ]
  return { title: owner.name, subtitle: weekSpan(world, monday), orientation: 'landscape', blocks }
}

function tileOf(world: World, use: DayUse, of: PlanOf): WeekUse {
  if (!('booking' in use.of)) return { title: { code: `report.upkeep.${use.of.upkeep}` }, lines: [{ code: 'report.pieces', facts: { units: use.units } }], side: 'upkeep' }
  const { booking } = use.of
  return { title: booking.title, lines: linesOf(world, use, of), side: sideOf(world.tables, booking), ...(booking.status === 'held' ? { held: true } : {}) }
}

/** What the reader of the sheet should know of its owner: where it is, how large, who keeps it. */
function ownerFacts(world: World, of: OwnerKind, id: string): Text[] {
  const { tables } = world
  if (of === 'workshop') {
    const room = tables.workshop.get(id)
    const places = world.occupancy.capacityOf(id)
    return kept(room?.code, room?.building, room?.stations !== undefined && { code: 'report.room.stations', facts: { stations: places } }, room?.keeper && { code: 'report.keeper', facts: { name: room.keeper } })
  }
  if (of === 'classGroup') {
    const group = tables.classGroup.get(id)
    const adviser = group?.adviserId && tables.teacher.get(group.adviserId)?.name
    const programme = group?.programmeId && tables.programme.get(group.programmeId)?.name
    return kept(programme, group?.size !== undefined && { code: 'report.people', facts: { people: group.size } }, adviser && { code: 'report.adviser', facts: { name: adviser } })
  }
  if (of === 'teacher') {
    const teacher = tables.teacher.get(id)
    return kept(teacher?.department, teacher?.staffNo && { code: 'report.staffNo', facts: { no: teacher.staffNo } })
  }
  const machine = tables.equipment.get(id)
  const lender = machine?.lenderId && tables.enterprise.get(machine.lenderId)?.name
  const room = machine?.workshopId && tables.workshop.get(machine.workshopId)?.name
  return kept(machine?.assetNo, machine?.model, room, machine && { code: 'report.pieces', facts: { units: machine.units } }, lender && { code: 'report.lentBy', facts: { name: lender } })
}

/** Only the parts that there are. */
function kept(...parts: (Text | false | undefined)[]): Text[] {
  return parts.flatMap(part => part || [])
}

/** At most so many machines are named under a plan; the rest is counted, so that the plan stays on its page. */
const NAMED = 6

/** The machines of a room that are out of use for upkeep in the week; null when all run. */
function outOfUse(world: World, workshopId: string, monday: LocalDate): Text | null {
  const names = byName(world.tables.equipment.values())
    .filter(machine => machine.workshopId === workshopId && weekUses(world, machine.id, monday).some(use => 'upkeep' in use.of))
    .map(machine => machine.name)
  if (!names.length) return null
  const facts = { names: names.slice(0, NAMED), more: names.length - NAMED }
  return { code: names.length > NAMED ? 'report.outOfUse.more' : 'report.outOfUse', facts }
}

function emptySheet(world: World, of: OwnerKind, monday: LocalDate): Sheet {
  return {
    title: { code: `report.week-plan.${of}` },
    subtitle: weekSpan(world, monday),
    orientation: 'landscape',
    blocks: [{ kind: 'text', text: { code: `report.none.${of}` }, quiet: true }],
  }
}
