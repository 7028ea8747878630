import type { Closed } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { historyReader } from './history-reader.ts'
import { monthOf, type OpenStore } from './open-store.ts'
import { refusing } from './refusing.ts'
import type { Found } from './read-store.ts'

/** A generation that can be read but not written: another program holds it, or it is damaged. */
export function shutStore(disk: Disk, folder: string, codec: Codec, found: Found, closed: Closed): OpenStore {
  return {
    journal: {
      closed,
      append: () => Promise.reject(new Error(closed.code)),
      ...historyReader(disk, folder, codec, () => found.tail),
      month: part => refusing(folder, () => monthOf(disk, folder, found.head, found.tail, part, codec)),
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
