import { z } from 'zod'
import { choice, text } from '../base/field.ts'
import { refuse, type Result } from '../base/decision.ts'
import { STATUS_CODES, type Equipment } from '../records/equipment.ts'
import type { World } from '../world.ts'
import { defineReport, modelOf } from './definition.ts'
import { byName, recordOf } from './lookup.ts'
import { NAME_LINES, type Block, type TableBlock, type TableGroup, type Text } from './model.ts'

const params = z.strictObject({
  workshopId: text().meta({ kind: 'ref', table: 'workshop' }).optional(),
  lenderId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
  owner: choice(['all', 'college', 'enterprise']).optional(),
  statusCode: choice(STATUS_CODES).optional(),
})
type Wanted = z.output<typeof params>

/** The equipment register on paper: by room, with the sums of pieces and value of each room and of all. */
export const equipmentList = defineReport(params, (world, wanted, ctx) => {
  const filter = filterOf(world, wanted)
  if (!filter.ok) return filter
  const items = [...world.tables.equipment.values()].filter(filter.value.keeps)
  const rooms = byName(world.tables.workshop.values())
  const inRoom = new Map<string, Equipment[]>()
  for (const item of items) {
    const id = item.workshopId && world.tables.workshop.has(item.workshopId) ? item.workshopId : ''
    inRoom.set(id, [...(inRoom.get(id) ?? []), item])
  }
  const groups = [...rooms.map(room => ({ id: room.id, head: room.name as Text })), { id: '', head: { code: 'report.equipment.elsewhere' } }].flatMap(({ id, head }) => {
    const here = byName(inRoom.get(id) ?? [])
    return here.length ? [groupOf(world, head, here)] : []
  })
  const blocks: Block[] = [{ kind: 'figures', items: figuresOf(items) }, { ...table, groups, empty: { code: world.tables.equipment.size ? 'report.equipment.none' : 'report.none.equipment' } }]
  const title = { code: 'report.equipment' }
  const sheet = { title, ...(filter.value.says.length ? { subtitle: { parts: filter.value.says } } : {}), orientation: 'landscape' as const, blocks }
  return modelOf(world, ctx, { name: 'equipment', title, sheets: [sheet] })
})

const table: Omit<TableBlock, 'groups' | 'empty'> = {
  kind: 'table',
  columns: [
    { head: { code: 'report.column.assetNo' }, width: 10 },
    { head: { code: 'report.column.equipment' }, width: 16, mostLines: NAME_LINES },
    { head: { code: 'report.column.model' }, width: 13 },
    { head: { code: 'report.column.units' }, width: 6, align: 'end' },
    { head: { code: 'report.column.unitPrice' }, width: 8, align: 'end' },
    { head: { code: 'report.column.value' }, width: 9, align: 'end' },
    { head: { code: 'report.column.purchased' }, width: 8 },
    { head: { code: 'report.column.status' }, width: 7 },
    { head: { code: 'report.column.owner' }, width: 14, mostLines: NAME_LINES },
    { head: { code: 'report.column.keeper' }, width: 9 },
  ],
}

function groupOf(world: World, head: Text, items: readonly Equipment[]): TableGroup {
  const { units, value } = sums(items)
  return {
    head,
    rows: items.map(item => rowOf(world, item)),
    foot: ['', { code: 'report.sum.lines', facts: { count: items.length } }, '', number(units), '', number(value), '', '', '', ''],
  }
}

function rowOf(world: World, item: Equipment): Text[] {
  const lender = item.lenderId ? world.tables.enterprise.get(item.lenderId)?.name : undefined
  const owner: Text = lender ? (item.loanTo ? { code: 'report.lentUntil', facts: { name: lender, to: item.loanTo } } : lender) : { code: 'report.side.college' }
  return [
    item.assetNo ?? '',
    item.name,
    [item.model, item.spec].filter(part => part !== undefined).join(' / '),
    number(item.units),
    item.unitPrice === undefined ? '' : number(item.unitPrice),
    item.unitPrice === undefined ? '' : number(item.unitPrice * item.units),
    item.purchasedOn ?? '',
    { code: `choice.statusCode.${item.statusCode}` },
    owner,
    item.keeper ?? '',
  ]
}

function figuresOf(items: readonly Equipment[]): { label: Text; value: Text }[] {
  const all = sums(items)
  const lent = sums(items.filter(item => item.lenderId))
  const unpriced = items.filter(item => item.unitPrice === undefined).length
  return [
    { label: { code: 'report.figure.lines' }, value: number(items.length) },
    { label: { code: 'report.figure.units' }, value: number(all.units) },
    { label: { code: 'report.figure.value' }, value: number(all.value) },
    { label: { code: 'report.figure.lent' }, value: number(lent.units) },
    { label: { code: 'report.figure.lentValue' }, value: number(lent.value) },
    ...(unpriced ? [{ label: { code: 'report.figure.unpriced' }, value: number(unpriced) }] : []),
  ]
}

/** Pieces, and yuan of those whose price is known. */
function sums(items: readonly Equipment[]): { units: number; value: number } {
  let units = 0
  let value = 0
  for (const item of items) {
    units += item.units
    value += item.units * (item.unitPrice ?? 0)
  }
  return { units, value: Math.round(value * 100) / 100 }
}

function number(n: number): Text {
  return { code: 'report.number', facts: { n } }
}

/** The filter and how the sheet's subtitle says it. */
function filterOf(world: World, wanted: Wanted): Result<{ keeps: (item: Equipment) => boolean; says: Text[] }> {
  const { workshopId, lenderId, owner = 'all', statusCode } = wanted
  const room = workshopId === undefined ? null : recordOf(world.tables, 'workshop', workshopId)
  if (room && !room.ok) return room
  const lender = lenderId === undefined ? null : recordOf(world.tables, 'enterprise', lenderId)
  if (lender && !lender.ok) return lender
  if (lender && owner === 'college') return refuse('report.equipment.contradiction', { name: lender.value.name })

  const says: Text[] = []
  if (room) says.push(room.value.name)
  if (lender) says.push({ code: 'report.lentBy', facts: { name: lender.value.name } })
  else if (owner !== 'all') says.push({ code: `report.equipment.${owner}` })
  if (statusCode) says.push({ code: `choice.statusCode.${statusCode}` })
  const keeps = (item: Equipment) =>
    (!room || item.workshopId === room.value.id) &&
    (!lender || item.lenderId === lender.value.id) &&
    (owner === 'all' || (owner === 'enterprise') === (item.lenderId !== undefined)) &&
    (!statusCode || item.statusCode === statusCode)
  return { ok: true, value: { keeps, says } }
}
