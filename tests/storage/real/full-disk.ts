import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDice } from '#domain/sample/dice.ts'
import { bundleWriter, type Bundled } from './bundle.ts'
import type { Plan } from './plan.ts'
import { startWriter } from './run.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'
import { SMALL_EXT4, TMPFS, Volume, whyNoVolumes } from './volume.ts'

const KINDS = [TMPFS, SMALL_EXT4]
const STEP = 4096
const STEPS = 1024
const CONTENT = { life: 60, large: true }
const BEFORE: Partial<Plan> = { commits: 120, compactEvery: 70, attachEvery: 40, backupEvery: 100, content: CONTENT }
const UNTIL_FULL: Partial<Plan> = { commits: 2500, compactEvery: 45, attachEvery: 25, backupEvery: 70, insists: true, content: CONTENT }
/** all that a full disk may be an excuse for */
const EXCUSES = ['store.failed', 'folder.unusable']

/** D6: free space from nothing to 4 MB, in steps of 4 KB, on two kinds of file systems. */
export async function fullDisk({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D6', 'full disk', onProgress)
  const why = whyNoVolumes(['mkfs.ext4', 'fallocate'])
  if (why) return tally.result(why)
  await inFolder('full', async place => {
    const store = await bundleWriter(place, plugins)
    const dice = createDice(seed)
    const steps = Array.from({ length: n }, (_, i) => ({ kind: KINDS[i % KINDS.length]!, free: (Math.floor((i * STEPS) / n) + (n < STEPS ? dice.below(Math.floor(STEPS / n)) : 0)) * STEP }))
    await share(n, workers, async (i, worker) => {
      const { kind, free } = steps[i]!
      const below = join(place, `volume-${worker}`)
      const volume = new Volume(kind, below)
      volume.mount()
      try {
        tally.ran(`${kind.name}, ${free / 1024} KB free`, await fillUp(store, volume, free, tally))
      } finally {
        volume.unmount()
        rmSync(below, { recursive: true, force: true })
      }
    })
  }, placeInMemory())
  return tally.result()
}

async function fillUp(store: Bundled, volume: Volume, free: number, tally: Tally): Promise<string[]> {
  const folder = join(volume.point, 'data')
  const filler = join(volume.point, 'filler')
  const before = await startWriter(store.writer, folder, { plan: BEFORE }).ended
  if (before.broke ?? before.refused) return [`before the disk was full: ${before.broke ?? before.refused}`]
  mkdirSync(filler)
  for (let i = 0; volume.free > free && i < 8; i++) {
    const took = spawnSync('fallocate', ['-l', String(volume.free - free), join(filler, String(i))])
    if (took.status !== 0) break // the last blocks go to the file system's own needs
  }
  tally.notes[`least free, ${volume.kind.name}`] = Math.min(volume.free, Number(tally.notes[`least free, ${volume.kind.name}`] ?? Infinity))

  const said = await startWriter(store.writer, folder, { plan: UNTIL_FULL }).ended
  const problems = said.broke ? [said.broke] : []
  tally.count(said.refused ? `refused: ${said.refused.split(' ')[0]}` : 'not refused')
  if (said.ackedAfterRefusal) problems.push('called a change saved after it had refused one')
  const acked = Math.max(before.acked, said.acked)
  const attached = [...before.attached, ...said.attached]
  const backups = [...before.backups, ...said.backups]
  const full = await store.verify(folder, { content: CONTENT, acked, attached, closed: EXCUSES, full: true })
  const problemsWhileFull = full.closed === 'folder.unusable' ? [] : full.problems
  rmSync(filler, { recursive: true })
  const healed = await store.verify(folder, { content: CONTENT, acked, attached, backups, whole: true })
  return [...problems, ...problemsWhileFull.map(p => `while the disk is full: ${p}`), ...healed.problems.map(p => `after space was made: ${p}`)]
}
