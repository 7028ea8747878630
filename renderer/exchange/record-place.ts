import { recordPath } from '#renderer/compliance/cure-path.ts'
import { isRegister } from '#renderer/registers/register-tables.ts'
import { tableOf } from '#domain/table-names.ts'

/** Where a record can be opened; undefined for one that no page shows by itself. */
export function recordPlace(id: string): string | undefined {
  const table = tableOf(id)
  return table === 'booking' || (table && isRegister(table)) ? recordPath(id) : undefined
}
