import { randomBytes } from 'node:crypto'

/** The college's wall clock, as this computer shows it: `YYYY-MM-DDTHH:mm`; and the UTC instant for the record. */
export const systemClock = {
  now(): string {
    const d = new Date()
    const two = (n: number) => String(n).padStart(2, '0')
    return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`
  },
  instant: () => new Date().toISOString(),
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A fresh id with the table's prefix and 80 random bits: `booking:6f2k…`. */
export function newId(table: string): string {
  return `${table}:${Array.from(randomBytes(16), b => ALPHABET[b & 31]).join('')}`
}
