import type { ChangeSet, Past } from '#domain/base/decision.ts'
import { carriedBy, reversed, type CarriedSet } from '#domain/exchange/carried.ts'
import { opKey } from '#domain/exchange/op.ts'
import { takenBack } from '#domain/history/taken-back.ts'
import { entriesFrom } from './journal-entries.ts'

const FEW = 3 // records that are looked for one by one

/** Entries of the journal, and what came with them, that the author of a file had not seen. */
export async function unseenBy(past: Past, knows: Readonly<Record<string, number>>, device: string): Promise<CarriedSet[]> {
  const unseen: CarriedSet[] = []
  for await (const set of entriesFrom(past, (knows[device] ?? 0) + 1)) unseen.push(...(await carried(set, past)).filter(c => (knows[c.device] ?? 0) < c.seq))
  return unseen
}

/** Which records of others' sets came here though other records of those sets, or of sets before them, did not. */
export async function hearsayIn(past: Past, knows: Readonly<Record<string, number>>): Promise<Set<string>> {
  const keys = new Set<string>()
  for await (const { merged } of entriesFrom(past, 1)) {
    for (const set of merged?.received ?? []) if ((knows[set.device] ?? 0) < set.seq) for (const c of set.changes) keys.add(`${opKey(set)}#${c.id}`)
  }
  return keys
}

/** All that was ever done to these records, as far as it is known here; in one pass where they are many. */
export async function historyOf(past: Past, ids: readonly string[]): Promise<CarriedSet[]> {
  const wanted = new Set(ids)
  const entries = new Map<number, CarriedSet[]>() // one that touched several of them counts once
  const take = async (set: ChangeSet) => {
    if (!entries.has(set.seq)) entries.set(set.seq, (await carried(set, past)).filter(({ changes }) => changes.some(c => wanted.has(c.id))))
  }
  if (ids.length > FEW) for await (const set of entriesFrom(past, 1)) await take(set)
  else for (const id of ids) for (const set of await past.touching(id)) await take(set)
  return [...entries.values()].flat()
}

/** What an entry stands for. */
async function carried(set: ChangeSet, past: Past): Promise<CarriedSet[]> {
  const back = await takenBack(past, set)
  return carriedBy(set, back ? reversed(back) : undefined)
}
