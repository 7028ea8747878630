import { posix } from 'node:path'
import type { Disk, DiskFile } from '#adapters/storage/disk.ts'
import { NO_DICE } from './dice.ts'
import { contentAfter, entriesAfter, overlaid, sized, type Choice, type Entries, type Entry, type EntryChange, type Inode } from './sim-crash.ts'

export type Call = { name: keyof Disk | Exclude<keyof DiskFile, 'size'> | 'size'; path: string; flags?: string; bytes?: number }
/** `short`: a write takes half of its bytes. */
export type Trouble = { code: string } | 'short'

/**
 * A disk in memory that knows what a power cut would leave: of a file what was last synced, and what was written since; of the
 * folders the entries that were last synced, and in their order the ones made, renamed and removed since. Syncing a file does
 * not make its entry durable; only syncing its folder does.
 */
export class SimDisk implements Disk {
  /** asked before each call takes effect */
  before: ((call: Call) => Trouble | undefined) | null = null
  /** told after each call that alters something or makes it durable */
  after: ((call: Call) => void) | null = null
  /** turns of the event loop that a call takes before it has an effect; null: none, so that calls come in the order in which they were made */
  linger: ((call: Call) => number) | null = null
  private readonly base: Entries
  private readonly entries: Entries
  private changes: EntryChange[] = []
  private clock = 1_795_000_000_000
  private off = false

  constructor(entries: ReadonlyMap<string, Entry> = EMPTY_DISK) {
    this.base = new Map(entries)
    this.entries = new Map(entries)
  }

  async open(path: string, flags: 'r' | 'r+' | 'w' | 'wx' | 'a'): Promise<DiskFile> {
    await this.call({ name: 'open', path, flags })
    const found = this.entries.get(path)
    if (found === 'folder') throw trouble('EISDIR', 'open', path)
    if (!found && flags.startsWith('r')) throw trouble('ENOENT', 'open', path)
    if (found && flags === 'wx') throw trouble('EEXIST', 'open', path)
    if (!found) this.needFolder(path)
    const inode = found ?? { durable: EMPTY, live: EMPTY, pending: [], modified: ++this.clock }
    if (!found) this.change({ kind: 'link', path, entry: inode, synced: false })
    else if (flags === 'w') this.cut(inode, 0)
    if (!flags.startsWith('r')) this.after?.({ name: 'open', path, flags })
    return this.handle(inode, path, flags)
  }

  async read(path: string): Promise<Buffer> {
    await this.call({ name: 'read', path })
    return Buffer.from(this.fileAt('read', path).live)
  }

  async list(path: string): Promise<string[]> {
    await this.call({ name: 'list', path })
    const found = this.entries.get(path)
    if (found !== 'folder') throw trouble(found ? 'ENOTDIR' : 'ENOENT', 'scandir', path)
    return [...this.entries.keys()].filter(p => p !== '/' && posix.dirname(p) === path).map(p => posix.basename(p))
  }

  async stat(path: string): Promise<{ bytes: number; folder: boolean; modified: number } | null> {
    await this.call({ name: 'stat', path })
    const found = this.entries.get(path)
    if (!found) return null
    return found === 'folder' ? { bytes: 0, folder: true, modified: this.clock } : { bytes: found.live.length, folder: false, modified: found.modified }
  }

  async makeFolder(path: string): Promise<void> {
    await this.call({ name: 'makeFolder', path })
    const missing: string[] = []
    for (let at = path; !this.entries.has(at); at = posix.dirname(at)) missing.unshift(at)
    for (const at of missing) {
      this.needFolder(at)
      this.change({ kind: 'link', path: at, entry: 'folder', synced: false })
    }
    if (this.entries.get(path) !== 'folder') throw trouble('EEXIST', 'mkdir', path)
    if (missing.length) this.after?.({ name: 'makeFolder', path })
  }

  async rename(from: string, to: string): Promise<void> {
    await this.call({ name: 'rename', path: to })
    const entry = this.entries.get(from)
    if (!entry) throw trouble('ENOENT', 'rename', from)
    this.needFolder(to)
    if (this.entries.get(to) === 'folder' && (entry !== 'folder' || this.inside(to).length)) throw trouble('ENOTEMPTY', 'rename', to)
    this.change({ kind: 'rename', from, to, entry, synced: false })
    this.after?.({ name: 'rename', path: to })
  }

  async remove(path: string): Promise<void> {
    await this.call({ name: 'remove', path })
    if (!this.entries.has(path)) return
    for (const inner of this.inside(path).sort((a, b) => b.length - a.length)) this.change({ kind: 'unlink', path: inner, synced: false })
    this.change({ kind: 'unlink', path, synced: false })
    this.after?.({ name: 'remove', path })
  }

  async syncFolder(path: string): Promise<void> {
    await this.call({ name: 'syncFolder', path })
    if (this.entries.get(path) !== 'folder') throw trouble(this.entries.has(path) ? 'ENOTDIR' : 'ENOENT', 'fsync', path)
    for (const change of this.changes) change.synced ||= posix.dirname(change.kind === 'rename' ? change.to : change.path) === path
    while (this.changes[0]?.synced) entriesAfter(this.base, [this.changes.shift()!])
    this.after?.({ name: 'syncFolder', path })
  }

  /** What a new start would find after a power cut at this moment. */
  crash(choice: Choice): SimDisk {
    const kept = choice.entries === 'all' ? this.changes.length : choice.entries === 'none' ? 0 : choice.dice.below(this.changes.length + 1)
    const left = entriesAfter(new Map(this.base), this.changes.filter((change, i) => change.synced || i < kept))
    for (const path of left.keys()) if (path !== '/' && left.get(posix.dirname(path)) !== 'folder') left.delete(path)
    const entries = [...left].map(([path, entry]): [string, Entry] => [path, entry === 'folder' ? entry : onlyDurable(contentAfter(entry, choice), entry.modified)])
    return new SimDisk(new Map(entries))
  }

  /** The same disk with everything that was written safe on it. */
  settled(): SimDisk {
    return new SimDisk(new Map([...this.entries].map(([path, entry]) => [path, entry === 'folder' ? entry : onlyDurable(entry.live, entry.modified)])))
  }

  /** The same disk for another program: the one that wrote has ended, and what was not synced is still on its way. */
  restarted(): SimDisk {
    const next = new SimDisk(this.base)
    for (const change of this.changes) next.change(change)
    return next
  }

  /** Ends it: whatever a program still asks of it is never answered. */
  powerOff(): void {
    this.off = true
  }

  /** Every file as a reader sees it now. */
  files(): Map<string, Buffer> {
    return new Map([...this.entries].flatMap(([path, entry]) => (entry === 'folder' ? [] : [[path, entry.live] as const])))
  }

  /** Puts a file onto the disk, or takes it away, without any program's doing: damage, or an older state. */
  plant(path: string, content: Buffer | null): void {
    for (const entries of [this.base, this.entries]) {
      if (content === null) entries.delete(path)
      else entries.set(path, onlyDurable(content, ++this.clock))
      for (let at = posix.dirname(path); content !== null && !entries.has(at); at = posix.dirname(at)) entries.set(at, 'folder')
    }
  }

  private handle(inode: Inode, path: string, flags: string): DiskFile {
    let stands = 0
    const sync = (name: 'sync' | 'datasync') => async () => {
      await this.call({ name, path }, () => (inode.pending = [])) // a failed sync marks the pages clean: they are lost, and no later sync says so
      inode.durable = contentAfter(inode, ALL)
      inode.pending = []
      this.after?.({ name, path })
    }
    return {
      write: async (bytes, position) => {
        const short = await this.call({ name: 'write', path, bytes: bytes.length })
        const taken = Buffer.from(short ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes)
        const at = flags === 'a' ? inode.live.length : (position ?? stands)
        this.put(inode, at, taken)
        if (position === null) stands = at + taken.length
        this.after?.({ name: 'write', path })
        return taken.length
      },
      read: async (into, position) => {
        const short = await this.call({ name: 'read', path })
        const found = inode.live.subarray(position, position + (short ? Math.ceil(into.length / 2) : into.length))
        into.set(found)
        return found.length
      },
      datasync: sync('datasync'),
      sync: sync('sync'),
      truncate: async bytes => {
        await this.call({ name: 'truncate', path })
        this.cut(inode, bytes)
        this.after?.({ name: 'truncate', path })
      },
      size: async () => {
        await this.call({ name: 'size', path })
        return inode.live.length
      },
      close: async () => void (await this.call({ name: 'close', path })),
    }
  }

  /** @returns true where the call is to do half of its work */
  private async call(call: Call, onTrouble?: () => void): Promise<boolean> {
    for (let turns = this.linger?.(call) ?? 0; turns > 0; turns--) await new Promise(done => setImmediate(done))
    if (this.off) return new Promise<never>(() => undefined)
    const found = this.before?.(call)
    if (found === undefined || found === 'short') return found === 'short'
    onTrouble?.()
    throw trouble(found.code, call.name, call.path)
  }

  private put(inode: Inode, at: number, bytes: Buffer): void {
    inode.pending = [...inode.pending, { at, bytes }]
    inode.live = overlaid(inode.live, at, bytes)
    inode.modified = ++this.clock
  }

  private cut(inode: Inode, bytes: number): void {
    inode.pending = [...inode.pending, { cut: bytes }]
    inode.live = sized(inode.live, bytes)
    inode.modified = ++this.clock
  }

  private change(change: EntryChange): void {
    this.changes.push(change)
    entriesAfter(this.entries, [change])
  }

  private inside(folder: string): string[] {
    return [...this.entries.keys()].filter(p => p.startsWith(`${folder}/`))
  }

  private fileAt(call: string, path: string): Inode {
    const found = this.entries.get(path)
    if (!found || found === 'folder') throw trouble(found ? 'EISDIR' : 'ENOENT', call, path)
    return found
  }

  private needFolder(path: string): void {
    const above = this.entries.get(posix.dirname(path))
    if (above !== 'folder') throw trouble(above ? 'ENOTDIR' : 'ENOENT', 'open', path)
  }
}

const EMPTY = Buffer.alloc(0)
/** Has the folder in which the tests keep theirs. */
const EMPTY_DISK: ReadonlyMap<string, Entry> = new Map([['/', 'folder'], ['/college', 'folder']])
const ALL: Choice = { entries: 'all', content: 'all', dice: NO_DICE }

function onlyDurable(content: Buffer, modified: number): Inode {
  return { durable: content, live: content, pending: [], modified }
}

function trouble(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code })
}
