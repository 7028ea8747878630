import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Turns one bit in the middle of a file, or of every file below a folder. */
export function damage(path: string): void {
  if (statSync(path).isDirectory()) return readdirSync(path).forEach(name => damage(join(path, name)))
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(path, bytes)
}
