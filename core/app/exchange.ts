import { revision, type Change, type Row0 } from '#domain/base/change.ts'
import { accept, refuse, type Decision, type Facts } from '#domain/base/decision.ts'
import { conflictPage } from '#domain/exchange/conflict-page.ts'
import { decisionOf } from '#domain/exchange/decide.ts'
import { overviewOf } from '#domain/exchange/overview.ts'
import { nameOf, namesInside } from '#domain/record-name.ts'
import type { World } from '#domain/world.ts'
import type { exchangeContract } from '#contract/exchange.ts'
import type { CommandHandlers, QueryHandlers } from './handlers.ts'

type C = typeof exchangeContract

export const exchangeCommands: CommandHandlers<C['commands']> = {
  'exchange.decide': async (world, { choices }, { past }) => {
    const asked = choices.map(({ conflict, choice }) => ({ conflict: world.tables.conflict.get(conflict), choice }))
    await past.need(asked.flatMap(({ conflict }) => (conflict ? [conflict.record, ...(conflict.others ?? [])] : [])))
    await past.needPointing(asked.flatMap(({ choice }) => ('remove' in choice ? [choice.remove] : [])))
    const changes: Change[] = []
    for (const { conflict, choice } of asked) {
      if (!conflict) return refuse('exchange.decided', {})
      const decided = decisionOf(world, conflict, choice)
      if (!decided.ok) return decided
      changes.push(...decided.changes)
    }
    return accept(changes, { decided: choices.length }, { count: choices.length, name: nameOf(world.tables, asked[0]!.conflict!.record) })
  },
  'exchange.writeOff': (world, { id, reason }) => changed(world, 'takeAlong', id, { writtenOff: reason }, ({ label }) => ({ label, reason })),
  'exchange.waitAgain': (world, { id }) => changed(world, 'takeAlong', id, { writtenOff: null }, ({ label }) => ({ label })),
  'exchange.revoke': (world, { device, revoked }) => changed(world, 'device', device, { revoked: revoked || null }, ({ name }) => ({ name, revoked })),
  'exchange.rename': (world, { device, name }) => changed(world, 'device', device, { name }, () => ({ name })),
}

export const exchangeQueries: QueryHandlers<C['queries']> = {
  'exchange.overview': ({ tables }, _, { now, past }) => overviewOf(tables, past.device, now.slice(0, 10)),
  'exchange.conflicts': async ({ tables }, choice, { past }) => {
    await past.need([...tables.conflict.values()].map(c => c.record))
    const page = conflictPage(tables, choice)
    return { ...page, names: namesInside(tables, page.rows.map(row => [row.base, row.shown, row.sides.map(side => side.value)])) }
  },
}

function changed(world: World, table: 'takeAlong' | 'device', id: string, patch: Facts, about: (row: Row0) => Facts): Decision<null> {
  const row = world.tables[table].get(id) as Row0 | undefined
  return row ? accept([revision(table, row, patch)], null, about(row)) : refuse('record.missing', { table, id })
}
