import { buildClassKin } from '../../booking/class-kin.ts'
import type { Equipment } from '../../records/equipment.ts'
import type { Row, Rule } from '../problem.ts'
import type { Closures } from './closures.ts'
import type { Scene } from './facts.ts'
import type { Grid } from './grid.ts'
import { hardRule, longerThan } from './rules.ts'
import type { WeekKinds } from './week-kinds.ts'
import type { Want } from './wants.ts'

/** What a row of the problem stands for: `units` workstations or pieces. `days`: the sessions of a request; `lessons`: that there are lessons at all. */
export type RowMeaning = { kind: 'class' | 'teacher' | 'room' | 'machine' | 'days' | 'lessons'; id: string; units: number }
export type RowDraft = { meaning: RowMeaning; exclusive: boolean; /** not 0 where it is not to be had, by `week × slots + slot` */ why: Uint8Array | null; rules: Rule[]; hours?: Hours | null }
/** Minutes that others use by `week × 7 + weekday`, and which days would be too long (1) beside so many. */
export type Hours = { used: readonly number[]; over(used: number): Uint8Array }

/** More rows than this would not stand for one room or machine. */
export const MOST_ROWS = 64

/** Rows for everybody and everything that sessions take, made when first asked for. */
export type RowBook = {
  readonly drafts: RowDraft[]
  /** a group takes one row for itself and for each group within it: two groups share a row where they share students */
  classRows(id: string): readonly number[]
  teacherRow(id: string): number
  /** `stations` null: the whole room */
  roomRows(workshopId: string): { whole: readonly number[]; stations: readonly number[]; each: number }
  machineRows(machineId: string, each: number): readonly number[]
  other(draft: RowDraft): number
  /** it and the groups that share its students */
  kinOf(groupId: string): readonly string[]
  /** nobody is part of it: where gaps are counted */
  isLeaf(groupId: string): boolean
}

export function createRowBook(scene: Scene, grid: Grid, days: number, closures: Closures, moving: ReadonlySet<string>, wants: readonly Want[]): RowBook {
  const { tables, occupancy } = scene
  const drafts: RowDraft[] = []
  const known = new Map<string, number>()
  const add = (draft: RowDraft) => drafts.push(draft) - 1
  const once = (key: string, make: () => RowDraft) => {
    let row = known.get(key)
    if (row === undefined) known.set(key, (row = add(make())))
    return row
  }
  const kin = buildClassKin(tables.classGroup)
  const parts = new Map<string, string[]>()
  for (const group of tables.classGroup.values()) for (const whole of group.partOf ?? []) parts.set(whole, [...(parts.get(whole) ?? []), group.id])
  const shares = new Map<string, number[]>()
  for (const { ways } of wants) {
    for (const way of ways) if (way.workshopId !== null && way.stations !== null) shares.set(way.workshopId, [...(shares.get(way.workshopId) ?? []), way.stations])
  }
  const rooms = new Map<string, ReturnType<RowBook['roomRows']>>()
  const machines = new Map<string, readonly number[]>()
  const clock = minutesOf(grid)
  const longest = new Map<string, number>()
  for (const { request, ways } of wants) for (const m of ways.flatMap(w => w.pieces.flatMap(p => p.machines))) longest.set(m.id, Math.max(longest.get(m.id) ?? 0, request.periods))
  const limits = new Map<string, Uint8Array>()

  /**
   * The hours a day that a lender allows, less those that others use. Two sessions on end don't run through the break between them, one long
   * session does: where some are longer than a double period, every break is counted.
   */
  function hoursOf({ id, units, loanHoursPerDay }: Equipment): Hours | null {
    if (loanHoursPerDay === undefined) return null
    const isLong = longest.get(id)! > 2
    const breaks = clock.breaks.map((b, p) => (isLong || clock.inDouble[p] ? b : 0))
    return {
      used: closures.minutesOf(id, moving),
      over(used) {
        const left = loanHoursPerDay * 60 - used / units
        let table = limits.get(`${left} ${isLong}`)
        if (!table) limits.set(`${left} ${isLong}`, (table = longerThan(clock.periods, breaks, left)))
        return table
      },
    }
  }

  /** Rows of units each: of what others take, the first rows are closed, so that what is left is left throughout. */
  function unitRows(meaning: Omit<RowMeaning, 'units'>, units: number, each: number, hours: Hours | null): number[] {
    const { why, taken } = closures.ofMany(meaning.id, moving)
    const count = Math.floor(units / each)
    return Array.from({ length: count }, (_, i) => {
      const closed = taken ? why.map((bits, at) => bits | (taken[at] && i < count - Math.floor(Math.max(0, units - taken[at]) / each) ? 1 : 0)) : why
      return add({ meaning: { ...meaning, units: each }, exclusive: true, why: closed.some(Boolean) ? closed : null, rules: [], hours })
    })
  }

  return {
    drafts,
    classRows(id) {
      return [...within(id, parts)].map(part => once(part, () => ({ meaning: { kind: 'class', id: part, units: 1 }, exclusive: true, why: closures.ofOne(part, moving, kin.kinOf(part)), rules: [] })))
    },
    teacherRow: id => once(id, () => ({ meaning: { kind: 'teacher', id, units: 1 }, exclusive: true, why: closures.ofOne(id, moving), rules: [] })),
    roomRows(id) {
      let room = rooms.get(id)
      if (room) return room
      const asked = shares.get(id)
      const units = Math.max(1, occupancy.capacityOf(id))
      const { why, taken } = closures.ofMany(id, moving)
      // whoever wants all of it is in the way of, and has in the way, whoever has any of it
      const guard = add({ meaning: { kind: 'room', id, units: 0 }, exclusive: true, why: taken ? why.map((bits, at) => bits | (taken[at] ? 1 : 0)) : why, rules: [] })
      const each = asked ? Math.max(divisor(asked), Math.ceil(units / MOST_ROWS)) : units
      const stations = asked ? unitRows({ kind: 'room', id }, units, each, null) : []
      rooms.set(id, (room = { whole: [guard, ...stations], stations, each }))
      return room
    },
    machineRows(id, each) {
      let rows = machines.get(id)
      if (rows) return rows
      const machine = tables.equipment.get(id)!
      machines.set(id, (rows = unitRows({ kind: 'machine', id }, machine.units, each, hoursOf(machine))))
      return rows
    },
    other: add,
    kinOf: id => kin.kinOf(id),
    isLeaf: id => !parts.has(id),
  }
}

/** The rows as the search knows them. */
export function compiledRows(drafts: readonly RowDraft[], kinds: WeekKinds, days: number, slots: number, weekSlots: number): Row[] {
  return drafts.map(({ exclusive, why, rules, hours }) => {
    const all = hours ? [...rules, hardRule(tooLong(hours, kinds, days), slots)] : rules
    if (!why) return { exclusive, closed: null, rules: all }
    const closed = new Int32Array(slots)
    for (const [week, k] of kinds.of) for (let slot = 0; slot < slots; slot++) if (why[(week - 1) * weekSlots + slot]) closed[slot]! |= 1 << k
    return { exclusive, closed: closed.some(Boolean) ? closed : null, rules: all }
  })
}

/** For each day of each kind of week which days would be too long, beside the most that others use in one of its weeks. */
function tooLong({ used, over }: Hours, kinds: WeekKinds, days: number): Uint8Array[] {
  return kinds.weeks.flatMap(weeks => Array.from({ length: days }, (_, day) => over(Math.max(...weeks.map(week => used[(week - 1) * 7 + day]!)))))
}

/** The group itself and every group that is part of it, however far down; survives circles. */
function within(id: string, parts: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([id])
  for (const group of seen) for (const part of parts.get(group) ?? []) seen.add(part)
  return seen
}

export function divisor(numbers: Iterable<number>): number {
  let common = 0
  for (let n of numbers) while (n) [common, n] = [n, common % n]
  return Math.max(1, common)
}

/** How long periods are and the breaks after them, on the first day that has all; which breaks lie within a double period. */
function minutesOf(grid: Grid): { periods: number[]; breaks: number[]; inDouble: boolean[] } {
  const date = [...grid.cells.keys()].find(d => grid.periods.every((_, p) => grid.spanOn(d, p)))
  const spans = date === undefined ? [] : grid.periods.map((_, p) => grid.spanOn(date, p)!)
  return {
    periods: spans.map(s => s.end - s.start),
    breaks: spans.map((s, p) => (spans[p + 1]?.start ?? s.end) - s.end),
    inDouble: grid.blocks.map((block, p) => (p - grid.blocks.indexOf(block)) % 2 === 0),
  }
}
