import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#domain/base/decision.ts'
import { codeOf } from '../storage/disk.ts'

const LIMIT = 1_000_000 // bytes; then the file is put aside once, as faults.old.log
const DEEPEST = 4 // causes

/**
 * Writes bugs and failing disks to `faults.log` in the data folder, each under the id that the user is shown: where in the program, and
 * which kind, but nothing of what was being worked on. The log lies open and is sent to others. Never throws.
 */
export function faultLog(folder: string): (fault: unknown, id: string) => void {
  const file = join(folder, 'faults.log')
  return (fault, id) => {
    const text = `${new Date().toISOString()} ${id}\n${told(fault)}\n\n`
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, join(folder, 'faults.old.log'))
      appendFileSync(file, text)
    } catch {
      process.stderr.write(text)
    }
  }
}

function told(fault: unknown, depth = 0): string {
  if (!(fault instanceof Error)) return `a thrown ${typeof fault}`
  const kind = fault instanceof Fault ? `Fault ${fault.code}` : [fault.name, codeOf(fault)].filter(Boolean).join(' ')
  const cause = fault.cause === undefined || depth >= DEEPEST ? '' : `\ncaused by ${told(fault.cause, depth + 1)}`
  return `${kind}: ${plainMessage(fault)}\n${frames(fault)}${cause}`
}

/** Only the lines that say where, without the folders above: a stack begins with the message, and a path may hold a user's name. */
function frames({ stack = '' }: Error): string {
  const lines = stack.split('\n').filter(line => /^\s+at .*(\d+:\d+|<anonymous>|native)\)?$/.test(line))
  return lines.map(line => line.replace(/[^\s()]*[\\/]([^\\/\s()]+:\d+:\d+)/, '$1')).join('\n')
}

/** A message as far as it is the engine's own words: any other may be a name, a number of a person, a line of a file. */
function plainMessage(fault: Error): string {
  if (fault instanceof Fault) return Object.keys(fault.facts).join(', ')
  const words = fault.message.slice(0, 2000).split(/\s+/)
  return words.map(word => (ENGINE_WORDS.has(word.replace(/[,.:;()]/g, '').toLowerCase()) ? word : '…')).join(' ').replace(/(… ?)+/g, '… ').trim().slice(0, 300)
}

const ENGINE_WORDS: ReadonlySet<string> = new Set(
  `a an and array as at be by call called cannot change changes class constructor convert could damaged data decode disk does end error exceeded
  exist expected failed file follow for found from function has in infinite input instance invalid is iterable journal json kept length line
  long malformed map maximum memory missing no not null object of on open operation or out outside permission program promise properties
  property range read reading record regular reference set setting size stack store string supported symbol syntax table than that the to token
  too type undefined unexpected unknown unsupported value was while with without write wrote year`.split(/\s+/),
)
