import type { Past } from '../base/decision.ts'
import type { TakeAlong } from '../records/exchange.ts'
import type { World } from '../world.ts'

/**
 * The take-along that this folder lives from, by id: it holds a part of the college. Null: an office. The record says so; where it does not,
 * for an office took that back, or the folder is a copy that goes by another name, the folder's first act does.
 */
export async function partHeld({ tables }: World, past: Past): Promise<string | null> {
  const said = takenBy(past.device, tables.takeAlong.values())
  if (said) return said.id
  const [first] = await past.read(1, 1)
  return first?.merged?.own.find(c => c.table === 'takeAlong')?.id ?? null
}

/** The newest take-along that this computer is said to have. */
export function takenBy(device: string, all: Iterable<TakeAlong>): TakeAlong | undefined {
  return [...all].filter(t => t.deviceId === device).sort((a, b) => (a.madeAt > b.madeAt ? -1 : 1))[0]
}
