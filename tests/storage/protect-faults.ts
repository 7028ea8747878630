import { randomBytes } from 'node:crypto'
import { MANIFEST, type Manifest } from '#adapters/storage/manifest.ts'
import { protectFolder, unprotectFolder } from '#adapters/storage/protect-folder.ts'
import type { Protection, Unlocked } from '#adapters/storage/protection.ts'
import { unseal } from '#adapters/storage/sealed.ts'
import { gatherStates } from './d3-crash-states.ts'
import { diceOf } from './dice.ts'
import { faultsBy, plansFor } from './fault-plan.ts'
import { tally, type Row, type Subject, type Tally } from './row.ts'
import { FOLDER, play, stepsOf, type Promised } from './scenario.ts'
import { SimDisk, type Call } from './sim-disk.ts'
import { nameOfRefusal, wrongWith } from './verdict.ts'
import { PHOTOS, workload, type Workload } from './workload.ts'

const SETS = 8
const FAULTS = 60
const AT = '2026-11-23T00:00:00.000Z'
const UNLOCKED: Unlocked = { key: randomBytes(32), role: 'office', by: 'password' }
/** As if a password had wrapped the key: what is tested here is the writing. */
const PROTECTION: Protection = { v: 1, id: 'data:1', kdf: { name: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: '' }, passwords: [], recovery: { nonce: '', key: '' }, idle: 10 }

/** The power goes, or a call fails, while a password is set or taken away: the folder is then the old one or the new one, whole, never a mix. */
export const protectFaults: Row = async (subject, options) => {
  const row = tally('P3', 'a power cut or a fault at every call of setting and removing a password', options)
  for (let seed = options.seed; !row.enough; seed++) {
    const work = workload(seed, SETS + 3)
    const disk = new SimDisk()
    const steps = [...stepsOf(seed, SETS), { do: 'attach' as const, bytes: PHOTOS[0]! }]
    const story = await play({ subject, disk, work, steps })
    const acts: [string, SimDisk, (on: SimDisk) => Promise<void>][] = [['locking', disk.settled(), lock]]
    const locked = disk.settled()
    await lock(locked)
    acts.push(['unlocking', locked.settled(), on => unprotectFolder(FOLDER, UNLOCKED, { disk: on, at: AT, lock: false })])
    for (const [name, before, act] of acts) {
      const cut = before.settled()
      const found = gatherStates(cut, `${seed} ${name}`, [{ entries: 'none', content: 'none' }, { entries: 'all', content: 'none' }, { entries: 'all', content: 'all' }], 2)
      await act(cut)
      cut.powerOff()
      for (const state of found.states) {
        if (row.enough) break
        await judge(subject, state.disk, `${name}: ${state.seed}`, work, story, row)
      }
      const calls: Call[] = []
      const whole = before.settled()
      whole.before = call => void calls.push(call)
      await act(whole)
      whole.powerOff()
      const dice = diceOf(seed)
      for (const plan of dice.shuffled(plansFor(calls)).slice(0, FAULTS)) {
        if (row.enough) break
        const failing = before.settled()
        failing.before = faultsBy(plan).before
        const error: unknown = await act(failing).then(() => null, e => e as unknown)
        failing.before = null
        const seedName = `${name}: ${seed}, call ${plan.at} ${plan.kind}`
        if (error && !nameOfRefusal(error)) row.failed(seedName, `failed without a name: ${String(error)}`)
        const left = dice.chance(0.5) ? failing.restarted() : failing.crash({ entries: 'some', content: 'any', dice })
        failing.powerOff()
        await judge(subject, left, seedName, work, story, row)
      }
    }
  }
  return row.result()
}

function lock(disk: SimDisk): Promise<void> {
  return protectFolder(FOLDER, PROTECTION, UNLOCKED, { disk, at: AT, lock: false })
}

/** With the key at hand, whether a password is there by now or not. */
const withKey = (subject: Subject): Subject => ({ ...subject, openFolder: (path, tools) => subject.openFolder(path, { ...tools, unlocked: () => UNLOCKED }) })

async function judge(subject: Subject, disk: SimDisk, seed: string, work: Workload, { acked, attachments }: Promised, row: Tally): Promise<void> {
  row.ran()
  const wrong = await wrongWith(withKey(subject), disk, work, { acked, submitted: acked, attachments, backups: [] }, { again: row.runs % 5 === 0, deep: row.runs % 6 === 0 })
  if (wrong) return row.failed(seed, wrong)
  // the disk has no power any more; what lies on it is looked at
  const manifest = unseal<Manifest>(disk.files().get(`${FOLDER}/${MANIFEST}`)!)
  if (!manifest?.protection) return // what a try has left under a lock says nothing to anybody
  const readable = [...disk.files()].find(([path, content]) => path.startsWith(`${FOLDER}/`) && isReadable(content, attachments))
  if (readable) row.failed(seed, `locked, and yet ${readable[0]} can be read`)
}

function isReadable(content: Buffer, attachments: readonly { bytes: Buffer }[]): boolean {
  return content.includes('"changes"') || content.includes('"part"') || attachments.some(({ bytes }) => content.includes(bytes))
}
