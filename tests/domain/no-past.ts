import type { Past } from '#domain/base/decision.ts'

/** A past in which nothing was done. */
export const NO_PAST: Past = {
  seq: 0,
  standing: { active: [], undone: [] },
  read: async () => [],
  heads: async () => [],
  touching: async () => [],
  need: async () => undefined,
  needPointing: async () => undefined,
  needAll: async () => undefined,
  left: () => 0,
}
