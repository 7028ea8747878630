import { createApp, type App, type Held } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { applySets, type Rows } from '#adapters/storage/read-tables.ts'
import { headOf } from '#domain/history/set-head.ts'
import { follow } from '#domain/history/standing.ts'
import type { Change, Row0 } from '#domain/base/change.ts'
import { partOf } from '#domain/part.ts'
import type { ChangeSet, Refusal } from '#domain/base/decision.ts'
import type { CommandName, Contract, QueryName } from '#contract/contract.ts'
import type { InputOf, ResultOf } from '#contract/define.ts'

/** The real app at a desk without a disk: the journal is a list that can be made to fail or to take its time. */
export type Desk = {
  app: App
  journal: { sets: ChangeSet[]; fail: Error | null; delay: number }
  /** the result, or the refusal that came instead */
  run<N extends CommandName>(name: N, input: InputOf<Contract['commands'][N]>): Promise<{ value?: ResultOf<Contract['commands'][N]>; refusal?: Refusal; fault?: string }>
  ask<N extends QueryName>(name: N, input: InputOf<Contract['queries'][N]>): Promise<ResultOf<Contract['queries'][N]>>
}

/** `apart`: a large table whose months are left on the disk until somebody needs them. */
export function createDesk(now = '2026-11-23T08:00', past: ChangeSet[] = [], more: Partial<Ports> = {}, apart?: 'attendance' | 'shift'): Desk {
  let ids = past.length * 1000
  const held = heldAfter(past)
  const months = apart ? takenApart(held, apart) : new Map<string, Row0[]>()
  const journal: Desk['journal'] = { sets: [...past], fail: null, delay: 0 }
  const ports = {
    clock: { now: () => now, instant: () => `${now}:00.000Z` },
    newId: (table: string) => `${table}:${++ids}`,
    device: 'device:test',
    breath: async () => undefined,
    readings: async () => () => [],
    journal: {
      closed: null,
      async append(set: ChangeSet) {
        if (journal.delay) await new Promise(done => setTimeout(done, journal.delay))
        if (journal.fail) throw journal.fail
        journal.sets.push(structuredClone(set))
      },
      read: async (from: number, to: number) => journal.sets.filter(s => s.seq >= from && s.seq <= to),
      heads: async (from: number, to: number) => journal.sets.filter(s => s.seq >= from && s.seq <= to).map(headOf),
      having: async (_: string[], fits: (change: Change) => boolean) => journal.sets.filter(s => [s, ...(s.merged?.received ?? [])].some(({ changes }) => changes.some(fits))),
      month: async (part: string) => months.get(part) ?? [],
      pointing: async (parts: string[], about: string[]) => parts.filter(part => months.get(part)?.some(row => about.includes(String(row['placementId'])))),
      rowsIn: (parts: string[]) => parts.reduce((n, part) => n + (months.get(part)?.length ?? 0), 0),
    },
    storage: { backup: async () => ({ name: '', path: '', bytes: 0 }) },
    protection: { locked: false, who: 'office' },
    ...more,
  } as unknown as Ports // files, printer, sample and folders have tests of their own
  const app = createApp(ports, { ...held, months: [...months.keys()] }, () => undefined)
  return {
    app,
    journal,
    async run(name, input) {
      const frame = await app.answer({ name, input, actor: { name: '王老师' } })
      if ('value' in frame) return { value: frame.value as never } // the contract types it
      return 'refusal' in frame ? { refusal: frame.refusal } : { fault: 'fault' in frame ? frame.fault.code : 'progress' }
    },
    async ask(name, input) {
      const frame = await app.answer({ name, input })
      if ('value' in frame) return frame.value as never // the contract types it
      throw new Error(JSON.stringify(frame))
    },
  }
}

function takenApart({ rows }: Held, table: string): Map<string, Row0[]> {
  const months = new Map<string, Row0[]>()
  for (const row of rows.get(table)?.values() ?? []) months.set(partOf(row.id), [...(months.get(partOf(row.id)) ?? []), row])
  ;(rows as Rows).delete(table)
  return months
}

/** What a folder holds after these sets. */
export function heldAfter(past: readonly ChangeSet[]): Held {
  const rows: Rows = new Map()
  applySets(rows, past, () => true)
  const standing = { active: [], undone: [] }
  for (const set of past) follow(standing, set)
  return { rows, standing, seq: past.length, months: [] }
}
