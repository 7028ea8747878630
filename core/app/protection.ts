import type { protectionContract } from '#contract/protection.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof protectionContract

export const protectionCommands: CommandHandlers<C['commands']> = {}
export const protectionQueries: QueryHandlers<C['queries']> = {}

export const protectionJobs: JobHandlers<C['jobs']> = {
  'protection.state': async (_, { ports }) => ({ ok: true, value: await ports.protection.state() }),
  'protection.unlock': async ({ secret, remember }, { ports, progress }) => {
    progress({ code: 'protection.key', done: 0 })
    await ports.protection.unlock(secret, remember === true)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.lock': async (_, { ports }) => {
    await ports.protection.lock()
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.active': async (_, { ports }) => {
    ports.protection.active()
    return { ok: true, value: null }
  },
  'protection.set': async ({ password }, { ports, progress }) => {
    progress({ code: 'protection.write', done: 0 })
    return { ok: true, value: { recoveryKey: await ports.protection.set(password) } }
  },
  'protection.remove': async ({ secret }, { ports, progress }) => {
    progress({ code: 'protection.write', done: 0 })
    await ports.protection.remove(secret)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.password': async ({ secret, role, password }, { ports, progress }) => {
    progress({ code: 'protection.key', done: 0 })
    await ports.protection.password(secret, role, password)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.recoveryKey': async ({ secret }, { ports, progress }) => {
    progress({ code: 'protection.key', done: 0 })
    return { ok: true, value: { recoveryKey: await ports.protection.renew(secret) } }
  },
  'protection.idle': async ({ minutes }, { ports }) => {
    await ports.protection.idle(minutes)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.role': async ({ role }, { ports }) => {
    await ports.protection.role(role)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.remember': async ({ on }, { ports }) => {
    await ports.protection.remember(on)
    return { ok: true, value: await ports.protection.state() }
  },
  'protection.dropOpenBackups': async (_, { ports, progress }) => {
    progress({ code: 'storage.backup', done: 0 })
    await ports.storage.backup('wish')
    return { ok: true, value: { removed: await ports.protection.dropOpenBackups() } }
  },
}
