import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createDice, type Dice } from '#domain/sample/dice.ts'
import { bundleWriter, type Bundled } from './bundle.ts'
import { startWriter, type Running } from './run.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'

const CONTENT = { life: 40, large: false }
const WRITER = { commits: 12, group: 3, waits: true, stays: true, content: CONTENT }
const OTHER_COMPUTER = 'another-computer'

/** What lies in the place of the lock before the writers start. */
const LOCKS = {
  none: () => null,
  'of a killed writer': (last: string | null) => last,
  'of a process that never was': () => JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, since: 'long ago' }),
  'of a process number in other hands': () => JSON.stringify({ host: hostname(), pid: 1, since: 'before', mark: 'an-earlier-start:77' }),
  empty: () => '',
  'of another computer': () => JSON.stringify({ host: OTHER_COMPUTER, pid: 1, since: 'today' }),
} satisfies Record<string, (last: string | null) => string | null>

/** D11: several programs open one folder at once. One writes, the others are told who has it. */
export async function twoWriters({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D11', 'several writers on one folder', onProgress)
  await inFolder('writers', async place => {
    const store = await bundleWriter(place, plugins)
    const kinds = Object.keys(LOCKS) as (keyof typeof LOCKS)[]
    await share(n, workers, async i => {
      const kind = kinds[i % kinds.length]!
      tally.ran(`${seed + i}, lock: ${kind}`, await race(store, join(place, `data-${i}`), kind, createDice(seed + i)))
    })
  }, placeInMemory())
  return tally.result()
}

async function race(store: Bundled, folder: string, kind: keyof typeof LOCKS, dice: Dice): Promise<string[]> {
  const lock = join(folder, 'lock.json')
  const first = await startWriter(store.writer, folder, { plan: { commits: 5, content: CONTENT, stays: true }, onLine: (line, child) => line === 'staying' && child.kill('SIGKILL') }).ended
  if (first.broke ?? first.refused) return [`the first writer: ${first.broke ?? first.refused}`]
  const old = LOCKS[kind](existsSync(lock) ? readFileSync(lock, 'utf8') : null)
  rmSync(lock, { force: true })
  if (old !== null) writeFileSync(lock, old)

  const problems: string[] = []
  const decided = new Map<Running['child'], () => void>()
  const runners = Array.from({ length: dice.between(2, 6) }, () => startWriter(store.writer, folder, { plan: WRITER, onLine: (line, child) => line === 'staying' && decided.get(child)?.() }))
  const all = runners.map(({ child, ended }) => Promise.race([new Promise<void>(done => decided.set(child, done)), ended]))
  for (const { child } of runners) child.stdin!.write('go\n')
  await Promise.all(all)
  for (const { child } of runners) child.kill('SIGKILL')
  const said = await Promise.all(runners.map(r => r.ended))

  const writers = said.filter(s => s.acked > 0)
  const expected = kind === 'of another computer' ? 0 : 1
  if (writers.length !== expected) problems.push(`${writers.length} of ${said.length} wrote`)
  for (const { broke } of said) if (broke) problems.push(broke)
  for (const { refused, acked } of said) {
    if (acked) {
      if (refused) problems.push(`one that wrote was refused: ${refused}`)
    } else if (!refused?.startsWith('store.locked ')) problems.push(`one that did not write was told ${refused}`)
    else if (!refused.includes(kind === 'of another computer' ? OTHER_COMPUTER : hostname())) problems.push(`the refusal does not name the computer: ${refused}`)
  }
  const numbers = said.flatMap(s => s.lines.flatMap(line => (line.startsWith('ack ') ? [Number(line.slice(4))] : [])))
  if (new Set(numbers).size !== numbers.length) problems.push('a change was called saved twice')
  if (kind === 'of another computer') {
    if (readFileSync(lock, 'utf8') !== old) problems.push("the other computer's lock was touched")
    rmSync(lock)
  }
  const found = await store.verify(folder, { content: CONTENT, acked: Math.max(first.acked, ...numbers), whole: true })
  const left = readdirSync(folder).filter(name => name.startsWith('lock'))
  if (left.length) problems.push(`left behind: ${left.join(', ')}`)
  return [...problems, ...found.problems]
}
