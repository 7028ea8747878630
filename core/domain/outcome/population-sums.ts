import type { Change, Row0 } from '../base/change.ts'
import type { NumberedRows } from '../base/numbered-rows.ts'
import type { Dimension, Within } from '../records/finding.ts'
import type { TableName } from '../table-names.ts'
import { groupingBy, isByClass, isCounted } from './dimension.ts'
import type { Population, Reach, Scene } from './population.ts'
import { RowShares } from './row-shares.ts'
import type { Slot } from './slots.ts'

type Row = { id: string }

/**
 * What the rows of one population add up to, by group. Each row's share is remembered, so that it can be taken out again: ones and
 * nothings in a byte each, numbers apart from them, as there may be a million rows and many sheets.
 */
export class PopulationSums {
  readonly #population: Population
  readonly #rows: NumberedRows<Row>
  readonly #scene: Scene
  readonly #groupOf: (row: Row, scene: Scene) => string
  readonly #by: Dimension | undefined
  readonly #within: Within | undefined
  readonly #shares: RowShares
  #stale = true
  #touched = new Set<string>()
  /** class groups whose rows are touched, all of them; looked for when somebody asks */
  #classes = new Set<string>()
  /** by place of the row: its group, or undefined where it does not count */
  #groups: (string | undefined)[] = []
  #counted = new Uint8Array(0)
  #added = new Float64Array(0)
  /** sums of the slots, and after them how many rows there are */
  #sums = new Map<string, Float64Array>()
  /** numbers kept apart, by place of the slot, by group; smallest first */
  #sorted = new Map<number, Map<string | undefined, Float64Array>>()

  constructor(population: Population, slots: readonly Slot[], scene: Scene, { by, within }: { by?: Dimension | undefined; within?: Within | undefined }) {
    this.#population = population
    this.#rows = scene.facts.rows(population.table) as NumberedRows<Row>
    this.#scene = scene
    this.#groupOf = groupingBy(population, by)
    this.#by = by
    this.#within = within
    this.#shares = new RowShares(population, slots)
  }

  groups(): string[] {
    this.#settle()
    return [...this.#sums.keys()]
  }

  sum(slot: Slot, group?: string): number {
    this.#settle()
    const place = this.#shares.placeOf(slot)
    if (group !== undefined) return this.#sums.get(group)?.[place] ?? 0
    let all = 0
    for (const sums of this.#sums.values()) all += sums[place]!
    return all
  }

  /** The numbers that a slot keeps apart, smallest first. */
  values(slot: Slot, group?: string): Float64Array {
    this.#settle()
    const place = this.#shares.placeOf(slot)
    let known = this.#sorted.get(place)
    if (!known) this.#sorted.set(place, (known = this.#valuesByGroup(place)))
    return known.get(group) ?? new Float64Array(0)
  }

  /** Takes note of what changes touch; it is reckoned again when somebody asks. */
  follow(changes: readonly Change[]): void {
    if (this.#stale) return
    for (const change of changes) {
      if (change.table === 'classGroup' && isTouched(OF_CLASS, change)) this.#classes.add(change.id)
      const reach = this.#population.reads[change.table as TableName]
      if (!reach || !isTouched(reach, change) || (reach.says && !this.#reads(reach.says))) continue
      if ('all' in reach) {
        this.#stale = true
        return
      }
      for (const id of reached(reach, change, this.#scene)) this.#touched.add(id)
    }
  }

  #reads(fields: readonly string[]): boolean {
    return this.#shares.reads(fields) || (this.#by?.startsWith('field:') === true && fields.includes(this.#by.slice('field:'.length)))
  }

  #settle(): void {
    if (this.#classes.size && !this.#stale) this.#touchClasses()
    if (!this.#stale && !this.#touched.size) return
    this.#sorted.clear()
    if (this.#stale || this.#touched.size * 2 > this.#rows.rows.length) return this.#refresh()
    for (const id of this.#touched) {
      const place = this.#rows.placeOf(id)
      if (place === undefined) continue
      this.#take(place)
      this.#makeRoom(place)
      const row = this.#rows.rows[place]
      if (row && isCounted(this.#population, row, this.#scene, this.#within)) this.#put(place, row, this.#groupOf(row, this.#scene))
    }
    this.#touched.clear()
  }

  #touchClasses(): void {
    const { classGroup } = this.#population
    if (classGroup) for (const row of this.#rows.rows) if (row && this.#classes.has(classGroup(row, this.#scene) ?? '')) this.#touched.add(row.id)
    this.#classes.clear()
  }

  #refresh(): void {
    this.#population.check?.(this.#scene)
    const { length } = this.#rows.rows
    const { counts, length: slots } = this.#shares
    this.#groups = Array.from<undefined>({ length })
    if (this.#counted.length < length * counts) this.#counted = new Uint8Array(length * counts)
    if (this.#added.length < length * (slots - counts)) this.#added = new Float64Array(length * (slots - counts))
    this.#sums = new Map()
    const owner = isByClass(this.#by) ? this.#population.owner : undefined
    let [last, group] = ['', '']
    for (const [place, row] of this.#rows.rows.entries()) {
      if (!row || !isCounted(this.#population, row, this.#scene, this.#within)) continue
      if (!owner) group = this.#groupOf(row, this.#scene)
      else if (owner(row) !== last) [last, group] = [owner(row), this.#groupOf(row, this.#scene)]
      this.#put(place, row, group)
    }
    this.#stale = false
    this.#touched.clear()
    this.#classes.clear()
  }

  #take(place: number): void {
    const group = this.#groups[place]
    if (group === undefined) return
    const sums = this.#sums.get(group)!
    const { counts, length } = this.#shares
    for (let i = 0; i < counts; i++) sums[i]! -= this.#counted[place * counts + i]!
    for (let i = counts; i < length; i++) if (this.#shares.isSum(i)) sums[i]! -= this.#added[place * (length - counts) + i - counts]!
    sums[length]! -= 1
    if (sums[length] === 0) this.#sums.delete(group)
    this.#groups[place] = undefined
  }

  #put(place: number, row: Row, group: string): void {
    const shares = this.#shares
    const { counts, length } = shares
    this.#groups[place] = group
    let sums = this.#sums.get(group)
    if (!sums) this.#sums.set(group, (sums = new Float64Array(length + 1)))
    sums[length]! += 1
    shares.look(row, this.#scene)
    const counted = this.#counted
    for (let i = 0; i < counts; i++) {
      const one = shares.of(i)
      counted[place * counts + i] = one
      sums[i]! += one
    }
    for (let i = counts; i < length; i++) {
      const value = shares.of(i)
      this.#added[place * (length - counts) + i - counts] = value
      if (shares.isSum(i)) sums[i]! += value
    }
  }

  /** New rows come after those that were there when all was reckoned. */
  #makeRoom(place: number): void {
    const { counts, length } = this.#shares
    const room = Math.ceil((place + 1) * 1.5)
    if ((place + 1) * counts > this.#counted.length) this.#counted = longer(this.#counted, new Uint8Array(room * counts))
    if ((place + 1) * (length - counts) > this.#added.length) this.#added = longer(this.#added, new Float64Array(room * (length - counts)))
  }

  #valuesByGroup(place: number): Map<string | undefined, Float64Array> {
    const { counts, length } = this.#shares
    const found = new Map<string | undefined, number[]>([[undefined, []]])
    for (const [at, group] of this.#groups.entries()) {
      const value = group === undefined ? NaN : this.#added[at * (length - counts) + place - counts]!
      if (Number.isNaN(value)) continue
      found.get(undefined)!.push(value)
      const own = found.get(group)
      if (own) own.push(value)
      else found.set(group, [value])
    }
    return new Map([...found].map(([group, values]) => [group, new Float64Array(values).sort()]))
  }
}

/** A class group says of which programme and year every row of it is. */
const OF_CLASS = { when: ['programmeId', 'year'] }

function longer<A extends Uint8Array | Float64Array>(old: A, made: A): A {
  made.set(old)
  return made
}

/** A record that came or went touches all that reads it; a revised one only what reads one of the fields. */
function isTouched({ when }: Pick<Reach, 'when'>, { from, to }: Change): boolean {
  return !when || !from || !to || when.some(field => field in to || field in from)
}

/** The rows of a population that a change may alter. */
function* reached(reach: Exclude<Reach, { all: true }>, change: Change, scene: Scene): Generator<string> {
  if ('rows' in reach) return yield* reach.rows(change, scene)
  const now = (scene.tables as unknown as Record<string, ReadonlyMap<string, Row0>>)[change.table]?.get(change.id)
  const named = reach.by === 'id' ? [change.id] : [change.from?.[reach.by], now?.[reach.by]]
  for (const id of named) if (typeof id === 'string') yield* reach.via?.(id, scene) ?? [id]
}
