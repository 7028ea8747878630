import type { ChangeSet, Past, Standing } from '#domain/base/decision.ts'
import { knownAfter, stampOf } from '#domain/exchange/carried.ts'
import { ticked, type Vector } from '#domain/exchange/stamp.ts'
import { follow } from '#domain/history/standing.ts'
import { partOf, tableOfPart } from '#domain/part.ts'
import type { World } from '#domain/world.ts'
import type { Journal } from './ports.ts'

/** What was done, kept up with by `follow`; and the months of large tables, brought in once, when somebody needs them. */
export function createPast(world: World, journal: Journal, device: string, held: { standing: Standing; seq: number; months: readonly string[] }): Past & { follow(set: ChangeSet): void } {
  const { standing } = held
  world.leaveOut(held.months)
  let { seq } = held
  const absent = new Map<string, Promise<void> | null>(held.months.map(part => [part, null]))

  /** time of the last set, and what is known since then of other computers; null until somebody asks */
  let latest: { hlc: number; knows: Vector } | null = null

  async function lastKnown(): Promise<{ hlc: number; knows: Vector }> {
    if (latest) return latest
    const [set] = seq ? await journal.read(seq, seq) : []
    return (latest = set ? knowledgeAfter(set) : { hlc: 0, knows: {} })
  }
  /** Time moves on past what a file brought, so that nothing that is done afterwards seems older. */
  function knowledgeAfter(set: ChangeSet): { hlc: number; knows: Vector } {
    return { hlc: Math.max(stampOf(set).hlc, ...(set.merged?.received ?? []).map(r => r.hlc)), knows: knownAfter(set) }
  }

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
    device,
    get seq() {
      return seq
    },
    standing,
    async next(instant) {
      const { hlc, knows } = await lastKnown()
      const { [device]: _, ...others } = knows
      return { device, seq: seq + 1, hlc: ticked(hlc, instant), knows: others }
    },
    read: (from, to) => journal.read(from, to),
    heads: (from, to) => journal.heads(from, to),
    touching: id => journal.having([id], change => change.id === id),
    having: (texts, fits) => journal.having(texts, fits),
    need: ids => (absent.size ? need(ids.map(partOf)) : Promise.resolve()),
    needPointing: async ids => {
      if (absent.size && ids.length) await need(await journal.pointing([...absent.keys()], ids))
    },
    needAll: table => need(absentOf(table)),
    left: table => (absent.size ? journal.rowsIn(absentOf(table)) : 0),
    follow(set) {
      seq = set.seq
      latest = knowledgeAfter(set)
      follow(standing, set)
    },
  }
}
