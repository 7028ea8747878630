import type { Row0 } from '#domain/base/change.ts'
import { tells, type RowMap, type Telling } from '#domain/row-map.ts'
import type { PartRef } from './snapshot.ts'
import { COMMA, LINE_FEED, QUOTE, ROW_START } from './part-file.ts'

/** Bytes that are read at once where rows are read on and on: a tenth of what would keep a question waiting that one notices. */
const PIECE = 1024 * 1024

/** The bracket and what ends its line. */
const BEHIND_ROWS = 3

/** An id that is the same in JSON as outside of it, a byte a letter. */
const PLAIN = /^[\w:.-]+$/

/**
 * A table as it lies in its file, one row a line with its id first (`part-file.ts`), behind what looks like a map by id. A row is read
 * when it is asked for, all of them when somebody goes through them; how many there are, and which tell something, is known without.
 * A row that was handed out stays the same object. The file was proven before: what is in it is what was written.
 */
export class KeptTable implements RowMap<Row0> {
  /** as it lies in the file; null when all of it was read */
  #file: Buffer | null
  readonly #count: number
  /** what its rows have fields of; null where nobody knows */
  readonly #fields: ReadonlySet<string> | null
  /** the row, or the place in the file where its line begins; null until somebody asks for one */
  #rows: Map<string, Row0 | number> | null = null
  /** what has been set here: the file says nothing of it, or something else */
  readonly #fresh = new Set<string>()
  /** whom the file tells something of, by what was looked for */
  readonly #told = new Map<string, ReadonlySet<string>>()
  /** up to where rows were read on */
  #readTo = 0

  constructor(file: Buffer, { rows, fields }: Pick<PartRef, 'rows' | 'fields'>) {
    this.#file = file
    this.#count = rows
    this.#fields = fields ? new Set(fields) : null
  }

  get size(): number {
    return this.#rows ? this.#rows.size : this.#count
  }
  get(id: string): Row0 | undefined {
    const row = this.#known().get(id)
    if (typeof row !== 'number') return row
    const read = this.#rowAt(row)
    this.#known().set(id, read)
    return read
  }
  has(id: string): boolean {
    return this.#known().has(id)
  }
  set(id: string, row: Row0): void {
    this.#known().set(id, row)
    if (this.#file) this.#fresh.add(id)
  }
  delete(id: string): void {
    this.#known().delete(id)
  }
  values(): MapIterator<Row0> {
    return this.#all().values()
  }
  keys(): MapIterator<string> {
    return this.#known().keys()
  }
  entries(): MapIterator<[string, Row0]> {
    return this.#all().entries()
  }
  [Symbol.iterator](): MapIterator<[string, Row0]> {
    return this.entries()
  }
  forEach(each: (row: Row0, id: string, map: ReadonlyMap<string, Row0>) => void): void {
    for (const [id, row] of this.entries()) each(row, id, this)
  }

  telling(what: Telling): Row0[] {
    if (!this.#file) return [...this.values()].filter(row => tells(row, what))
    const ids = new Set([...this.#idsTelling(this.#file, what), ...this.#fresh])
    return [...ids].flatMap(id => this.get(id) ?? []).filter(row => tells(row, what))
  }

  /** Of whom the file tells it, looked up once: it never changes. */
  #idsTelling(file: Buffer, { field, beginning = '', without }: Telling): ReadonlySet<string> {
    const needle = `"${field}":${beginning && JSON.stringify(beginning).slice(0, -1)}`
    const other = without === undefined ? null : `"${without}":`
    const key = `${needle} ${other}`
    const known = this.#told.get(key)
    if (known) return known
    const ids = new Set<string>()
    const isThere = !this.#fields || this.#fields.has(field) // else the whole file would be looked through for nothing
    for (let at = isThere ? file.indexOf(needle) : -1; at >= 0; ) {
      const end = endOf(file, at)
      const start = file.lastIndexOf(LINE_FEED, at) + 1
      if (other === null || !file.subarray(start, end).includes(other)) ids.add(this.#idAt(start))
      at = file.indexOf(needle, end)
    }
    this.#told.set(key, ids)
    return ids
  }

  readOn(): boolean {
    const rows = this.#known()
    this.#readPiece(row => typeof rows.get(row.id) === 'number' && rows.set(row.id, row))
    return this.#file !== null
  }

  /** Every row, read. */
  #all(): Map<string, Row0> {
    const arePlaced = this.#rows !== null // else nobody has asked for a single one, and no places are needed
    const rows = (this.#rows ??= new Map<string, Row0 | number>())
    while (this.#file) this.#readPiece(row => (!arePlaced || typeof rows.get(row.id) === 'number') && rows.set(row.id, row))
    return rows as Map<string, Row0> // none is a place any more
  }

  #readPiece(take: (row: Row0) => unknown): void {
    const file = this.#file
    if (!file) return
    const from = this.#readTo || endOf(file, 0) + 1
    if (file[from] === COMMA) {
      // a piece ends with a line; the last line holds a bracket
      this.#readTo = Math.max(file.lastIndexOf(LINE_FEED, Math.min(from + PIECE, file.length - BEHIND_ROWS)), endOf(file, from)) + 1
      for (const row of JSON.parse(`[${file.toString('utf8', from + 1, this.#readTo)}]`) as Row0[]) take(row)
    }
    if (file[this.#readTo] !== COMMA) this.#done()
  }

  #done(): void {
    this.#file = null
    this.#fresh.clear()
    this.#told.clear()
  }
  #known(): Map<string, Row0 | number> {
    return (this.#rows ??= this.#places())
  }
  #places(): Map<string, number> {
    const places = new Map<string, number>()
    const file = this.#file!
    for (let at = file.indexOf(LINE_FEED) + 1; file[at] === COMMA; at = endOf(file, at) + 1) places.set(this.#idAt(at), at)
    return places
  }
  #idAt(place: number): string {
    const from = place + ROW_START.length
    const id = this.#file!.toString('latin1', from, this.#file!.indexOf(QUOTE, from))
    return PLAIN.test(id) ? id : this.#rowAt(place).id
  }
  #rowAt(place: number): Row0 {
    return JSON.parse(this.#file!.toString('utf8', place + 1, endOf(this.#file!, place))) as Row0
  }
}

function endOf(file: Buffer, place: number): number {
  return file.indexOf(LINE_FEED, place)
}
