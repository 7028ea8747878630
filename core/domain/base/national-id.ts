import { isDate } from './time.ts'

/**
 * The number of a Chinese identity card, GB 11643: 6 digits of a place, 8 of the birth date, 3 of an order (odd: male), and a
 * check character by ISO 7064 MOD 11-2.
 */
const CHECK = '10X98765432'

/** True when the check character agrees with the 17 digits and the birth date is a date. */
export function isNationalId(id: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(id)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(id[i]) * (2 ** (17 - i) % 11)
  return CHECK[sum % 11] === id[17]!.toUpperCase() && isDate(birthDateIn(id))
}

export function birthDateIn(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

export function sexIn(id: string): 'male' | 'female' {
  return Number(id[16]) % 2 === 1 ? 'male' : 'female'
}

/** `110101********123X`: enough to tell two people apart, too little to be misused. */
export function maskedText(id: string): string {
  return id.length > 10 ? `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}` : '*'.repeat(id.length)
}
