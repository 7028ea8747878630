/** What rows are looked for by: a field that says something, perhaps what that begins with, perhaps another field that says nothing. */
export type Telling<F extends string = string> = { field: F; /** how its text begins */ beginning?: string; without?: F }

/** A table in memory that can be altered: a map by id. */
export type RowMap<R extends { id: string } = { id: string }> = ReadonlyMap<string, R> & {
  set(id: string, row: R): unknown
  delete(id: string): unknown
  /** of a table of which not every row was read yet: the rows that tell something, without reading the others */
  telling?(what: Telling): R[]
  /** as above: reads some more of it; false: all was read */
  readOn?(): boolean
}

/**
 * The rows of a table in which a field says something. A start asks so for the few that matter among a hundred thousand: a table that
 * still lies as it was kept finds them by their letters, and reads no other.
 */
export function rowsTelling<R extends { id: string }>(table: ReadonlyMap<string, R>, what: Telling<keyof R & string>): R[] {
  const { telling } = table as RowMap<R>
  return telling ? telling.call(table, what) : [...table.values()].filter(row => tells(row, what))
}

export function tells(row: { id: string }, { field, beginning = '', without }: Telling): boolean {
  const { [field]: value, [without ?? '']: other } = row as Record<string, unknown>
  return value !== undefined && (beginning === '' || (typeof value === 'string' && value.startsWith(beginning))) && (without === undefined || other === undefined)
}
