import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import type { ImportTable } from '#domain/intake/import-tables.ts'
import { planIntake } from '#domain/intake/plan-intake.ts'
import type { ImportPlan } from '#domain/intake/plan.ts'
import type { Change } from '#domain/base/change.ts'
import { isTable, type TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { World } from '#domain/world.ts'
import { vocabulary } from '#app/intake-words.ts'

/** A sheet from lines of text, cells divided by `|`; blanks are empty cells. */
export function sheet(name: string, ...lines: string[]): SheetData {
  return cells(
    name,
    lines.map(line => line.split('|').map(c => c.trim() || null)),
  )
}
export function cells(name: string, rows: Cell[][]): SheetData {
  return { sheet: name, rows }
}

/** A college with nothing but what imports bring. */
export function emptyCollege() {
  const world = new World()
  let n = 0
  const context = { newId: (table: string) => `${table}:${n++}`, now: '2026-11-23T08:00' }
  const plan = (sheets: SheetData[], options: Partial<Parameters<typeof planIntake>[4]> & { as?: ImportTable } = {}): ImportPlan => {
    const { as, ...rest } = options
    const choices = sheets.flatMap(s => {
      const map = mapOf(world.tables, s, vocabulary, as)
      return map ? [{ sheet: s.sheet, table: map.table, headRow: map.heads.row, headRows: map.heads.rows, columns: map.columns }] : []
    })
    return planIntake(world, sheets, choices, vocabulary, { ...context, ...rest })
  }
  const take = (...sheets: SheetData[]): ImportPlan => {
    const done = plan(sheets)
    world.apply(done.changes)
    checkRecords(world, done.changes)
    return done
  }
  const rows = (table: TableName) =>
    [...world.tables[table].values()].map(row => {
      const { id, ...fields } = row as { id: string } & Record<string, unknown>
      return id ? fields : {}
    })
  return { world, context, plan, take, rows }
}

/** Every record that an import left must be one that its table allows. */
export function checkRecords(world: World, changes: readonly Change[]): void {
  for (const { table, id } of changes) if (isTable(table)) schemas[table].parse(world.tables[table].get(id))
}
