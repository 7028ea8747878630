import type { TableName } from '#domain/table-names.ts'
import { isRegister, registerPath } from '#renderer/registers/register-tables.ts'

/** The page on which the records of a table are written; of those without a register, the page that writes them. */
export function enterPath(table: TableName): string {
  if (isRegister(table)) return registerPath(table)
  return table === 'attendance' || table === 'signature' ? '/attendance' : table === 'booking' ? '/board' : '/outcomes'
}
