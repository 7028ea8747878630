import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { root } from '../../build/fresh.mjs'
import { gatherStates } from './d3-crash-states.ts'
import { diceOf } from './dice.ts'
import { faultsBy, plansFor } from './fault-plan.ts'
import { tally, type Row, type Subject, type Tally } from './row.ts'
import { FOLDER, newStory, play, stepsOf, toolsFor, type Story } from './scenario.ts'
import { SimDisk, type Call } from './sim-disk.ts'
import { nameOfRefusal, wrongWith, type Bounds } from './verdict.ts'
import { stateAfter, workload, type Workload } from './workload.ts'

/** Something that is put right, and how: `work.states[seq]` is what must stand afterwards, whatever happens on the way. */
type Recovery = { kind: string; name: string; disk: SimDisk; work: Workload; seq: number; bounds: Bounds; deep: boolean; act: (disk: SimDisk) => Promise<unknown>; damaged: boolean }

const SETS = 10
const FAULTS_A_RECOVERY = 60

/** Row D8: the power goes, or a call fails, while the store is being put right after the first mishap. */
export const recoveryFaults: Row = async (subject, options) => {
  const row = tally('D8', 'a power cut or a fault during opening, renewal of the tables, migration, repair and restoring a backup', options)
  const recoveries: Record<string, number> = {}
  for (let seed = options.seed; !row.enough; seed++) {
    for (const recovery of await recoveriesOf(subject, seed)) {
      if (row.enough) break
      const runs = row.runs
      if (await powerCuts(subject, row, recovery)) await faults(subject, row, recovery, seed)
      recoveries[recovery.kind] = (recoveries[recovery.kind] ?? 0) + row.runs - runs
    }
  }
  return row.result({ recoveries })
}

/** @returns false where it fails without any mishap */
async function powerCuts(subject: Subject, row: Tally, recovery: Recovery): Promise<boolean> {
  const disk = recovery.disk.settled()
  const seed = `${recovery.name}, power cut`
  const found = gatherStates(disk, seed, [{ entries: 'none', content: 'none' }, { entries: 'all', content: 'none' }], 2)
  const failed = await recovery.act(disk).then(() => null, String)
  disk.powerOff()
  if (failed) row.failed(seed, `without any mishap: ${failed}`)
  for (const state of found.states) {
    if (row.enough || failed) break
    await judge(subject, row, recovery, state.disk, state.seed)
  }
  return failed === null
}

async function faults(subject: Subject, row: Tally, recovery: Recovery, seed: number): Promise<void> {
  const calls: Call[] = []
  const disk = recovery.disk.settled()
  disk.before = call => void calls.push(call)
  await recovery.act(disk)
  disk.powerOff()
  const dice = diceOf(seed)
  for (const plan of dice.shuffled(plansFor(calls)).slice(0, FAULTS_A_RECOVERY)) {
    if (row.enough) break
    const failing = recovery.disk.settled()
    const planned = faultsBy(plan)
    failing.before = planned.before
    const error: unknown = await recovery.act(failing).then(() => null, e => e as unknown)
    failing.before = null
    const name = `${recovery.name}, call ${plan.at} (${planned.hit()?.name} ${planned.hit()?.path}) ${plan.kind}${plan.sticky ? ' for good' : ''}`
    if (error && !nameOfRefusal(error)) row.failed(name, `failed without a name: ${String(error)}`)
    const left = dice.chance(0.5) ? failing.restarted() : failing.crash({ entries: 'some', content: 'any', dice })
    failing.powerOff()
    await judge(subject, row, recovery, left, name)
  }
}

async function judge(subject: Subject, row: Tally, recovery: Recovery, disk: SimDisk, name: string): Promise<void> {
  const { work, seq, bounds, deep } = recovery
  row.ran()
  const again = row.runs % 3 === 0
  const wrong = recovery.damaged ? await stillDamaged(subject, recovery, disk) : null
  const after = wrong ?? (await wrongWith(subject, disk, work, { ...bounds, acked: seq, submitted: seq }, { again, deep }))
  if (after) row.failed(name, after)
}

/** Damage that is not put right yet must be told as damage, and can be put right afterwards. */
async function stillDamaged(subject: Subject, recovery: Recovery, disk: SimDisk): Promise<string | null> {
  try {
    const data = await subject.openFolder(FOLDER, toolsFor(disk))
    const { closed } = data.journal
    await data.close()
    if (closed && closed.code !== 'store.damaged') return `closed: ${closed.code}`
    if (closed) await recovery.act(disk)
    return null
  } catch (error) {
    return `can't be put right any more: ${nameOfRefusal(error) ?? ''} ${String(error)} ${JSON.stringify((error as { facts?: unknown }).facts ?? {})}`
  }
}

async function recoveriesOf(subject: Subject, seed: number): Promise<Recovery[]> {
  const work = workload(seed, SETS + 3)
  const dice = diceOf(seed)
  const disk = new SimDisk()
  const gathered = gatherStates(disk, String(seed), [], 2)
  const steps = [...stepsOf(seed, SETS), { do: 'backup' as const }]
  const story = await play({ subject, disk, work, steps, moment: gathered.moment }, gathered.story)
  disk.after = null
  const open = (compactAt?: number) => async (at: SimDisk) => (await subject.openFolder(FOLDER, toolsFor(at, compactAt))).close()
  const made: Recovery[] = []
  for (let i = 0; i < 3; i++) {
    const state = dice.pick(gathered.states)
    const seq = await seqIn(subject, state.disk)
    const kind = i ? 'opening' : 'opening and renewing the tables'
    made.push({ kind, name: `${seed}, ${kind} after a power cut (${state.seed})`, disk: state.disk, work, seq, bounds: state.bounds, deep: true, act: open(i ? undefined : 1), damaged: false })
  }
  return [...made, ...damagedOnes(subject, seed, disk, work, story), ...formatOne(open())]
}

/** Both generations of the tables damaged: the history proves all; and the history damaged too: only a backup helps. */
function damagedOnes(subject: Subject, seed: number, disk: SimDisk, work: Workload, story: Story): Recovery[] {
  const files = [...disk.files().keys()].filter(path => !path.includes('-backups'))
  const without = (pattern: RegExp) => {
    const damaged = disk.settled()
    for (const path of files.filter(p => pattern.test(p))) damaged.plant(path, Buffer.from(damaged.files().get(path)!.map((byte, i) => (i === 40 ? byte ^ 1 : byte))))
    return damaged
  }
  const { name, to } = story.backups.at(-1)!
  const repair = (at: SimDisk) => subject.repairFolder(FOLDER, toolsFor(at))
  const recover = (at: SimDisk) => subject.recoverFolder(FOLDER, name, toolsFor(at))
  return [
    { kind: 'repair', name: `${seed}, repair`, disk: without(/\/(tables|snapshot[^/]*$)/), work, seq: story.acked, bounds: story, deep: true, act: repair, damaged: true },
    { kind: 'putting back a backup', name: `${seed}, putting back a backup`, disk: without(/\/(tables|snapshot[^/]*$|history|journal\.)/), work, seq: to, bounds: story, deep: false, act: recover, damaged: true },
  ]
}

/** The released format, whole and with a torn last line: it is brought over when it is opened. */
function formatOne(act: Recovery['act']): Recovery[] {
  const folder = join(root, 'tests/storage/fixtures/format-1')
  const journal = readFileSync(join(folder, 'journal.ndjson'))
  const sets = journal.toString('utf8').trimEnd().split('\n').map(line => (JSON.parse(line) as { set: ChangeSet }).set)
  const after = { ...sets.at(-1)!, seq: sets.length + 1, id: 'set:after', changes: [{ table: 'room', id: 'room:after', from: null, to: { name: '后来' } }] }
  const all = [...sets, after]
  const work = { sets: all, states: [...all.keys(), all.length].map(k => stateAfter(all.slice(0, k))) }
  return [journal, Buffer.concat([journal, journal.subarray(0, 300)])].map((content, torn) => {
    const disk = new SimDisk()
    disk.plant(`${FOLDER}/mortise.json`, readFileSync(join(folder, 'mortise.json')))
    disk.plant(`${FOLDER}/journal.ndjson`, content)
    const kind = torn ? 'format 1 with a torn end' : 'format 1'
    return { kind, name: kind, disk, work, seq: sets.length, bounds: newStory(), deep: true, act, damaged: false }
  })
}

async function seqIn(subject: Subject, disk: SimDisk): Promise<number> {
  const data = await subject.openFolder(FOLDER, toolsFor(disk.settled()))
  await data.close()
  return data.held.seq
}
