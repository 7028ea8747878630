import fc from 'fast-check'
import { describe, test } from 'vitest'
import { FileRefusal } from '#app/ports.ts'
import { createFiles } from '#adapters/files/files.ts'
import { rowXml, workbookOf } from './zip-of.ts'

const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
const XLSX = workbookOf(rowXml(1, ['设备名称', '单价', '数量']) + rowXml(2, ['铣床', '<f>1+1</f><v>2</v>', 3]))
const ICS = Buffer.from(
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:x\r\nDTSTART;TZID=Berlin:20261123T080000\r\nDTEND:20261123T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO\r\nATTENDEE;CN=a:mailto:a@b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
)
const FET = Buffer.from(
  '<?xml version="1.0"?><fet version="6.8.5"><Days_List><Day><Name>Mon</Name></Day></Days_List><Hours_List><Hour><Name>8:00</Name></Hour></Hours_List><Activities_List><Activity><Id>1</Id><Subject>a</Subject><Duration>1</Duration></Activity></Activities_List></fet>',
)

/** The file with some bytes changed and its end cut off. */
const damaged = (file: Uint8Array) =>
  fc.tuple(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 6 }), fc.nat(file.length)).map(([flips, cut]) => {
    const bytes = new Uint8Array(file)
    for (const [at, value] of flips) bytes[at] = value
    return bytes.subarray(0, file.length - (cut % 3 === 0 ? cut : 0))
  })

/** Waits for the reading; throws whatever is not a refusal. */
async function settled(reading: Promise<unknown>): Promise<void> {
  try {
    await reading
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
  }
}

describe('a damaged file is read or refused with a reason, never a crash:', () => {
  const read = {
    xlsx: (b: Uint8Array) => files.readTable('a.xlsx', b),
    ics: (b: Uint8Array) => files.readCalendar('a.ics', b),
    fet: (b: Uint8Array) => files.readFet('a.fet', b),
  }
  test.each([
    ['xlsx', XLSX],
    ['ics', ICS],
    ['fet', FET],
  ] as const)('%s', async (kind, file) => {
    await fc.assert(
      fc.asyncProperty(damaged(file), async bytes => void (await settled(read[kind](bytes)))),
      { numRuns: 150 },
    )
  })
  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('xlsx', 'ics', 'fet' as const), async (bytes, kind) => {
        await settled(read[kind as 'xlsx'](bytes))
      }),
      { numRuns: 200 },
    )
  })
})
