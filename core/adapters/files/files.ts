import type { Files } from '#app/ports.ts'
import { late } from '#domain/base/late.ts'
import { kindOf } from './file-kind.ts'
import { readIn } from './file-work.ts'

export type FileTools = {
  /** of the college's wall time, in which times of .ics files that name another zone are written down; the machine's own unless said otherwise */
  zone?: string
  /** the built `file-thread.ts`; null: files are read in this thread */
  thread: URL | null
}

/** Readers and writers of office files. */
export function createFiles({ zone, thread }: FileTools): Files {
  const here = late(() => zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  return {
    kindOf: bytes => {
      const kind = kindOf(bytes)
      return kind === 'xml' ? 'fet' : kind === 'ics' ? 'ics' : 'table'
    },
    readTable: (file, bytes, signal) => readIn(thread, 'readTable', { file, bytes, zone: here() }, signal),
    readFet: (file, bytes, signal) => readIn(thread, 'readFet', { file, bytes, zone: here() }, signal),
    readCalendar: (file, bytes, signal) => readIn(thread, 'readCalendar', { file, bytes, zone: here() }, signal),
    writeTable: async (...table) => (await import('./write-table.ts')).writeTable(...table),
    writeCalendar: async (name, events) => (await import('./write-calendar.ts')).writeCalendar(name, events, new Date().toISOString()),
  }
}
