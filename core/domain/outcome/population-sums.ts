import type { Change, Row0 } from '../base/change.ts'
import type { TableName } from '../tables.ts'
import type { Population, Reach, Scene, Value } from './population.ts'
import type { Slot } from './slots.ts'

type Row = { id: string }

/** What the rows of one population add up to, by group. Each row's share is remembered, so that it can be taken out again. */
export class PopulationSums {
  readonly #population: Population
  readonly #table: ReadonlyMap<string, Row>
  readonly #slots: readonly Slot[]
  readonly #scene: Scene
  readonly #groupOf: (row: Row, scene: Scene) => string
  readonly #isWithin: (row: Row) => boolean
  /** distinct fields, each read once a row */
  readonly #fields: readonly string[]
  /** for each slot, where its fields stand among them */
  readonly #reading: readonly (readonly number[])[]
  #stale = true
  #places = new Map<string, number>()
  #groups: (string | undefined)[] = []
  #kept = new Float64Array(0)
  /** sums of the slots, and after them how many rows there are */
  #sums = new Map<string, Float64Array>()

  constructor(population: Population, slots: readonly Slot[], scene: Scene, groupOf: (row: Row, scene: Scene) => string, isWithin: (row: Row) => boolean) {
    this.#population = population
    this.#table = scene.tables[population.table]
    this.#slots = slots
    this.#scene = scene
    this.#groupOf = groupOf
    this.#isWithin = isWithin
    this.#fields = [...new Set(slots.flatMap(s => s.fields))]
    this.#reading = slots.map(s => s.fields.map(f => this.#fields.indexOf(f)))
  }

  groups(): string[] {
    this.#refresh()
    return [...this.#sums.keys()]
  }

  sum(slot: number, group?: string): number {
    this.#refresh()
    if (group !== undefined) return this.#sums.get(group)?.[slot] ?? 0
    let all = 0
    for (const sums of this.#sums.values()) all += sums[slot]!
    return all
  }

  /** The numbers that a slot keeps apart, in no order. */
  values(slot: number, group?: string): Float64Array {
    this.#refresh()
    const width = this.#slots.length
    const found: number[] = []
    for (const [at, its] of this.#groups.entries()) {
      const value = this.#kept[at * width + slot]!
      if (its !== undefined && (group === undefined || its === group) && !Number.isNaN(value)) found.push(value)
    }
    return Float64Array.from(found)
  }

  follow(changes: readonly Change[]): void {
    if (this.#stale) return
    const touched = new Set<string>()
    for (const change of changes) {
      const reach = this.#population.reads[change.table as TableName]
      // a class group says of which programme and year every row of it is
      if (change.table === 'classGroup' || reach === 'all') {
        this.#stale = true
        return
      }
      if (!reach) continue
      for (const id of reached(reach, change, this.#scene)) touched.add(id)
    }
    for (const id of touched) this.#settle(id)
  }

  #refresh(): void {
    if (!this.#stale) return
    this.#stale = false
    this.#places = new Map()
    this.#groups = []
    this.#sums = new Map()
    this.#population.check?.(this.#scene)
    for (const row of this.#table.values()) this.#put(row)
  }

  #settle(id: string): void {
    const at = this.#places.get(id)
    const group = at === undefined ? undefined : this.#groups[at]
    if (at !== undefined && group !== undefined) {
      const sums = this.#sums.get(group)!
      const width = this.#slots.length
      for (let i = 0; i < width; i++) if (!this.#slots[i]!.apart) sums[i]! -= this.#kept[at * width + i]!
      sums[width]! -= 1
      if (sums[width] === 0) this.#sums.delete(group)
      this.#groups[at] = undefined
    }
    const row = this.#table.get(id)
    if (row) this.#put(row)
  }

  #put(row: Row): void {
    const scene = this.#scene
    if (this.#population.has?.(row, scene) === false) return
    const day = this.#population.day?.(row, scene)
    if ((day !== undefined && (day < scene.from || day > scene.to)) || !this.#isWithin(row)) return
    const group = this.#groupOf(row, scene)
    const at = this.#placeOf(row.id)
    this.#groups[at] = group
    const width = this.#slots.length
    let sums = this.#sums.get(group)
    if (!sums) this.#sums.set(group, (sums = new Float64Array(width + 1)))
    sums[width]! += 1
    const read: Value[] = this.#fields.map(field => this.#population.fields[field]!.of(row, scene))
    for (let i = 0; i < width; i++) {
      const slot = this.#slots[i]!
      const value = slot.of(this.#reading[i]!.map(place => read[place]))
      this.#kept[at * width + i] = value
      if (!slot.apart) sums[i]! += value
    }
  }

  #placeOf(id: string): number {
    let at = this.#places.get(id)
    if (at === undefined) {
      this.#places.set(id, (at = this.#places.size))
      const needed = (at + 1) * this.#slots.length
      if (needed > this.#kept.length) {
        const more = new Float64Array(Math.max(needed, this.#kept.length * 2, 1024))
        more.set(this.#kept)
        this.#kept = more
      }
    }
    return at
  }
}

/** The rows of a population that a change may alter. */
function* reached(reach: Reach, change: Change, scene: Scene): Generator<string> {
  if ('rows' in reach) return yield* reach.rows(change, scene)
  const now = (scene.tables as unknown as Record<string, ReadonlyMap<string, Row0>>)[change.table]?.get(change.id)
  const named = reach.by === 'id' ? [change.id] : [change.from?.[reach.by], now?.[reach.by]]
  for (const id of named) if (typeof id === 'string') yield* reach.via?.(id, scene) ?? [id]
}
