import type { Role } from '#domain/base/role.ts'
import { FileRefusal, type KeyKeeper, type Protection as Port } from '#app/ports.ts'
import { nodeDisk } from './disk.ts'
import type { OpenFolder } from './open-folder.ts'
import { protectFolder, unprotectFolder } from './protect-folder.ts'
import { keptKey, readKeptKey } from './kept-key.ts'
import { protectionFor, unlock, withNewRecoveryKey, withPassword, type Protection, type Unlocked } from './protection.ts'
import { FORMAT, readManifest } from './manifest.ts'

type Host = {
  /** what is open now */
  current(): OpenFolder
  /** Gives the folder free, has something done with its files, and opens it again. @throws FileRefusal what the work or the opening refused */
  reopen(work: (folder: string) => Promise<void>): Promise<void>
  /** true while somebody waits for an answer that is not about the lock */
  isBusy(): boolean
  newId: (table: string) => string
  instant: () => string
  keeper?: KeyKeeper | undefined
}

const MINUTE = 60_000 // ms
const COUNT_HOLDS = 30_000 // ms

/** The keys of folders that a password has opened since the start, and all that is done with passwords. One act after the other: each draws a key. */
export function createProtection({ current, reopen, isBusy, newId, instant, keeper }: Host) {
  const keys = new Map<string, Unlocked>()
  let lastActive = Date.now()
  let counted: { folder: OpenFolder; at: number; n: number } | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => void lockIfIdle(), MINUTE / 4).unref()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  function forget(id: string): void {
    keys.get(id)?.key.fill(0)
    keys.delete(id)
  }

  const whoOf = ({ manifest, locked }: OpenFolder): Role => {
    const { protection, role = 'office' } = manifest()
    return locked ? 'reader' : protection ? (keys.get(protection.id)?.role ?? 'reader') : role
  }
  const isLocked = () => current().locked
  const lockOn = () => current().manifest().protection

  /** Asked after every change, and the lists may lie far away. */
  async function countOpen(folder: OpenFolder): Promise<number> {
    if (counted?.folder === folder && Date.now() - counted.at < COUNT_HOLDS) return counted.n
    counted = { folder, at: Date.now(), n: (await folder.openBackups()).length }
    return counted.n
  }

  async function lock(): Promise<void> {
    const protection = lockOn()
    if (!protection) throw new FileRefusal('protection.none', {})
    if (isLocked()) return
    await reopen(async () => forget(protection.id))
  }

  async function lockIfIdle(): Promise<void> {
    if (isBusy()) return // also while the first folder is being opened, which may take longer than a quarter of a minute
    const protection = lockOn()
    if (!protection?.idle || isLocked() || Date.now() - lastActive < protection.idle * MINUTE) return
    await inTurn(lock).catch(() => undefined) // tried again in a quarter of a minute
  }

  /** The office's word, by its password or the recovery key. @throws FileRefusal protection.wrong, protection.none */
  async function proven(secret: string): Promise<{ protection: Protection; unlocked: Unlocked }> {
    const protection = lockOn()
    if (!protection) throw new FileRefusal('protection.none', {})
    const unlocked = await unlock(protection, secret)
    if (unlocked?.role !== 'office') throw new FileRefusal('protection.wrong', {})
    return { protection, unlocked }
  }

  /** @throws FileRefusal protection.noStore */
  async function keep(protection: Protection, unlocked: Unlocked): Promise<void> {
    if (!keeper || (await keeper.holds(protection.id)) === null) throw new FileRefusal('protection.noStore', {})
    await keeper.keep(protection.id, keptKey(protection, unlocked))
  }

  const port: Port = {
    async state() {
      const folder = current()
      const { locked } = folder
      const { protection, rewrites } = folder.manifest()
      return {
        folder: folder.folder,
        hasPassword: protection !== undefined,
        isLocked: locked,
        role: whoOf(folder),
        passwords: protection?.passwords.map(p => p.role) ?? [],
        idle: protection?.idle ?? 0,
        openBackups: locked || !protection ? 0 : await countOpen(folder),
        remembered: protection && keeper ? await keeper.holds(protection.id).catch(() => null) : null,
        erasedAt: rewrites?.findLast(r => r.why === 'erase')?.at ?? null,
      }
    },
    get locked() {
      return isLocked()
    },
    get who() {
      return whoOf(current())
    },
    unlock: (secret, remember) =>
      inTurn(async () => {
        // another program may have changed the password meanwhile
        const manifest = await readManifest(nodeDisk, current().folder)
        const protection = manifest?.format === FORMAT ? manifest.protection : undefined
        if (!protection) return reopen(async () => undefined)
        const unlocked = await unlock(protection, secret)
        if (!unlocked) throw new FileRefusal('protection.wrong', {})
        keys.set(protection.id, unlocked)
        lastActive = Date.now()
        if (remember) await keep(protection, unlocked)
        if (isLocked()) await reopen(async () => undefined)
      }),
    lock: () => inTurn(lock),
    active() {
      lastActive = Date.now()
    },
    set: password =>
      inTurn(async () => {
        if (lockOn()) throw new FileRefusal('protection.already', {})
        const { protection, unlocked, recoveryKey } = await protectionFor(password, newId('lock'))
        await reopen(async folder => {
          await protectFolder(folder, protection, unlocked, { at: instant() })
          keys.set(protection.id, unlocked)
        })
        lastActive = Date.now()
        return recoveryKey
      }),
    remove: secret =>
      inTurn(async () => {
        const { protection, unlocked } = await proven(secret)
        await reopen(folder => unprotectFolder(folder, unlocked, { at: instant() }))
        forget(protection.id)
        await keeper?.forget(protection.id).catch(() => undefined)
      }),
    password: (secret, role, password) =>
      inTurn(async () => {
        const { protection, unlocked } = await proven(secret)
        if (role === 'office' && password === null) throw new FileRefusal('protection.office', {})
        await current().note({ protection: await withPassword(protection, unlocked.key, role, password) })
        await keeper?.forget(protection.id).catch(() => undefined) // what it holds opens nothing any more
      }),
    renew: secret =>
      inTurn(async () => {
        const { protection, unlocked } = await proven(secret)
        const renewed = withNewRecoveryKey(protection, unlocked.key)
        await current().note({ protection: renewed.protection })
        return renewed.recoveryKey
      }),
    async idle(minutes) {
      const protection = lockOn()
      if (!protection) throw new FileRefusal('protection.none', {})
      await current().note({ protection: { ...protection, idle: minutes } })
    },
    async role(role) {
      if (lockOn()) throw new FileRefusal('protection.byPassword', {})
      await current().note({ role })
    },
    remember: on =>
      inTurn(async () => {
        const protection = lockOn()
        const unlocked = protection && keys.get(protection.id)
        if (!protection) throw new FileRefusal('protection.none', {})
        if (!on) return keeper?.forget(protection.id)
        if (!unlocked) throw new FileRefusal('folder.locked', { folder: current().folder })
        await keep(protection, unlocked)
      }),
    async dropOpenBackups() {
      const open = await current().openBackups()
      await current().dropBackups(open.map(list => list.name))
      counted = null
      return open.length
    },
  }

  return {
    port,
    unlocked: (id: string) => keys.get(id),
    /** Opens with what the computer's own key store has kept, if anything. */
    async recall(): Promise<boolean> {
      const protection = lockOn()
      if (!isLocked() || !protection) return false
      const kept = await keeper?.recall(protection.id).catch(() => null)
      const unlocked = kept ? readKeptKey(protection, kept) : null
      if (!unlocked) {
        if (kept) await keeper?.forget(protection.id).catch(() => undefined)
        return false
      }
      keys.set(protection.id, unlocked)
      await reopen(async () => undefined)
      return !isLocked()
    },
    stop(): void {
      clearInterval(timer)
      for (const id of keys.keys()) forget(id)
    },
  }
}
