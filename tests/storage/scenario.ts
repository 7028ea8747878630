import type { OpenFolder } from '#adapters/storage/open-folder.ts'
import { diceOf, type Dice } from './dice.ts'
import type { Subject } from './row.ts'
import type { SimDisk } from './sim-disk.ts'
import { nameOfRefusal } from './verdict.ts'
import { PHOTOS, type Workload } from './workload.ts'

/** What a user does with a data folder. Numbers of sets are found as it goes: they depend on what a power cut or a fault has left. */
export type Step = { do: 'commit'; sets: number } | { do: 'burst'; sets: number } | { do: 'attach'; bytes: Buffer } | { do: 'compact' | 'backup' | 'reopen' | 'look' | 'pause' }

export type Backup = { name: string; from: number; to: number }

/** What the store has promised so far. Lists only grow, so that a moment is told by their lengths. */
export type Promised = {
  /** the last set that was acknowledged */
  acked: number
  /** the last set that was handed over */
  submitted: number
  attachments: { id: string; bytes: Buffer }[]
  backups: Backup[]
}

/** What went wrong where it may, and what went wrong where it must not. */
export type Story = Promised & { refused: { step: string; code: string; error: unknown }[]; broken: string[] }

export const FOLDER = '/college/data'

/** A short working life: commits one by one and together, with photos, backups, new tables and restarts between them. */
export function stepsOf(seed: number, sets: number): Step[] {
  const dice = diceOf(seed)
  const steps: Step[] = []
  for (let left = sets; left > 0; ) {
    const count = Math.min(left, 1 + dice.below(4))
    steps.push({ do: dice.chance(0.4) ? 'burst' : 'commit', sets: count }, ...between(dice))
    left -= count
  }
  return [...steps, { do: 'compact' }, { do: 'reopen' }, { do: 'commit', sets: 1 }]
}

function between(dice: Dice): Step[] {
  const throwOf = dice.next()
  if (throwOf < 0.14) return [{ do: 'compact' }]
  if (throwOf < 0.24) return [{ do: 'attach', bytes: dice.pick(PHOTOS) }]
  if (throwOf < 0.32) return [{ do: 'backup' }]
  if (throwOf < 0.42) return [{ do: 'reopen' }]
  if (throwOf < 0.5) return [{ do: 'look' }]
  return throwOf < 0.58 ? [{ do: 'pause' }] : []
}

/** Ids, instants and a wall clock for one run; `compactAt`: bytes of journal at which the tables are renewed by themselves. */
export function toolsFor(disk: SimDisk, compactAt?: number) {
  let ids = 0
  let minutes = 0
  const two = (n: number) => String(n).padStart(2, '0')
  const now = () => `2026-11-23T${two(8 + (Math.floor(++minutes / 60) % 12))}:${two(minutes % 60)}`
  const instant = () => `2026-11-23T08:00:00.${String(++ids % 1000).padStart(3, '0')}Z`
  return { newId: (table: string) => `${table}:sim${++ids}`, instant, now, disk, lock: false, ...(compactAt !== undefined && { compactAt }) }
}

export type Play = { subject: Subject; disk: SimDisk; work: Workload; steps: readonly Step[]; compactAt?: number; moment?: () => void }

/** Plays the steps to their end, or until the folder can't be opened any more. `moment` is told after each promise. */
export async function play({ subject, disk, work, steps, compactAt, moment }: Play, story: Story = newStory()): Promise<Story> {
  const tools = toolsFor(disk, compactAt)
  /** sets handed over so far */
  let next = 0
  /** A journal that has refused once takes nothing until it is opened again. */
  let journalFailed = false
  let data = (await tryOpen()) ?? (await tryOpen()) // what failed once is tried once more

  for (const step of steps) {
    if (!data) return story
    if (step.do === 'commit') for (let i = 0; i < step.sets; i++) await append(data, 1)
    else if (step.do === 'burst') await append(data, step.sets)
    else if (step.do === 'attach') await attach(data, step.bytes)
    else if (step.do === 'compact') await attempt('compact', data.compact())
    else if (step.do === 'backup') await backup(data)
    else if (step.do === 'look') await look(data)
    else if (step.do === 'pause') await new Promise(done => setImmediate(done))
    else {
      await attempt('close', data.close())
      data = (await tryOpen()) ?? (await tryOpen())
    }
  }
  if (data) await attempt('close', data.close())
  moment?.()
  return story

  async function tryOpen(): Promise<OpenFolder | null> {
    const opened = await attempt('open', subject.openFolder(FOLDER, tools), true)
    if (!opened) return null
    const { closed } = opened.journal
    if (closed) {
      story.refused.push({ step: 'open', code: closed.code, error: new Error(JSON.stringify(closed)) })
      await attempt('close', opened.close())
      return null
    }
    if (opened.held.seq < story.acked) story.broken.push(`opened with ${opened.held.seq} changes where ${story.acked} were acknowledged`)
    next = opened.held.seq
    story.acked = next // what a start has shown must never go away again
    story.submitted = next
    journalFailed = false
    return opened
  }

  async function append(data: OpenFolder, count: number): Promise<void> {
    const sets = work.sets.slice(next, next + count)
    next += sets.length
    story.submitted = Math.max(story.submitted, next)
    const before = journalFailed
    await Promise.all(
      sets.map(set =>
        data.journal.append(set).then(
          () => {
            if (before) story.broken.push(`acknowledged change ${set.seq} after a refused one`)
            story.acked = Math.max(story.acked, set.seq)
            moment?.()
          },
          (error: unknown) => {
            journalFailed = true
            if (!data.journal.closed) story.broken.push(`refused change ${set.seq} and is not closed`)
            story.refused.push({ step: 'append', code: nameOfRefusal(error) ?? '', error })
          },
        ),
      ),
    )
  }

  async function attach(data: OpenFolder, bytes: Buffer): Promise<void> {
    const put = () => attempt('attach', data.attachments.put(bytes))
    const id = (await put()) ?? (await put())
    if (id) story.attachments.push({ id, bytes })
    moment?.()
  }

  /** The history is read while the tables are renewed and journals are put away under it. */
  async function look(data: OpenFolder): Promise<void> {
    const through = story.acked
    const renewed = attempt('compact', data.compact())
    const read = await attempt('look', data.journal.read(1, through))
    await renewed
    if (read && JSON.stringify(read) !== JSON.stringify(work.sets.slice(0, through))) story.broken.push(`of ${through} changes ${read.length} can be read while the tables are renewed`)
  }

  async function backup(data: OpenFolder): Promise<void> {
    const from = story.acked
    const make = () => attempt('backup', data.storage.backup('wish'), true)
    const made = (await make()) ?? (await make())
    if (made) story.backups.push({ name: made.name, from, to: story.submitted })
    moment?.()
  }

  /** Null where it failed; `named`: then with a code that the words room knows. */
  async function attempt<T>(step: string, work: Promise<T>, named = false): Promise<T | null> {
    try {
      return await work
    } catch (error) {
      const code = nameOfRefusal(error)
      if (named && !code) story.broken.push(`${step} failed without a name: ${String(error)}`)
      story.refused.push({ step, code: code ?? '', error })
      return null
    }
  }
}

export function newStory(): Story {
  return { acked: 0, submitted: 0, attachments: [], backups: [], refused: [], broken: [] }
}
