import { parentPort, workerData } from 'node:worker_threads'
import { createFiles } from '#adapters/files/files.ts'
import { createDesk } from '../../app/desk.ts'
import { diceOf } from '../../storage/dice.ts'
import { honestFiles, madeHostile, type Hostile } from './hostile-files.ts'

/** What one thread found: what became of its files, and what is wrong with the reader. */
export type FuzzResult = { n: number; by: Record<string, number>; wrong: string[]; slowest: { /** of the processor */ ms: number; what: string }; /** outside of the heap, at most. MB */ buffers: number }
export type FuzzTask = { n: number; seed: number; /** [number of the file that is being read] */ at: SharedArrayBuffer }

const { n, seed, at } = workerData as FuzzTask // the test gives it
const reading = new Int32Array(at)
const result: FuzzResult = { n: 0, by: {}, wrong: [], slowest: { ms: 0, what: '' }, buffers: 0 }
const honest = await honestFiles()
const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
const pristine = Object.getOwnPropertyNames(Object.prototype).join()
/** One college a few hundred files long: what was imported before makes the next file's names known. */
let desk = newDesk()

function newDesk() {
  const kept = new Map<string, Uint8Array>()
  return createDesk('2026-11-23T08:00', [], {
    files,
    attachments: { put: async bytes => (kept.set('attachment:x', bytes), 'attachment:x'), get: async id => kept.get(id) ?? null },
  })
}

async function answerTo({ kind, name, bytes }: Hostile, apply: boolean): Promise<string> {
  const base64 = Buffer.from(bytes).toString('base64')
  const ask = (job: string, input: object) => desk.app.answer({ name: job, input })
  const asked = kind === 'json' ? ask('calendar.importHolidays', { file: { name, base64 } }) : kind === 'picture' ? ask('attachment.put', { base64 }) : ask('intake.read', { file: { name, base64 } })
  const frame = await asked
  if ('fault' in frame) throw new Error(`fault ${frame.fault.code}`)
  if ('refusal' in frame) return `${kind} ${frame.refusal.code}`
  if (apply && kind !== 'json' && kind !== 'picture') {
    const done = await ask('intake.apply', { file: { name, base64 } })
    if ('fault' in done) throw new Error(`fault ${done.fault.code} on apply`)
    return `${kind} ${'refusal' in done ? `apply ${done.refusal.code}` : 'imported'}`
  }
  return `${kind} read`
}

for (let i = 0; i < n; i++) {
  const dice = diceOf(seed + i)
  const file = madeHostile(honest, dice)
  const what = `seed ${seed + i}: ${file.name}, ${file.how}`
  if (i % 300 === 299) desk = newDesk()
  Atomics.store(reading, 0, i)
  const began = process.cpuUsage()
  try {
    const became = await answerTo(file, dice.chance(0.3))
    result.by[became] = (result.by[became] ?? 0) + 1
  } catch (error) {
    result.wrong.push(`${what}: ${(error as Error).stack ?? String(error)}`)
  }
  const { user, system } = process.cpuUsage(began)
  const ms = (user + system) / 1000
  if (ms > result.slowest.ms) result.slowest = { ms, what }
  if (Object.getOwnPropertyNames(Object.prototype).join() !== pristine) result.wrong.push(`${what}: something was added to every object`)
  result.buffers = Math.max(result.buffers, Math.round(process.memoryUsage().arrayBuffers / 1048576))
  result.n += 1
}
parentPort!.postMessage(result)
