import { FileRefusal, type Bundles } from '#app/ports.ts'
import type { Cancel } from '#contract/define.ts'
import { breath } from '../breath.ts'
import type { Disk } from '../storage/disk.ts'
import type { Identity } from '../storage/identity.ts'
import { bundleFolder } from './bundle-folder.ts'
import { run } from './bundle-work.ts'
import { LIMITS, type Limits } from './limits.ts'
import { linesOf, setsIn, type Turns } from './set-lines.ts'

export type BundleTools = {
  disk: Disk
  /** of the open data folder */
  identity: Pick<Identity, 'keys' | 'note'>
  /** the built `bundle-thread.ts`; null: all in this thread */
  thread: URL | null
  limits?: Partial<Limits>
  /** how often a watched folder is looked at */
  pollMs?: number
}

const TURN = 10 // ms

/** Bundle files: made, opened, put into folders and found there. docs/field-bundles.md describes them. */
export function createBundles({ disk, identity, thread, limits: other, pollMs }: BundleTools): Bundles {
  const limits = { ...LIMITS, ...other }
  return {
    async keys() {
      const { signKey, recipient } = await identity.keys()
      return { signKey, recipient }
    },
    async seal({ head, sets, photos }, lock, progress, signal) {
      const own = await identity.keys()
      const lines = await linesOf(sets, turns(signal))
      const copies = [...photos].map(([id, bytes]) => [id, new Uint8Array(bytes)] as const)
      const bytes = await run(thread, 'seal', { head, lines, photos: copies, lock, own, limits }, progress, signal)
      // others will know these changes: should the folder be put back to before them, it must not give their numbers away again
      const { device } = head.from
      await identity.note(sets.reduce((most, set) => (set.device === device ? Math.max(most, set.seq) : most), head.knows[device] ?? 0))
      return bytes
    },
    async open(bytes, passphrase, progress, signal) {
      const { identity: own } = await identity.keys()
      const { head, lines, photos } = await run(thread, 'open', { bytes: new Uint8Array(bytes), passphrase, identity: own, limits }, progress, signal)
      progress({ code: 'bundle.read', done: 0 })
      return { head, sets: await setsIn(lines, turns(signal)), photos: new Map(photos) }
    },
    ...bundleFolder(disk, limits, pollMs),
  }
}

/** Lets others have their turn after a while of work. @throws FileRefusal job.cancelled */
function turns(signal: Cancel): Turns {
  let last = performance.now()
  return () => {
    if (performance.now() - last < TURN) return undefined
    if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    return breath().then(() => void (last = performance.now()))
  }
}
