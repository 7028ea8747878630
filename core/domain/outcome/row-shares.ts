import type { Condition } from '../records/indicator.ts'
import type { Population, Scene, Value } from './population.ts'
import { amountOf, fieldsOf, truth, type Slot } from './slots.ts'

type Row = { id: string }

/** A condition that several slots may share, asked once a row. `only`: the one value that fulfils it, where it is so simple. */
type Asked = { condition: Condition; field: number; only: Value; word: number; bit: number }
/** Conditions as bits, thirty to a word. */
type Bits = Int32Array
type Ready = { kind: Slot['kind']; where: Bits; unasked: Bits | undefined; /** place of its number among the fields */ number: number }

const BITS = 30
const [NO, YES, UNKNOWN] = [0, 1, 2] as const

/**
 * Slots of one population made ready for many rows: each field is read once, each condition asked once, and what is left is to put
 * yes, no and unknown together. `addedBy` says the same of a single row.
 */
export class RowShares {
  /** how many count: those that add up or keep numbers come after them */
  readonly counts: number
  readonly length: number
  readonly #population: Population
  readonly #read: readonly Population['fields'][string]['of'][]
  readonly #fields: readonly string[]
  readonly #values: Value[]
  readonly #asked: readonly Asked[]
  readonly #ready: readonly Ready[]
  readonly #places: ReadonlyMap<Slot, number>
  readonly #yes: Bits
  readonly #no: Bits

  constructor(population: Population, slots: readonly Slot[]) {
    const distinct = [...new Map(slots.map(slot => [keyOf(slot), slot])).values()]
    const inOrder = [...distinct.filter(s => s.kind === 'count'), ...distinct.filter(s => s.kind !== 'count')]
    const keys = inOrder.map(keyOf)
    const fields = [...new Set(inOrder.flatMap(fieldsOf))]
    const conditions = new Map(inOrder.flatMap(s => [...s.where, ...(s.unasked ?? [])]).map(c => [JSON.stringify(c), c]))
    const at = new Map([...conditions.keys()].map((key, i) => [key, i]))
    const words = Math.ceil(conditions.size / BITS)
    const bitsOf = (where: readonly Condition[]): Bits => {
      const bits = new Int32Array(words)
      for (const condition of where) {
        const i = at.get(JSON.stringify(condition))!
        bits[Math.floor(i / BITS)]! |= 1 << i % BITS
      }
      return bits
    }
    this.#population = population
    this.#read = fields.map(field => population.fields[field]!.of)
    this.#fields = fields
    this.#values = fields.map(() => undefined)
    this.#asked = [...conditions.values()].map((condition, i) => ({ condition, field: fields.indexOf(condition.field), only: onlyValue(condition), word: Math.floor(i / BITS), bit: 1 << i % BITS }))
    this.#ready = inOrder.map(slot => ({ kind: slot.kind, where: bitsOf(slot.where), unasked: slot.unasked && bitsOf(slot.unasked), number: slot.field === undefined ? -1 : fields.indexOf(slot.field) }))
    this.#places = new Map(slots.map(slot => [slot, keys.indexOf(keyOf(slot))]))
    this.#yes = new Int32Array(words)
    this.#no = new Int32Array(words)
    this.counts = inOrder.filter(s => s.kind === 'count').length
    this.length = inOrder.length
  }

  /** Whether one of these fields is read. */
  reads(fields: readonly string[]): boolean {
    return fields.some(field => this.#fields.includes(field))
  }

  /** Where the figure of one of the slots stands; those that count the same share one. */
  placeOf(slot: Slot): number {
    return this.#places.get(slot)!
  }

  /** Whether the figure at a place is a sum, not numbers that are kept apart. */
  isSum(place: number): boolean {
    return this.#ready[place]!.kind !== 'apart'
  }

  /** Looks at a row; {@link of} tells then what it adds. */
  look(row: Row, scene: Scene): void {
    const about = this.#population.about?.(row, scene)
    const values = this.#values
    for (let i = 0; i < this.#read.length; i++) values[i] = this.#read[i]!(row, scene, about)
    const [yes, no] = [this.#yes.fill(0), this.#no.fill(0)]
    for (let i = 0; i < this.#asked.length; i++) {
      const { condition, field, only, word, bit } = this.#asked[i]!
      const value = values[field]
      if (value === undefined) continue
      if (only === undefined ? truth(condition, value) : value === only) yes[word]! |= bit
      else no[word]! |= bit
    }
  }

  /** What the row that was looked at last adds to the figure at a place. */
  of(place: number): number {
    const { where, unasked, number, kind } = this.#ready[place]!
    const counts = this.#all(where) === YES && (unasked === undefined || this.#all(unasked) === UNKNOWN)
    if (number < 0) return counts ? 1 : 0
    return counts ? amountOf(kind, this.#values[number]) : kind === 'apart' ? NaN : 0
  }

  #all(conditions: Bits): number {
    let all: number = YES
    for (let i = 0; i < conditions.length; i++) {
      const asked = conditions[i]!
      if (this.#no[i]! & asked) return NO
      if ((this.#yes[i]! & asked) !== asked) all = UNKNOWN
    }
    return all
  }
}

function onlyValue({ op, values = [] }: Condition): Value {
  return op === 'is' && values.length === 1 ? values[0] : undefined
}

/** What is the same counts the same, whichever indicator asks. */
function keyOf({ kind, where, unasked, field }: Slot): string {
  return JSON.stringify([kind, where, unasked ?? null, field ?? null])
}
