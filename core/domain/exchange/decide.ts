import { removal, sameValue, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Accepted, type Refused } from '../base/decision.ts'
import { nameOf } from '../record-name.ts'
import { usersOf } from '../register/references.ts'
import { rowProblems } from '../register/row-checks.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf, type TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'

/** The value of one side by its place; a record that was removed stays, or goes after all; of doubles one goes. */
export type ConflictChoice = { side: number } | { keep: true } | { remove: string }

/**
 * The changes that answer an open question; that it is answered follows from them. Refuses with `exchange.notAsked` (no such side),
 * `exchange.unsound` (the value does not go with the rest of the record: change the record by hand), `history.used` (others need the record).
 */
export function decisionOf(world: World, conflict: Conflict, choice: ConflictChoice): Accepted<null> | Refused {
  const { kind, record, field, sides, others = [] } = conflict
  const table = tableOf(record)!
  const row = world.find(record) as Row0 | undefined
  const name = nameOf(world.tables, record)
  if ('remove' in choice) {
    if (kind === 'field' || ![record, ...others].includes(choice.remove)) return refuse('exchange.notAsked', { name })
    const going = world.find(choice.remove) as Row0 | undefined
    const [user] = usersOf(world.tables, new Set([choice.remove]))
    if (user) return refuse('history.used', { name: nameOf(world.tables, choice.remove), by: nameOf(world.tables, user.id), count: 1 })
    return going ? accept([removal(table, going)], null) : refuse('record.missing', { table, id: choice.remove })
  }
  if (!row) return refuse('record.missing', { table, id: record })
  // a word about the record by somebody who knows that it was removed: that it stays
  if ('keep' in choice) return kind === 'removed' ? accept([{ table, id: record, from: {}, to: {} }], null) : refuse('exchange.notAsked', { name })
  const side = sides[choice.side]
  if (kind !== 'field' || !side) return refuse('exchange.notAsked', { name })
  const value = side.value ?? null
  const { [field!]: _, ...rest } = row
  const next = { ...rest, id: record, ...(value === null ? {} : { [field!]: value }) }
  if (worse(world.tables, table, row, next)) return refuse('exchange.unsound', { name, table, field })
  const held = row[field!] ?? null
  // written even where it is what is shown: whoever hears of it knows that it was decided
  const change: Change = { table, id: record, from: { [field!]: held }, to: { [field!]: sameValue(held, value) ? held : value } }
  return accept([change], null)
}

/** Whether something is wrong with the record that was not wrong before: what it points at is gone, its number is another's, its days don't go together. */
function worse(tables: Tables, table: TableName, row: Row0, next: Row0): boolean {
  const before = new Set(rowProblems(tables, table, row).map(p => `${p.field} ${p.code}`))
  return rowProblems(tables, table, next).some(p => !before.has(`${p.field} ${p.code}`))
}
