import type { ChangeSet, Past, Standing } from '#domain/base/decision.ts'
import { follow } from '#domain/history/standing.ts'
import { partOf, tableOfPart } from '#domain/part.ts'
import type { World } from '#domain/world.ts'
import type { Journal } from './ports.ts'

/** What was done, kept up with by `follow`; and the months of large tables, brought in once, when somebody needs them. */
export function createPast(world: World, journal: Journal, held: { standing: Standing; seq: number; months: readonly string[] }): Past & { follow(set: ChangeSet): void } {
  const { standing } = held
  world.leaveOut(held.months)
  let { seq } = held
  const absent = new Map<string, Promise<void> | null>(held.months.map(part => [part, null]))

  const absentOf = (table?: string) => [...absent.keys()].filter(part => table === undefined || tableOfPart(part) === table)

  async function bringIn(part: string): Promise<void> {
    try {
      world.load(tableOfPart(part), await journal.month(part), part)
      absent.delete(part)
    } catch (error) {
      absent.set(part, null) // the disk may give it at the next try
      throw error
    }
  }
  async function need(parts: Iterable<string>): Promise<void> {
    for (const part of new Set(parts)) {
      if (!absent.has(part)) continue
      const coming = absent.get(part) ?? bringIn(part)
      absent.set(part, coming)
      await coming
    }
  }
  return {
    get seq() {
      return seq
    },
    standing,
    read: (from, to) => journal.read(from, to),
    heads: (from, to) => journal.heads(from, to),
    touching: id => journal.touching(id),
    need: ids => (absent.size ? need(ids.map(partOf)) : Promise.resolve()),
    needPointing: async ids => {
      if (absent.size && ids.length) await need(await journal.pointing([...absent.keys()], ids))
    },
    needAll: table => need(absentOf(table)),
    left: table => (absent.size ? journal.rowsIn(absentOf(table)) : 0),
    follow(set) {
      seq = set.seq
      follow(standing, set)
    },
  }
}
