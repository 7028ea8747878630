import { createHash } from 'node:crypto'
import { diceOf } from './dice.ts'
import { tally, type Row } from './row.ts'
import { newStory, play, stepsOf } from './scenario.ts'
import type { Choice } from './sim-crash.ts'
import { SimDisk } from './sim-disk.ts'
import { wrongWith, type Bounds } from './verdict.ts'
import { workload } from './workload.ts'

export type CrashState = { seed: string; disk: SimDisk; bounds: Bounds }

const SETS = 16
/** These four at every call, and some by the dice. */
const ALWAYS: Omit<Choice, 'dice'>[] = [
  { entries: 'none', content: 'none' },
  { entries: 'all', content: 'all' },
  { entries: 'all', content: 'none' },
  { entries: 'none', content: 'all' },
]
const BY_DICE = 4

/** Row D3: the power goes at any call, and the disk keeps any part of what was not synced. */
export const crashStates: Row = async (subject, options) => {
  const row = tally('D3', 'a power cut at every call; dropped, torn, zeroed, reordered, entries without content', options)
  let scenarios = 0
  let calls = 0
  for (let seed = options.seed; !row.enough; seed++) {
    const work = workload(seed, SETS + 3)
    const disk = new SimDisk()
    const pace = diceOf(seed)
    disk.linger = () => (pace.chance(0.1) ? pace.below(30) : pace.below(3))
    const found = gatherStates(disk, String(seed), ALWAYS, BY_DICE)
    const story = await play({ subject, disk, work, steps: stepsOf(seed, SETS), compactAt: seed % 3 ? undefined : 3000, moment: found.moment }, found.story)
    disk.powerOff()
    scenarios += 1
    calls += found.calls()
    for (const broken of [...story.broken, ...story.refused.map(r => `${r.step}: ${String(r.error)}`)]) row.failed(seed, broken)
    for (const [i, state] of found.states.entries()) {
      if (row.enough) break
      const wrong = await wrongWith(subject, state.disk, work, state.bounds, { again: i % 4 === 0, deep: i % 6 === 0 })
      row.ran()
      if (wrong) row.failed(state.seed, wrong)
    }
  }
  return row.result({ scenarios, calls })
}

/** Keeps every new state that a power cut could leave, at each call that alters the disk and at each promise. */
export function gatherStates(disk: SimDisk, seed: string, always: readonly Omit<Choice, 'dice'>[], byDice: number, story = newStory()) {
  const dice = diceOf(Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16))
  const states: CrashState[] = []
  const seen = new Set<string>()
  let calls = 0
  const moment = () => {
    const bounds = { acked: story.acked, submitted: story.submitted, attachments: [...story.attachments], backups: [...story.backups] }
    const key = `${bounds.acked} ${bounds.attachments.length} ${bounds.backups.length} `
    const choices = [...always, ...Array.from({ length: byDice }, () => ({ entries: dice.pick(['none', 'all', 'some'] as const), content: 'any' as const }))]
    for (const choice of choices) {
      const left = disk.crash({ ...choice, dice })
      const print = key + fingerprint(left)
      if (seen.has(print)) continue
      seen.add(print)
      states.push({ seed: `${seed}, call ${calls}, entries ${choice.entries}, content ${choice.content}, state ${states.length}`, disk: left, bounds })
    }
  }
  disk.after = () => {
    calls += 1
    moment()
  }
  return { states, story, moment, calls: () => calls }
}

const prints = new WeakMap<Buffer, string>()

function fingerprint(disk: SimDisk): string {
  const hash = createHash('sha1')
  for (const [path, content] of disk.files()) {
    const print = prints.get(content) ?? createHash('sha1').update(content).digest('hex')
    prints.set(content, print)
    hash.update(path).update(print)
  }
  return hash.digest('base64')
}
