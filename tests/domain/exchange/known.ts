import type { CarriedSet } from '#domain/exchange/carried.ts'
import type { Vector } from '#domain/exchange/stamp.ts'

/** What an author has: each set once, and the last number of each device. */
export type Known = { sets: readonly CarriedSet[]; vector: Vector }

export function knownOf(sets: readonly CarriedSet[]): Known {
  const once = new Map(sets.map(set => [`${set.device}#${set.seq}`, set]))
  const vector: Record<string, number> = {}
  for (const { device, seq } of once.values()) vector[device] = Math.max(vector[device] ?? 0, seq)
  return { sets: [...once.values()], vector }
}
