import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createDice, type Dice } from '#domain/sample/dice.ts'
import { bundleWriter, type Bundled } from './bundle.ts'
import { REST, type Plan } from './plan.ts'
import { heard, startWriter, type Said } from './run.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'
import { EXT4, EXT4_NO_ALLOC, Volume, whyNoVolumes, XFS, type Kind } from './volume.ts'

const KINDS = [EXT4, EXT4_NO_ALLOC, XFS]
/** nothing that was not synced survives; names and sizes do, content does not */
const CUTS = ['shutdown', 'shutdown -f']
const CUTS_A_FOLDER = 10
const PLAN: Partial<Plan> = { compactEvery: 60, backupEvery: 130, attachEvery: 30, besides: true, content: { life: 300, large: true } }

/** D4: the file system is shut down under the writer as by a power cut, mounted again, and what was promised is looked for. */
export async function powerCut({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D4', 'power cut on ext4 and xfs', onProgress)
  const why = whyNoVolumes(['xfs_io', 'mkfs.ext4', 'mkfs.xfs'])
  if (why) return tally.result(why)
  await inFolder('cut', async place => {
    const store = await bundleWriter(place, plugins)
    const series = KINDS.flatMap((kind, k) => ranges(part(n, KINDS.length, k)).map(cuts => ({ kind, ...cuts })))
    await share(series.length, workers, async (i, worker) => {
      const { kind, first, cuts } = series[i]!
      await cutAgainAndAgain(store, kind, join(place, `volume-${worker}`), first, cuts, seed + i, tally)
    })
  }, placeInMemory())
  return tally.result()
}

function part(n: number, parts: number, k: number): number {
  return Math.floor((n * (k + 1)) / parts) - Math.floor((n * k) / parts)
}

function ranges(n: number): { first: number; cuts: number }[] {
  return Array.from({ length: Math.ceil(n / CUTS_A_FOLDER) }, (_, i) => ({ first: i * CUTS_A_FOLDER, cuts: Math.min(CUTS_A_FOLDER, n - i * CUTS_A_FOLDER) }))
}

async function cutAgainAndAgain(store: Bundled, kind: Kind, place: string, first: number, cuts: number, seed: number, tally: Tally): Promise<void> {
  const dice = createDice(seed)
  const attached = new Set<string>()
  const volume = new Volume(kind, place)
  volume.mount()
  try {
    const folder = join(volume.point, 'data')
    for (let i = 0; i < cuts; i++) {
      const cut = CUTS[(first + i) % CUTS.length]!
      const said = await cutUnder(store.writer, folder, volume, cut, dice)
      for (const id of said.attached) attached.add(id)
      const whole = i === cuts - 1
      // an unsynced lock is empty after a cut, and an empty one is believed for two seconds: seen once a folder, that is enough
      if (!whole) rmSync(join(folder, 'lock.json'), { force: true })
      const promised = { content: REST.content, acked: said.acked, attached: whole ? [...attached] : said.attached, backups: said.backups, whole }
      const { seq, problems } = await store.verify(folder, promised)
      if (seq < said.acked + said.late) tally.count('cuts in the middle of an answer')
      tally.count(`${kind.name}, ${cut}`)
      tally.count('acks', said.lines.filter(line => line.startsWith('ack ')).length)
      if (said.broke) problems.push(said.broke)
      tally.ran(`${seed}, ${kind.name}, ${cut}, cut ${i}`, problems)
      if (problems.length) return
    }
  } finally {
    if (volume.isMounted) volume.unmount()
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place, { recursive: true })
  }
}

/** What the writer had said before the cut; what it says while the file system goes down, nobody would have seen. */
async function cutUnder(writer: string, folder: string, volume: Volume, cut: string, dice: Dice): Promise<Said & { late: number }> {
  let started = () => {}
  const first = new Promise<void>(done => (started = done))
  const running = startWriter(writer, folder, { plan: PLAN, onLine: line => line.startsWith('ack') && started() })
  const knife = spawn('xfs_io', ['-x', volume.point], { stdio: ['pipe', 'ignore', 'inherit'] })
  const cutDone = new Promise(done => knife.once('close', done))
  await Promise.race([first, running.ended])
  await pause(dice.between(50, 400))
  const early = running.child.exitCode !== null
  const before = heard(running.lines)
  knife.stdin.end(`${cut}\nquit\n`)
  await cutDone
  running.child.kill('SIGKILL')
  const { broke, acked } = await running.ended
  volume.unmount()
  volume.mount()
  return { ...before, broke: early ? `it ended before the cut: ${broke ?? before.refused}` : null, late: acked - before.acked }
}
