import { partOf } from './part.ts'

/**
 * The rows of a table that grows by the month: a month at a time behind what looks like one map. A month that comes in from the disk is
 * its list, of which a map is made when a row is asked for by its id; none of a million other rows has to move for it.
 */
export class MonthMap<R extends { id: string }> implements ReadonlyMap<string, R> {
  readonly #months = new Map<string, R[] | Map<string, R>>()

  /** Takes in rows that are not there yet. */
  add(rows: Iterable<R>): void {
    let beginning = ' '
    let list: R[] = []
    for (const row of rows) {
      if (!row.id.startsWith(beginning)) {
        const part = partOf(row.id)
        beginning = part.includes('.') ? `${part.replace('.', ':')}:` : ' ' // no id begins so
        list = this.#listOf(part)
      }
      list.push(row)
    }
  }
  get size(): number {
    let size = 0
    for (const month of this.#months.values()) size += Array.isArray(month) ? month.length : month.size
    return size
  }
  get(id: string): R | undefined {
    return this.#month(partOf(id))?.get(id)
  }
  has(id: string): boolean {
    return this.get(id) !== undefined
  }
  set(id: string, row: R): void {
    const part = partOf(id)
    const month = this.#month(part)
    if (month) month.set(id, row)
    else this.#months.set(part, new Map([[id, row]]))
  }
  delete(id: string): void {
    this.#month(partOf(id))?.delete(id)
  }
  *values(): MapIterator<R> {
    for (const month of this.#months.values()) yield* month.values()
  }
  *keys(): MapIterator<string> {
    for (const row of this.values()) yield row.id
  }
  *entries(): MapIterator<[string, R]> {
    for (const row of this.values()) yield [row.id, row]
  }
  [Symbol.iterator](): MapIterator<[string, R]> {
    return this.entries()
  }
  forEach(each: (row: R, id: string, map: ReadonlyMap<string, R>) => void): void {
    for (const row of this.values()) each(row, row.id, this)
  }

  /** A month as a list that rows may be put to. */
  #listOf(part: string): R[] {
    const month = this.#months.get(part)
    if (Array.isArray(month)) return month
    const list = month ? [...month.values()] : []
    this.#months.set(part, list)
    return list
  }
  #month(part: string): Map<string, R> | undefined {
    const month = this.#months.get(part)
    if (!month || month instanceof Map) return month
    const map = new Map(month.map(row => [row.id, row]))
    this.#months.set(part, map)
    return map
  }
}
