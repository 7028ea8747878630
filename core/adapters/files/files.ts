import type { Files } from '#app/ports.ts'
import { FileRefusal } from '#app/ports.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import { readCalendar } from './read-calendar.ts'
import { readFet } from './read-fet.ts'
import { checkSize, readTable } from './read-table.ts'
import { writeCalendar } from './write-calendar.ts'
import { writeTable } from './write-table.ts'

/**
 * Readers and writers of office files. `zone` is the zone of the college's wall time, in which times of .ics files that
 * name another zone are written down: the machine's own unless said otherwise.
 */
export function createFiles(zone: string = Intl.DateTimeFormat().resolvedOptions().timeZone): Files {
  return {
    kindOf: bytes => {
      const kind = kindOf(bytes)
      return kind === 'xml' ? 'fet' : kind === 'ics' ? 'ics' : 'table'
    },
    readTable,
    readFet: async (name, bytes) => {
      refuseOthers(name, bytes, 'xml')
      return readFet(name, bytes)
    },
    readCalendar: async (name, bytes) => {
      refuseOthers(name, bytes, 'ics')
      return readCalendar(name, bytes, zone)
    },
    writeTable,
    writeCalendar: async (name, events) => writeCalendar(name, events, new Date().toISOString()),
  }
}

/** @throws FileRefusal naming what the file is instead, when its content is of another kind */
function refuseOthers(file: string, bytes: Uint8Array, wanted: 'xml' | 'ics'): void {
  checkSize(file, bytes)
  const kind = kindOf(bytes)
  if (kind === wanted) return
  if (kind === 'empty') throw new FileRefusal('file.empty', { file })
  if (kind === 'ole' && isEncryptedOffice(bytes)) throw new FileRefusal('file.password', { file })
  throw new FileRefusal('file.wrongType', { file, type: `file.type.${kind}` })
}
