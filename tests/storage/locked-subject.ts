import { createHash } from 'node:crypto'
import { lockedCodec } from '#adapters/storage/locked-codec.ts'
import type { Subject } from './row.ts'
import { FOLDER } from './scenario.ts'
import * as open from './subject.ts'

const KEY = createHash('sha256').update('a key for tests').digest()

/** The store as the rows see it, under a lock: what held for what lies open must hold for it too. */
export const lockedSubject: Subject = {
  openFolder: (path, tools) => open.openFolder(path, { ...tools, codec: lockedCodec(KEY, FOLDER) }),
  recoverFolder: (path, name, tools) => open.recoverFolder(path, name, { ...tools, codec: lockedCodec(KEY, FOLDER) }),
  repairFolder: (path, tools) => open.repairFolder(path, { ...tools, codec: lockedCodec(KEY, FOLDER) }),
}
