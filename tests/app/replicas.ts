import { createHash } from 'node:crypto'
import { timeOf } from '#domain/base/time.ts'
import type { ChangeSet, Refusal } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import type { App } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import type { CommandName, Contract, JobName, QueryName } from '#contract/contract.ts'
import type { InputOf, ResultOf } from '#contract/define.ts'
import { createDesk, type Desk } from './desk.ts'
import { memoryAttachments, memoryBundles, type Shelf } from './memory-bundles.ts'

export const PASSPHRASE = 'correct horse battery'
export const FROM = '2026-11-23'
const START = Date.parse(`${FROM}T08:00:00.000Z`)

type Answer<T> = { value?: T; refusal?: Refusal; fault?: string }
/** A bundle file, as it lies on a stick. */
export type File = { name: string; base64: string }

/** One of several computers: the real app with its own device id, ids and clock, which can jump. */
export type Replica = {
  device: string
  app: App
  tables: Tables
  journal: Desk['journal']
  photos: Map<string, Uint8Array>
  ports: Partial<Ports>
  run<N extends CommandName>(name: N, input: InputOf<Contract['commands'][N]>): Promise<Answer<ResultOf<Contract['commands'][N]>>>
  job<N extends JobName>(name: N, input: InputOf<Contract['jobs'][N]>): Promise<Answer<ResultOf<Contract['jobs'][N]>>>
  ask: Desk['ask']
  /** moves the clock, in years: a battery that is empty, a hand that slipped */
  jump(years: number): void
}

type Making = { past?: readonly ChangeSet[]; shelf?: Shelf; strict?: boolean; actor?: string; fail?: () => Error | null; ports?: Partial<Ports>; apart?: 'attendance' | 'shift' }

export function createReplica(device: string, { past = [], shelf = new Map(), strict = true, actor = device, fail, ports: more = {}, apart }: Making = {}): Replica {
  let at = START
  let made = 0
  const name = device.slice(device.indexOf(':') + 1)
  const attachments = memoryAttachments()
  let shared: string | null = null
  const ports: Partial<Ports> = {
    clock: { now: () => timeOf(Math.floor((at += 1000) / 60_000)), instant: () => new Date((at += 1000)).toISOString() },
    newId: table => `${table}:${name}${past.length}-${++made}`,
    device,
    attachments,
    bundles: memoryBundles(device, shelf, { strict, ...(fail ? { fail } : {}) }),
    storage: { backup: async () => ({ name: '', path: '', bytes: 0 }), shared: () => shared, setShared: async (folder: string | null) => void (shared = folder) } as unknown as Ports['storage'],
    ...more,
  }
  const { app, journal, ask } = createDesk(`${FROM}T08:00`, [...past], ports, apart)
  const answered = async (ask: { name: string; input: unknown }): Promise<Answer<never>> => {
    const frame = await app.answer({ ...ask, actor: { name: actor } } as never)
    if ('value' in frame) return { value: frame.value as never }
    return 'refusal' in frame ? { refusal: frame.refusal } : { fault: 'fault' in frame ? frame.fault.code : 'progress' }
  }
  return {
    device,
    app,
    tables: app.world.tables,
    journal,
    photos: attachments.held,
    ports,
    run: (name, input) => answered({ name, input }),
    job: (name, input) => answered({ name, input }),
    ask,
    jump: years => void (at += years * 365.25 * 86_400_000),
  }
}

/** What a job or command gave; a refusal fails the test. */
export function given<T>({ value, refusal, fault }: Answer<T>): T {
  if (refusal || fault) throw new Error(JSON.stringify(refusal ?? fault))
  return value as T
}

/** Writes everything, or what the named computers lack, into a file. */
export async function sent(from: Replica, devices?: readonly string[]): Promise<File> {
  const { file } = given(await from.job('exchange.send', { passphrase: PASSPHRASE, ...(devices ? { devices: [...devices] } : {}) }))
  return { name: file!.name, base64: file!.base64 }
}

export function brought(to: Replica, { name, base64 }: File, removals = true): ReturnType<typeof to.job<'exchange.bring'>> {
  return to.job('exchange.bring', { file: { name, base64 }, passphrase: PASSPHRASE, removals })
}

/** The same folder as it was after `sets` changes, put back from an older copy: it goes on as a computer of its own. */
export function olderCopy({ journal, photos }: Replica, sets: number, device: string, making: Making = {}): Replica {
  const copy = createReplica(device, { ...making, past: journal.sets.slice(0, sets) })
  for (const [id, bytes] of photos) copy.photos.set(id, bytes)
  return copy
}

/** All tables as text, rows and fields in order. */
export function canonical(tables: Tables): string {
  return tableNames.map(table => `${table}\n${[...tables[table].values()].map(row => JSON.stringify(inOrder(row))).sort().join('\n')}`).join('\n')
}

export function hashOf(tables: Tables): string {
  return createHash('sha256').update(canonical(tables)).digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]))
}

/** An office with a college, and empty folders beside it that live from its first file. */
export async function offices(count: number, making: Making = {}): Promise<Replica[]> {
  const first = createReplica('device:a', making)
  given(await first.run('college.setup', { name: '第一职业技术学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 20 } }))
  const file = await sent(first)
  const others = Array.from({ length: count - 1 }, (_, i) => createReplica(`device:${'bcdefgh'[i]}`, making))
  for (const other of others) given(await brought(other, file))
  return [first, ...others]
}

export type { QueryName }
