/** A database in memory, as the peer is used: whichever SQLite there is. */
export type Sql = {
  name: string
  run(sql: string): void
  /** fills a table; a value that is absent is NULL */
  fill(table: string, columns: readonly string[], rows: Iterable<Record<string, unknown>>): void
  /** rows as lists of columns */
  all(sql: string): unknown[][]
  close(): void
}

type Value = string | number | null

/** That of Node where it has one (22.5 and later), else SQLite as WebAssembly (docs/decisions/0012-sqlite-as-peer.md). */
export async function openSql(): Promise<Sql> {
  return (await nodeSql()) ?? (await wasmSql())
}

type NodeDatabase = { exec(sql: string): void; close(): void; prepare(sql: string): { run(...values: Value[]): unknown; all(): Record<string, unknown>[] } }

async function nodeSql(): Promise<Sql | null> {
  const name = 'node:sqlite' // named apart: older types do not know it
  const found = (await import(name).catch(() => null)) as { DatabaseSync: new (path: string) => NodeDatabase } | null
  if (!found) return null
  const database = new found.DatabaseSync(':memory:')
  return {
    name: `SQLite of Node (${String(Object.values(database.prepare('SELECT sqlite_version() v').all()[0]!)[0])})`,
    run: sql => database.exec(sql),
    fill(table, columns, rows) {
      const statement = database.prepare(insertion(table, columns))
      inOneGo(sql => database.exec(sql), rows, row => statement.run(...columns.map(column => valueOf(row[column]))))
    },
    all: sql => database.prepare(sql).all().map(row => Object.values(row)),
    close: () => database.close(),
  }
}

async function wasmSql(): Promise<Sql> {
  const { default: init } = await import('sql.js')
  const database = new (await init()).Database()
  return {
    name: `sql.js (SQLite ${String(database.exec('SELECT sqlite_version()')[0]!.values[0]![0])} as WebAssembly)`,
    run: sql => void database.run(sql),
    fill(table, columns, rows) {
      const statement = database.prepare(insertion(table, columns))
      inOneGo(sql => void database.run(sql), rows, row => statement.run(columns.map(column => valueOf(row[column]))))
      statement.free()
    },
    all: sql => database.exec(sql)[0]?.values ?? [],
    close: () => database.close(),
  }
}

function insertion(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.map(c => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

function inOneGo(run: (sql: string) => void, rows: Iterable<Record<string, unknown>>, insert: (row: Record<string, unknown>) => void): void {
  run('BEGIN')
  for (const row of rows) insert(row)
  run('COMMIT')
}

function valueOf(value: unknown): Value {
  if (value === undefined || value === null) return null
  return typeof value === 'boolean' ? Number(value) : (value as Value) // fields that are compared are texts, numbers and flags
}
