import { createHash } from 'node:crypto'

/** 160 bits: nobody guesses it, and it fits a line. */
export const RECOVERY_BYTES = 20
/** Crockford's base 32: no letter that can be read for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const LENGTH = (RECOVERY_BYTES * 8) / 5
const CHECK = 4

/** As it is printed: eight groups of four, and a ninth that finds slips of the pen. */
export function recoveryText(secret: Uint8Array): string {
  const text = `${lettersOf(secret)}${checkOf(secret)}`
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-')
}

/** The secret behind a recovery key as somebody typed it; null where it is none, or has a slip. */
export function readRecoveryKey(text: string): Buffer | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (letters.length !== LENGTH + CHECK || [...letters].some(letter => !LETTERS.includes(letter))) return null
  const secret = bytesOf(letters.slice(0, LENGTH))
  return checkOf(secret) === letters.slice(LENGTH) ? secret : null
}

function checkOf(secret: Uint8Array): string {
  return lettersOf(createHash('sha256').update('mortise recovery 1').update(secret).digest().subarray(0, 5)).slice(0, CHECK)
}

function lettersOf(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map(five => LETTERS[parseInt(five, 2)]!).join('')
}

function bytesOf(letters: string): Buffer {
  const bits = [...letters].map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => parseInt(eight, 2)))
}
