import type { Dice } from '../sample/dice.ts'
import type { Grid } from './grid.ts'

/** A whole row that a person could work, and what it costs by itself. */
export type Column = { person: number; cost: number; row: Int32Array; /** rows of the master that it stands in besides its person's */ covers: Int32Array; barred: boolean }

/**
 * The linear programme of all rows known so far: each person takes shares of rows that make one together, each need is met by
 * them, by missing people or by people too many. Its duals price the shifts; its shares say which rows go well together.
 */
export type Master = {
  columns: readonly Column[]
  /** the column of a person's row, made if it is not known yet */
  add(person: number, row: ArrayLike<number>): Column
  /** solves to the optimum, or until `stop` */
  solve(stop: () => boolean): void
  value(): number
  /** by day × values + value: what one more person on a shift is worth */
  prices: Float64Array
  /** by person: the cost of this person's rows at those prices */
  dues: Float64Array
  /** the shares of rows that are not nothing */
  shares(): { column: Column; share: number }[]
  /** bars and frees columns; the next `solve` minds it */
  bar(barred: (column: Column) => boolean): void
}

const TINY = 1e-9
const NOTHING = 1e-6
/** How often the inverse of the basis is worked out anew, so that rounding does not pile up. */
const PIVOTS_PER_INVERSE = 150

/** `rows` is a lawful row for each person, by person × days + day, from which the first basis is made. */
export function createMaster(grid: Grid, dice: Dice, rows: ArrayLike<number>, costOf: (person: number, row: ArrayLike<number>) => number): Master {
  const { people, days, values, need, under, over } = grid
  const lineOf = new Int32Array(days * values).fill(-1)
  const cellOf: number[] = []
  for (let at = 0; at < days * values; at++) {
    if (at % values === 0 || (under[at] === 0 && over[at] === 0)) continue
    lineOf[at] = people + cellOf.length
    cellOf.push(at)
  }
  const size = people + cellOf.length
  const most = under.reduce((a, b) => Math.max(a, b), 0) + over.reduce((a, b) => Math.max(a, b), 0)
  const barredCost = 10 * (most + 1) * days
  const columns: Column[] = []
  const known = new Map<string, Column>()
  const prices = new Float64Array(days * values)
  const dues = new Float64Array(people)

  // needs that differ by a hair keep the programme from turning on the spot
  const wanted = new Float64Array(size)
  for (let i = 0; i < size; i++) wanted[i] = i < people ? 1 : need[cellOf[i - people]!]! + (1 + dice.below(1000) / 1000) * 2e-6

  /** Basic columns by line: 0 and above are columns, −1 − 2k is missing people in the k-th need, −2 − 2k people too many. */
  const basis = new Int32Array(size)
  let inverse: Float64Array[] = []
  const level = new Float64Array(size)
  const duals = new Float64Array(size)
  let pivots = 0

  const costOfBasic = (id: number): number => {
    if (id >= 0) return columns[id]!.cost + (columns[id]!.barred ? barredCost : 0)
    const cell = cellOf[(-id - 1) >> 1]!
    return (-id - 1) % 2 === 0 ? under[cell]! : over[cell]!
  }

  /** The column of a basic id times the inverse. */
  const direction = (id: number, into: Float64Array): void => {
    if (id < 0) {
      const line = people + ((-id - 1) >> 1)
      const sign = (-id - 1) % 2 === 0 ? 1 : -1
      for (let i = 0; i < size; i++) into[i] = sign * inverse[i]![line]!
      return
    }
    const { person, covers } = columns[id]!
    for (let i = 0; i < size; i++) {
      const line = inverse[i]!
      let sum = line[person]!
      for (let k = 0; k < covers.length; k++) sum += line[covers[k]!]!
      into[i] = sum
    }
  }

  const workOutDuals = (): void => {
    duals.fill(0)
    for (let i = 0; i < size; i++) {
      const cost = costOfBasic(basis[i]!)
      if (cost === 0) continue
      const line = inverse[i]!
      for (let j = 0; j < size; j++) duals[j]! += cost * line[j]!
    }
  }

  /** Works out the inverse from the basis by elimination; the order of the basis follows the pivots. */
  const invert = (): void => {
    const ids = Array.from(basis)
    inverse = Array.from({ length: size }, (_, i) => {
      const line = new Float64Array(size)
      line[i] = 1
      return line
    })
    const taken = new Uint8Array(size)
    const column = new Float64Array(size)
    for (const id of ids) {
      direction(id, column)
      let best = -1
      for (let i = 0; i < size; i++) if (!taken[i] && (best < 0 || Math.abs(column[i]!) > Math.abs(column[best]!))) best = i
      // rounding has made the basis worthless: the first one is always sound
      if (Math.abs(column[best]!) < 1e-8) return begin()
      taken[best] = 1
      basis[best] = id
      turn(best, column)
    }
    for (let i = 0; i < size; i++) {
      const line = inverse[i]!
      let sum = 0
      for (let j = 0; j < size; j++) sum += line[j]! * wanted[j]!
      level[i] = Math.max(0, sum)
    }
    pivots = 0
  }

  const turn = (line: number, column: Float64Array): void => {
    const pivotLine = inverse[line]!
    const by = column[line]!
    for (let j = 0; j < size; j++) pivotLine[j]! /= by
    for (let i = 0; i < size; i++) {
      const factor = column[i]!
      if (i === line || factor === 0) continue
      const other = inverse[i]!
      for (let j = 0; j < size; j++) other[j]! -= factor * pivotLine[j]!
    }
  }

  const entering = (): number => {
    let [best, id] = [-NOTHING, NaN]
    for (let k = 0; k < cellOf.length; k++) {
      const dual = duals[people + k]!
      const [missing, many] = [under[cellOf[k]!]! - dual, over[cellOf[k]!]! + dual]
      if (missing < best) [best, id] = [missing, -1 - 2 * k]
      if (many < best) [best, id] = [many, -2 - 2 * k]
    }
    for (let c = 0; c < columns.length; c++) {
      const { person, cost, covers, barred } = columns[c]!
      if (barred) continue
      let reduced = cost - duals[person]!
      for (let k = 0; k < covers.length; k++) reduced -= duals[covers[k]!]!
      if (reduced < best) [best, id] = [reduced, c]
    }
    return id
  }

  const add = (person: number, row: ArrayLike<number>): Column => {
    const own = Int32Array.from(row)
    const key = `${person}:${own.join()}`
    const before = known.get(key)
    if (before) return before
    const covers: number[] = []
    for (let day = 0; day < days; day++) if (own[day]! > 0 && lineOf[day * values + own[day]!]! >= 0) covers.push(lineOf[day * values + own[day]!]!)
    const column: Column = { person, cost: costOf(person, own), row: own, covers: Int32Array.from(covers), barred: false }
    columns.push(column)
    known.set(key, column)
    return column
  }

  /** The basis of the rows given at first, with who is missing or too many then. */
  const begin = (): void => {
    for (let p = 0; p < people; p++) basis[p] = p
    for (let k = 0; k < cellOf.length; k++) {
      let working = 0
      for (let p = 0; p < people; p++) if (columns[p]!.covers.includes(people + k)) working++
      basis[people + k] = wanted[people + k]! >= working ? -1 - 2 * k : -2 - 2 * k
    }
    invert()
  }

  for (let p = 0; p < people; p++) {
    add(
      p,
      Array.from({ length: days }, (_, day) => rows[p * days + day]!),
    )
  }
  begin()

  const column = new Float64Array(size)
  return {
    columns,
    add,
    solve(stop) {
      for (;;) {
        workOutDuals()
        const id = entering()
        if (Number.isNaN(id) || stop()) break
        direction(id, column)
        let [line, step] = [-1, Infinity]
        for (let i = 0; i < size; i++) {
          if (column[i]! < 1e-7) continue
          const ratio = level[i]! / column[i]!
          if (ratio < step - TINY || (ratio < step + TINY && line >= 0 && column[i]! > column[line]!)) [line, step] = [i, Math.min(step, ratio)]
        }
        if (line < 0) break
        for (let i = 0; i < size; i++) level[i] = Math.max(0, level[i]! - step * column[i]!)
        level[line] = step
        basis[line] = id
        turn(line, column)
        if (++pivots >= PIVOTS_PER_INVERSE) invert()
      }
      for (let k = 0; k < cellOf.length; k++) prices[cellOf[k]!] = duals[people + k]!
      for (let p = 0; p < people; p++) dues[p] = duals[p]!
    },
    value() {
      let sum = 0
      for (let i = 0; i < size; i++) sum += level[i]! * costOfBasic(basis[i]!)
      return sum
    },
    prices,
    dues,
    shares() {
      const found: { column: Column; share: number }[] = []
      for (let i = 0; i < size; i++) if (basis[i]! >= 0 && level[i]! > NOTHING) found.push({ column: columns[basis[i]!]!, share: level[i]! })
      return found
    },
    bar(barred) {
      for (const c of columns) c.barred = barred(c)
    },
  }
}
