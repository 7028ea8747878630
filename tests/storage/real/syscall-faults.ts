import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDice } from '#domain/sample/dice.ts'
import { bundleWriter, type Bundled } from './bundle.ts'
import type { Plan } from './plan.ts'
import { startWriter, type Said } from './run.ts'
import { compileShim, ERRORS, faultEnv, metBy, whyNoShim, type Fault, type Met } from './shim.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'

/** About thirty changes with all that the store does besides; bounded, so that its calls can be counted. */
export const SCENARIO: Partial<Plan> = { commits: 30, group: 4, attachEvery: 13, compactEvery: 17, backupEvery: 23, insists: true, content: { life: 20, large: false } }
const CONTENT = SCENARIO.content!

type Stage = { store: Bundled; library: string; place: string; before: string }
type Counts = { calls: number; writes: number }

/** D5: every call of the scenario fails once, and all from it on, with every error that a disk gives. */
export function syscallFaults(options: RowOptions): Promise<RealResult> {
  return everyCall(new Tally('D5', 'a system call fails', options.onProgress), options, ({ calls, writes }) => {
    const faults: Fault[] = []
    for (let at = 1; at <= calls; at++) {
      for (const sticky of [false, true]) {
        for (const errno of ERRORS) faults.push({ at, errno, sticky })
        if (at <= writes) faults.push({ at, short: true, sticky, calls: ['write'] })
      }
    }
    return faults
  })
}

/** D2: the writer dies at every call of the scenario, before it and in the middle of a write. */
export function killAtCall(options: RowOptions): Promise<RealResult> {
  return everyCall(new Tally('D2', 'killed at a system call', options.onProgress), options, ({ calls, writes }) => [
    ...Array.from({ length: calls }, (_, i): Fault => ({ at: i + 1, kill: true })),
    ...Array.from({ length: writes }, (_, i): Fault => ({ at: i + 1, kill: true, short: true, calls: ['write'] })),
  ])
}

async function everyCall(tally: Tally, { n, seed, workers = 1, plugins }: RowOptions, faultsFor: (counts: Counts) => Fault[]): Promise<RealResult> {
  const why = whyNoShim()
  if (why) return tally.result(why)
  await inFolder('fault', async place => {
    const store = await bundleWriter(place, plugins)
    const stage = await prepare(store, place)
    const counts = { calls: await countCalls(stage), writes: await countCalls(stage, ['write']) }
    Object.assign(tally.notes, counts)
    const all = faultsFor(counts)
    const chosen = n >= all.length ? all : evenly(all, n, seed)
    await share(chosen.length, workers, (i, worker) => tryFault(stage, chosen[i]!, worker, tally))
  }, placeInMemory())
  return tally.result()
}

/** A folder with some changes in it, from which each run starts. */
async function prepare(store: Bundled, place: string): Promise<Stage> {
  const before = join(place, 'before')
  await startWriter(store.writer, before, { plan: { ...SCENARIO, backupEvery: 0 } }).ended
  return { store, library: compileShim(place), place, before }
}

async function countCalls(stage: Stage, calls?: string[]): Promise<number> {
  const { met, said } = await runWith(stage, { at: 0, calls }, 'count')
  if (said.broke ?? said.refused) throw new Error(`the scenario without a fault: ${said.broke ?? said.refused}`)
  return met.calls + 3 // the number varies a little; a fault that comes too late is not met
}

async function runWith(stage: Stage, fault: Fault, name: string): Promise<{ folder: string; said: Said; met: Met }> {
  const folder = join(stage.place, `data-${name}`)
  const log = join(stage.place, `log-${name}`)
  for (const end of ['', '-backups']) rmSync(folder + end, { recursive: true, force: true })
  cpSync(stage.before, folder, { recursive: true })
  const said = await startWriter(stage.store.writer, folder, { plan: SCENARIO, env: faultEnv(stage.library, folder, log, fault), limit: 20_000 }).ended
  return { folder, said, met: metBy(log) }
}

async function tryFault(stage: Stage, fault: Fault, worker: number, tally: Tally): Promise<void> {
  const { folder, said, met } = await runWith(stage, fault, String(worker))
  tally.count(met.faults.length ? 'faults met' : 'fault not met')
  if (said.refused) tally.count('refused')
  const problems: string[] = []
  if (said.broke) problems.push(said.broke)
  if (said.ackedAfterRefusal) problems.push('called a change saved after it had refused one')
  const promised = { content: CONTENT, acked: Math.max(said.acked, SCENARIO.commits!), attached: said.attached, backups: said.backups, whole: true }
  const found = await stage.store.verify(folder, promised)
  problems.push(...found.problems)
  const where = met.faults[0]
  tally.ran(`${JSON.stringify(fault)} ${where ? `${where.call} ${where.path.slice(folder.length)}` : ''}`, problems)
}

/** `n` of the list, one from each stretch of it, so that every call and every error has its turn. */
function evenly<T>(list: readonly T[], n: number, seed: number): T[] {
  const dice = createDice(seed)
  return Array.from({ length: n }, (_, i) => {
    const from = Math.floor((i * list.length) / n)
    const to = Math.floor(((i + 1) * list.length) / n)
    return list[from + dice.below(Math.max(1, to - from))]!
  })
}

/** D5 once more by other means: the kernel's own tracer makes the calls fail, so that nothing depends on the shim alone. */
export async function tracedFaults({ n, seed, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D5 traced', 'a system call fails, by strace', onProgress)
  if (spawnSync('strace', ['-V']).status !== 0) return tally.result('strace is not installed')
  const dice = createDice(seed)
  await inFolder('traced', async place => {
    const store = await bundleWriter(place, plugins)
    for (let i = 0; i < n; i++) {
      const folder = join(place, `data-${i}`)
      const call = dice.pick(['fdatasync', 'fsync', 'rename', 'ftruncate'])
      const inject = `${call}:error=${dice.pick(['EIO', 'ENOSPC'])}:when=${dice.between(1, 12)}${dice.chance(50) ? '+' : ''}`
      const said = await startWriter(store.writer, folder, { plan: SCENARIO, under: ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${inject}`] }).ended
      const problems = said.broke ? [said.broke] : []
      if (said.ackedAfterRefusal) problems.push('called a change saved after it had refused one')
      const found = await store.verify(folder, { content: CONTENT, acked: said.acked, attached: said.attached, backups: said.backups, whole: true })
      if (said.refused) tally.count('refused')
      tally.ran(inject, [...problems, ...found.problems])
    }
  }, placeInMemory())
  return tally.result()
}
