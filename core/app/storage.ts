import { accept, refuse } from '#domain/base/decision.ts'
import type { Change, Row0 } from '#domain/base/change.ts'
import { DERIVED_TABLES } from '#domain/exchange/carried.ts'
import { changesTo } from '#domain/history/differences.ts'
import { nameOf } from '#domain/record-name.ts'
import { tableNames, type TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import type { storageContract, TableDifference } from '#contract/storage.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof storageContract

const MOST_NAMES = 20

export const storageCommands: CommandHandlers<C['commands']> = {}
export const storageQueries: QueryHandlers<C['queries']> = {}

export const storageJobs: JobHandlers<C['jobs']> = {
  'storage.state': async (_, { ports }) => ({ ok: true, value: await ports.storage.state() }),
  'storage.backup': async (_, { ports, progress }) => {
    progress({ code: 'storage.backup', done: 0 })
    return { ok: true, value: await ports.storage.backup('wish') }
  },
  'storage.backups': async (_, { ports }) => ({ ok: true, value: await ports.storage.backups() }),
  'storage.preview': async ({ name, secret }, { ports, world, past, progress }) => {
    progress({ code: 'storage.read', done: 0 })
    const { entry, rows } = await ports.storage.contents(name, secret)
    await past.needAll()
    const changes = changesTo(rows, heldBy(world), RESTORED)
    return { ok: true, value: { backup: entry, differences: differencesOf(world.tables, rows, changes), later: Math.max(0, past.seq - entry.seq) } }
  },
  'storage.restore': async ({ name, secret }, { ports, world, past, commit, progress }) => {
    progress({ code: 'storage.read', done: 0, total: 3 })
    const { entry, rows } = await ports.storage.contents(name, secret)
    const records = [...rows.values()].reduce((n, list) => n + list.length, 0)
    if (ports.journal.closed) {
      if (!REPLACEABLE.has(ports.journal.closed.code)) return refuse(ports.journal.closed.code, ports.journal.closed.facts)
      progress({ code: 'storage.write', done: 1, total: 3 })
      const recovered = await ports.folders.recover(name, secret)
      return recovered.ok ? { ok: true, value: { asChange: false, records, before: null } } : recovered
    }
    progress({ code: 'storage.backup', done: 1, total: 3 })
    const before = await ports.storage.backup('restore')
    await ports.storage.fetchAttachments(name, secret)
    await past.needAll()
    progress({ code: 'storage.write', done: 2, total: 3 })
    const about = { made: entry.made, backup: name }
    const done = await commit('storage.restore', () => accept(changesTo(rows, heldBy(world), RESTORED), null, about))
    return done.ok ? { ok: true, value: { asChange: true, records, before: before.name } } : done
  },
  'storage.repair': async (_, { ports }) => {
    const opened = await ports.folders.repair()
    return opened.ok ? { ok: true, value: { changes: opened.changes } } : opened
  },
  'storage.verify': async (_, { ports, progress, signal }) => ({ ok: true, value: await ports.storage.verify(progress, signal) }),
  'storage.reopen': async (_, { ports }) => {
    const opened = await ports.folders.reopen()
    return opened.ok ? { ok: true, value: { changes: opened.changes } } : opened
  },
  'storage.backupFolder': async ({ folder }, { ports }) => {
    await ports.storage.setBackupFolder(folder)
    return { ok: true, value: { folder: (await ports.storage.state()).backups.folder } }
  },
  'storage.open': async ({ path }, { ports }) => {
    const opened = await ports.folders.open(path)
    return opened.ok ? { ok: true, value: { folder: ports.folders.current } } : opened
  },
}

/** What is derived from the history follows it by itself. */
const RESTORED = tableNames.filter(table => !DERIVED_TABLES.has(table))

/** Data that are damaged are put right from a backup; data that another program writes are left alone. */
const REPLACEABLE = new Set(['store.damaged'])

function heldBy(world: World): (table: string) => ReadonlyMap<string, Row0> {
  return table => world.tables[table as TableName] as ReadonlyMap<string, Row0>
}

function differencesOf(now: Tables, then: ReadonlyMap<string, readonly Row0[]>, changes: readonly Change[]): TableDifference[] {
  const past = Object.fromEntries(tableNames.map(t => [t, new Map((then.get(t) ?? []).map(row => [row.id, row]))])) as unknown as Tables
  return tableNames.flatMap(table => {
    const mine = changes.filter(c => c.table === table)
    if (!mine.length) return []
    const back = mine.filter(c => c.from === null)
    const gone = mine.filter(c => c.to === null)
    const names = mine.slice(0, MOST_NAMES).map(c => nameOf(c.to === null || c.from !== null ? now : past, c.id))
    return [{ table, back: back.length, changed: mine.length - back.length - gone.length, gone: gone.length, names }]
  })
}
