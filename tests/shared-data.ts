import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build/fresh.mjs'

/** The folder of real files that the project must not contain: `MORTISE_SHARED_DATA`, or `../shared/data` beside the checkout. */
const folder = process.env['MORTISE_SHARED_DATA'] ?? join(root, '../shared/data')

/** The path of a real file, e.g. `fet/x.fet`; null, after one line that says so, where it is missing. */
export function sharedData(path: string): string | null {
  const file = join(folder, path)
  if (existsSync(file)) return file
  console.log(`skipped: ${path} is not in ${folder} (set MORTISE_SHARED_DATA to the folder of real files)`)
  return null
}
