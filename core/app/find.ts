import type { Row0 } from '#domain/base/change.ts'
import { FINDABLE, lookUpText } from '#domain/find/findable.ts'
import { createFinder, type Finder } from '#domain/find/finder.ts'
import { nameOf, nameOfRow } from '#domain/record-name.ts'
import { hintOf } from '#domain/register/hint.ts'
import { usersOf } from '#domain/register/references.ts'
import { tableOf, type TableName } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import { calledText, LANGUAGES } from '#words/say.ts'
import type { Progress } from '#contract/define.ts'
import type { findContract } from '#contract/find.ts'
import type { CommandHandlers, JobHandlers, JobTools, QueryHandlers } from './handlers.ts'

type C = typeof findContract
type Tools = Pick<JobTools<Progress>, 'world' | 'ports' | 'past'>

export const findCommands: CommandHandlers<C['commands']> = {}
export const findQueries: QueryHandlers<C['queries']> = {}

export const findJobs: JobHandlers<C['jobs']> = {
  'find.records': async ({ text, limit, others }, tools) => {
    const { tables } = tools.world
    const finder = await current(tools)
    const places = createFinder(await tools.ports.readings())
    for (const [i, other] of others.entries()) places.set(other.key, other.text, Math.min(15, Math.floor(i / 16)))
    const records = finder.find(text, limit).map(id => {
      const table = tableOf(id)!
      return { id, table, name: nameOf(tables, id), hint: hintOf(tables, table, tables[table].get(id) as Record<string, unknown>) }
    })
    return { ok: true, value: { records, others: places.find(text, limit) } }
  },
}

/** The names of a world's records, as they were after a change of a number; brought up to date when somebody asks. */
type Names = { finder: Finder; seq: number; making: Promise<void> | null }
const kept = new WeakMap<World, Names>()

const ROWS_AT_ONCE = 1000 // then others have their turn
/** After more changes than these all names are read again. */
const MOST_CHANGES = 5000

async function current(tools: Tools): Promise<Finder> {
  const readings = await tools.ports.readings()
  const names = kept.get(tools.world) ?? { finder: createFinder(readings), seq: -1, making: null }
  kept.set(tools.world, names)
  await (names.making ??= catchUp(tools, names).finally(() => (names.making = null)))
  return names.finder
}

async function catchUp(tools: Tools, names: Names): Promise<void> {
  const { past } = tools
  while (names.seq !== past.seq) {
    const to = past.seq
    const sets = names.seq < 0 ? [] : await past.read(names.seq + 1, to)
    const changes = sets.flatMap(set => set.changes)
    if (names.seq < 0 || sets.length < to - names.seq || changes.length > MOST_CHANGES) await readAll(tools, names)
    else follow(tools, names, changes.map(c => c.id))
    names.seq = to
  }
}

async function readAll({ world, ports }: Tools, names: Names): Promise<void> {
  names.finder = createFinder(await ports.readings())
  let done = 0
  for (const table of Object.keys(FINDABLE) as TableName[]) {
    for (const row of world.tables[table].values() as IterableIterator<Row0>) {
      names.finder.set(row.id, saidText(world.tables, table, row), FINDABLE[table]!)
      if (++done % ROWS_AT_ONCE === 0) await ports.breath()
    }
  }
}

/** What changed, and what is called by it: a placement has its student's name. */
function follow({ world }: Tools, { finder }: Names, changed: readonly string[]): void {
  const ids = new Set(changed)
  const users = usersOf(world.tables, ids).map(user => user.id)
  for (const id of [...ids, ...users]) {
    const table = tableOf(id)
    if (!table || FINDABLE[table] === undefined) continue
    const row = world.find(id) as Row0 | undefined
    if (row) finder.set(id, saidText(world.tables, table, row), FINDABLE[table])
    else finder.remove(id)
  }
}

/** What a record is looked up by, in the words of every language in which it may be read. */
function saidText(tables: World['tables'], table: TableName, row: Row0): string {
  const name = nameOfRow(tables, table, row)
  return [lookUpText(tables, table, row), ...LANGUAGES.map(language => calledText(name, language)).filter(said => said !== name)].join(' ')
}
