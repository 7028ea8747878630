import type { Past } from '#domain/base/decision.ts'

/** A past in which nothing was done. */
export const NO_PAST: Past = {
  device: 'device:test',
  next: async () => ({ device: 'device:test', seq: 1, hlc: 0, knows: {} }),
  seq: 0,
  standing: { active: [], undone: [] },
  read: async () => [],
  heads: async () => [],
  touching: async () => [],
  having: async () => [],
  need: async () => undefined,
  needPointing: async () => undefined,
  needAll: async () => undefined,
  left: () => 0,
}
