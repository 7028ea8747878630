import { FileRefusal, type Closed } from '#app/ports.ts'
import { plain } from './codec.ts'
import type { Manifest } from './manifest.ts'
import type { OpenFolder } from './open-folder.ts'

/** A folder under a password that nobody has given yet: it holds its lock and its name, and nothing of it can be read. */
export function lockedFolder(folder: string, manifest: Manifest, held: Closed | null, release: () => void): OpenFolder {
  const closed: Closed = held ?? { code: 'folder.locked', facts: { folder } }
  const no = () => Promise.reject(new FileRefusal('folder.locked', { folder }))
  return {
    folder,
    device: manifest.device,
    journal: { closed, append: no, read: no, heads: no, having: no, month: no, pointing: no, rowsIn: () => 0 },
    storage: {
      state: no,
      backup: no,
      backups: no,
      contents: no,
      fetchAttachments: no,
      verify: no,
      setBackupFolder: no,
      shared: () => null,
      setShared: no,
    },
    attachments: { put: no, get: no },
    drafts: { keep: no, get: no, list: no, drop: no },
    identity: { keys: no, note: no, appended: () => undefined, stop: async () => undefined },
    held: { rows: new Map(), standing: { active: [], undone: [] }, seq: 0, months: [] },
    manifest: () => manifest,
    locked: true,
    codec: plain,
    note: no,
    openBackups: async () => [],
    dropBackups: no,
    compact: async () => undefined,
    close: async () => release(),
  }
}
