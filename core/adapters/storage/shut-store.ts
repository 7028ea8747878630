import type { Closed } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { historyReader } from './history-reader.ts'
import { monthReader } from './month-reader.ts'
import type { OpenStore } from './open-store.ts'
import type { Found } from './read-store.ts'

/** A generation that can be read but not written: another program holds it, or it is damaged. */
export function shutStore(disk: Disk, folder: string, codec: Codec, found: Found, closed: Closed): OpenStore {
  return {
    journal: {
      closed,
      append: () => Promise.reject(new Error(closed.code)),
      ...historyReader({ source: disk, folder, codec, tail: () => found.tail }),
      ...monthReader({ disk, folder, codec, head: () => found.head, tail: () => found.tail, still: work => work() }),
    },
    head: found.head,
    extent: { file: '', bytes: 0, seq: found.seq },
    tail: found.tail,
    problem: null,
    compact: async () => undefined,
    still: work => work(),
    close: async () => undefined,
  }
}
