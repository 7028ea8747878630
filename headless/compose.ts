import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import type { Progress } from '#contract/define.ts'
import { createApp, type App } from '#app/app.ts'
import { warmUpSteps } from '#app/warm-up.ts'
import { FileRefusal, type Folders, type Journal, type KeyKeeper, type Opened, type Printer } from '#app/ports.ts'
import { tableNames } from '#domain/table-names.ts'
import { breath } from '#adapters/breath.ts'
import { newId, systemClock } from '#adapters/clock.ts'
import { createBundles } from '#adapters/exchange/bundles.ts'
import { watchShared } from '#adapters/exchange/watch-shared.ts'
import { createFiles } from '#adapters/files/files.ts'
import { createThreadSearches } from '#adapters/search/thread-searches.ts'
import type { Codec } from '#adapters/storage/codec.ts'
import { createDeviceRegister } from '#adapters/storage/device-register.ts'
import { nodeDisk } from '#adapters/storage/disk.ts'
import { createProtection } from '#adapters/storage/folder-protection.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { restateFolder } from '#adapters/storage/protect-folder.ts'
import { recoverFolder, repairFolder } from '#adapters/storage/put-right.ts'
import { faultLog } from '#adapters/system/fault-log.ts'
import { homeFolder } from '#adapters/system/places.ts'
import { rehearsalClock } from '#adapters/system/rehearsal-clock.ts'

/** A college at work: one data folder, its app, and the way to another folder. */
export type Host = {
  answer(ask: Ask, onProgress?: (p: Progress) => void, signal?: AbortSignal): Promise<Frame>
  onNotice(listener: (notice: Notice) => void): () => void
  readonly app: App
  readonly journal: Journal
  readonly folder: string
  /** Looks at once at what a window will ask first; derives indexes and first answers when nobody asks anything: not at the first click on a page. */
  warmUp(): void
  /** Waits for the last write, then gives the folder free. */
  close(): Promise<void>
}

// what a start does not need is fetched when somebody first asks for it
const sample = async () => (await import('#adapters/sample/sample.ts')).createSample()
const readings = async () => (await import('#adapters/language/readings.ts')).readingsOf

/** Milliseconds without a question after which the program makes ready what nobody has asked for yet: a window that opens, and whoever clicks, go first. */
const QUIET = 1000

export type HostParts = {
  folder: string
  printer: Printer
  /** wall time at which a rehearsal begins; absent: the computer's clock */
  now?: string
  /** opens a folder that is locked; absent: it stays locked until somebody opens it */
  password?: string | undefined
  /** the operating system's store of small secrets, where the shell has one */
  keeper?: KeyKeeper
  /** true for a window that stays open: backups are made by themselves */
  scheduled?: boolean
  /** the folder of the threads' programs; absent: they lie beside this one, as they are built */
  threads?: URL
}

/**
 * Puts the adapters into the app and opens the data folder.
 * @throws FileRefusal where the folder can't be opened: folder.foreign, folder.newer, folder.unusable
 */
export async function compose({ folder, printer, now, scheduled = false, password, keeper, threads = new URL('.', import.meta.url) }: HostParts): Promise<Host> {
  const clock = now ? rehearsalClock(now, systemClock) : systemClock
  const listeners = new Set<(notice: Notice) => void>()
  const tell = (notice: Notice) => {
    for (const listener of listeners) listener(notice)
  }

  async function openAt(path: string): Promise<{ data: OpenFolder; app: App }> {
    const data = await openFolder(path, { newId, instant: clock.instant, now: clock.now, scheduled, register, unlocked: id => protection.unlocked(id) })
    const { device, journal, attachments, drafts, identity } = data
    const bundles = createBundles({ disk: nodeDisk, identity, thread: new URL('bundle-thread.mjs', threads) })
    // whoever looks at the shared folder is asked to look again
    const { storage, stop } = watchShared(data.storage, bundles, () => tell({ seq: app.past.seq, tables: ['takeAlong'] }))
    const app: App = createApp(
      { clock, newId, breath, device, journal, storage, attachments, drafts, files, printer, sample, folders, searches, bundles, protection: protection.port, readings },
      data.held,
      faultLog(data.folder),
    )
    app.onNotice(tell)
    const close = () => (stop(), data.close())
    return { data: { ...data, close }, app }
  }

  /** Opens what comes in place of what is open; on a refusal what is open stays. */
  async function change(work: () => Promise<{ data: OpenFolder; app: App }>): Promise<Opened> {
    try {
      open = await work()
    } catch (error) {
      if (error instanceof FileRefusal) return { ok: false, refusal: { code: error.code, facts: error.facts } }
      throw error
    }
    tell({ seq: open.app.past.seq, tables: [...tableNames] })
    return { ok: true, changes: open.app.past.seq }
  }

  /** Gives the folder free for a moment, for work on its files, and opens it again whatever comes of that. */
  function reopened(work: (folder: string, codec: Codec) => Promise<unknown>): Promise<Opened> {
    return change(async () => {
      const { folder: here, codec } = open.data
      await open.data.close()
      const failed = await work(here, codec).then(() => null, (error: unknown) => ({ error }))
      const again = await openAt(here)
      if (!failed) return again
      open = again
      throw failed.error
    })
  }

  const register = createDeviceRegister(join(homeFolder(), 'devices'))
  const files = createFiles({ thread: new URL('file-thread.mjs', threads) })
  const searches = createThreadSearches(new URL('search-thread.mjs', threads))
  const folders: Folders = {
    get current() {
      return open.data.folder
    },
    async open(path) {
      const wanted = resolve(path)
      if (wanted === open.data.folder) return { ok: true, changes: open.app.past.seq }
      // a mistyped path must not become a new, empty college
      if (!existsSync(wanted)) return { ok: false, refusal: { code: 'folder.missing', facts: { folder: wanted } } }
      return change(async () => {
        const next = await openAt(wanted)
        await open.data.close()
        return next
      })
    },
    reopen: () => reopened(async () => undefined),
    repair: () => reopened((here, codec) => repairFolder(here, { codec })),
    recover: (backup, secret) => reopened((here, codec) => recoverFolder(here, backup, { codec, secret })),
    restate: what => reopened((here, codec) => restateFolder(here, codec, what, { at: clock.instant() })),
  }
  const running = new Set<Promise<Frame>>()
  /** answers under way; and the folder, until it is open */
  let busy = 1
  let lastAsked = 0
  const protection = createProtection({
    current: () => open.data,
    async reopen(work) {
      const opened = await reopened(work)
      if (!opened.ok) throw new FileRefusal(opened.refusal.code, opened.refusal.facts)
    },
    isBusy: () => busy > 0,
    newId,
    instant: clock.instant,
    keeper,
  })
  let open = await openAt(folder)
  if (open.data.locked && password !== undefined) {
    await protection.port.unlock(password, false).catch(async (error: unknown) => {
      await open.data.close()
      throw error
    })
  } else if (open.data.locked) await protection.recall()
  busy -= 1

  return {
    answer(ask, onProgress, signal) {
      const isWork = !ask.name.startsWith('protection.')
      lastAsked = performance.now()
      const answer = open.app.answer(ask, onProgress, signal)
      running.add(answer)
      busy += Number(isWork)
      void answer.finally(() => {
        running.delete(answer)
        busy -= Number(isWork)
      })
      return answer
    },
    onNotice(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get app() {
      return open.app
    },
    get journal() {
      return open.data.journal
    },
    get folder() {
      return open.data.folder
    },
    warmUp() {
      const today = clock.now().slice(0, 10)
      const steps = warmUpSteps(open.app, breath, today)
      lastAsked = performance.now()
      const next = async () => {
        const left = lastAsked + QUIET - performance.now()
        if (running.size || left > 0) return void setTimeout(next, Math.max(left, QUIET / 5)).unref()
        await steps.shift()?.()
        if (steps.length) setImmediate(next)
      }
      void next()
    },
    async close() {
      await Promise.all(running)
      protection.stop()
      await open.data.close()
    },
  }
}
