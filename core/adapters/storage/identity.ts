import { FileRefusal, type Closed } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import { makeKeys, readKeys, type DeviceKeys } from './device-keys.ts'
import type { DeviceRegister } from './device-register.ts'
import { reasonOf, type Disk } from './disk.ts'
import { writeManifest, type Manifest } from './manifest.ts'

export type Identity = {
  /** this folder's keys; made where there are none. @throws FileRefusal why nothing can be written, where they would have to be made */
  keys(): Promise<DeviceKeys>
  /** Remembers that this change was here, before others get to know it. @throws FileRefusal identity.unkept where that can't be */
  note(seq: number): Promise<void>
  /** Remembers it before long: should the program never be closed, others may have copied the folder since. */
  appended(seq: number): void
  /** Remembers the last change of all. Where that can't be, the entry before it stays, which is lower and true. */
  stop(seq: number): Promise<void>
}

const BEFORE_LONG = 30_000 // ms

type Parts = { disk: Disk; folder: string; codec: Codec }
/** `isNew`: made just now; `seq`: its last change */
type Settling = Parts & { manifest: Manifest; register: DeviceRegister; newId: (table: string) => string; isNew: boolean; seq: number }

/** Where nothing can be remembered a folder is another device at each opening: its manifest must not grow without end. */
const MOST_WAS = 50

/**
 * Which device a folder is, once it is open for writing. Two folders must never go on as the same device: their changes would have the
 * same numbers. So a folder that was copied, moved, or put back as it was earlier goes on as a new device with new keys; and one whose
 * keys are lost as well. Where the register can't be written, the same happens at the next opening.
 */
export async function settleIdentity({ disk, folder, codec, manifest, register, newId, isNew, seq }: Settling): Promise<Manifest> {
  const known = isNew ? null : await register.read(folder)
  const isOurs = known?.device === manifest.device && known.seq <= seq && (await readKeys(disk, folder, codec, manifest.device)) !== null
  const settled = isNew || isOurs ? manifest : { ...manifest, device: newId('device'), was: [...(manifest.was ?? []), manifest.device].slice(-MOST_WAS) }
  if (settled !== manifest) await writeManifest(disk, folder, settled)
  if (!isOurs) await makeKeys(disk, folder, codec, settled.device)
  // a crash before this, or a home that can't be written, makes it a new device once more
  await register.write(folder, { device: settled.device, seq }).catch(() => undefined)
  return settled
}

type Having = Parts & { device: string; register: DeviceRegister | undefined; whyClosed: () => Closed | null }

/** The identity of an open folder. Without a register nothing is remembered. */
export function createIdentity({ disk, folder, codec, device, register, whyClosed }: Having): Identity {
  let keys: Promise<DeviceKeys> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let newest = 0
  let timer: NodeJS.Timeout | undefined

  /** One after the other: they write the same file. */
  function note(seq: number): Promise<void> {
    const turn = last.then(() => remember(seq))
    last = turn.catch(() => undefined)
    return turn
  }

  /** Never the first entry: without one the next opening makes a new device of it, which a copied folder that is only read here must become. */
  async function remember(seq: number): Promise<void> {
    const before = await register?.read(folder)
    if (!register || before?.device !== device || before.seq >= seq) return
    await register.write(folder, { device, seq }).catch((error: unknown) => {
      throw new FileRefusal('identity.unkept', { reason: reasonOf(error) })
    })
  }

  async function findKeys(): Promise<DeviceKeys> {
    const found = await readKeys(disk, folder, codec, device)
    if (found) return found
    const closed = whyClosed()
    if (closed) throw new FileRefusal(closed.code, closed.facts)
    return makeKeys(disk, folder, codec, device)
  }

  return {
    keys() {
      keys ??= findKeys()
      keys.catch(() => (keys = null))
      return keys
    },
    note,
    appended(seq) {
      newest = seq
      if (!register || timer) return
      timer = setTimeout(() => {
        timer = undefined
        note(newest).catch(() => undefined)
      }, BEFORE_LONG).unref()
    },
    async stop(seq) {
      clearTimeout(timer)
      await note(seq).catch(() => undefined)
    },
  }
}
