import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'

const LIMIT = 1_000_000 // bytes; then the file is put aside once, as faults.old.log

/** Writes bugs and failing disks to `faults.log` in the data folder, each under the id that the user is shown. Never throws. */
export function faultLog(folder: string): (fault: unknown, id: string) => void {
  const file = join(folder, 'faults.log')
  return (fault, id) => {
    const text = `${new Date().toISOString()} ${id}\n${inspect(fault, { depth: 4 })}\n\n`
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, join(folder, 'faults.old.log'))
      appendFileSync(file, text)
    } catch {
      process.stderr.write(text)
    }
  }
}
