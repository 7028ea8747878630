import { FileRefusal } from '#app/ports.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import type { ReadName, ReadResult, ReadTask } from './file-work.ts'
import { readCalendar } from './read-calendar.ts'
import { readFet } from './read-fet.ts'
import { checkSize, readTable } from './read-table.ts'

/** What somebody else made, read: it may be built to take all memory, or never to come to an end. */
const readers: { [N in ReadName]: (task: ReadTask) => Promise<ReadResult<N>> } = {
  readTable: ({ file, bytes }) => readTable(file, bytes),
  async readFet({ file, bytes }) {
    refuseOthers(file, bytes, 'xml')
    return readFet(file, bytes)
  },
  async readCalendar({ file, bytes, zone }) {
    refuseOthers(file, bytes, 'ics')
    return readCalendar(file, bytes, zone)
  },
}

/** Signs of the file that a refusal repeats. */
const LONGEST_ECHO = 200

/** @throws FileRefusal of the reader */
export async function read<N extends ReadName>(name: N, task: ReadTask): Promise<ReadResult<N>> {
  try {
    return await readers[name](task)
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    const short = Object.entries(error.facts).map(([key, fact]) => [key, typeof fact === 'string' && fact.length > LONGEST_ECHO ? `${fact.slice(0, LONGEST_ECHO)}…` : fact])
    throw new FileRefusal(error.code, { ...Object.fromEntries(short), file: task.file })
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
