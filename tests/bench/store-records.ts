import type { ChangeSet } from '#domain/base/decision.ts'
import type { Row0 } from '#domain/base/change.ts'
import { createDice } from '#domain/sample/dice.ts'
import { systemClock, newId } from '#adapters/clock.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'

export const openAt = (folder: string): Promise<OpenFolder> => openFolder(folder, { newId, instant: systemClock.instant, now: systemClock.now })

/** Bookings as an office has them: about 290 bytes of JSON each, with Chinese titles. */
export function bookingRow(n: number, dice = createDice(n)): Row0 {
  const day = String(1 + (n % 28)).padStart(2, '0')
  const hour = String(8 + (n % 10)).padStart(2, '0')
  return {
    id: `booking:${n.toString(36).padStart(16, '0')}`,
    title: `数控车削实训 第 ${n} 组`,
    use: 'teaching',
    status: 'confirmed',
    times: { kind: 'once', start: `2026-11-${day}T${hour}:00`, end: `2026-11-${day}T${hour}:45` },
    workshopId: `workshop:${dice.below(60)}`,
    items: [{ equipmentId: `equipment:m${dice.below(500)}`, units: 1 }],
    teacherIds: [`teacher:${dice.below(200)}`],
    people: 20 + (n % 20),
    note: '带好工作服与护目镜',
  }
}

/** The set that brings these records into the world. */
export function birthSet(seq: number, rows: readonly Row0[]): ChangeSet {
  return recordSet(seq, rows.map(row => ({ table: 'booking', row })))
}

/** The same for records of several tables. */
export function recordSet(seq: number, records: readonly { table: string; row: Row0 }[]): ChangeSet {
  const changes = records.map(({ table, row: { id, ...to } }) => ({ table, id, from: null, to }))
  return { seq, id: newId('set'), at: systemClock.instant(), device: 'device:bench', actor: { name: '王' }, command: 'intake.apply', changes }
}

/** One small change to one record. */
export function editSet(seq: number, n: number): ChangeSet {
  const { id } = bookingRow(n)
  return { seq, id: newId('set'), at: systemClock.instant(), device: 'device:bench', actor: { name: '王老师' }, command: 'booking.change', about: { title: `第 ${n} 组` }, changes: [{ table: 'booking', id, from: { people: 20 }, to: { people: 21 } }] }
}

/** Fills a new folder with `count` bookings, in sets of a thousand, and brings its tables up to date. */
export async function fillFolder(folder: string, count: number): Promise<void> {
  const data = await openAt(folder)
  for (let from = 0, seq = 1; from < count; from += 1000, seq++) {
    await data.journal.append(birthSet(seq, Array.from({ length: Math.min(1000, count - from) }, (_, i) => bookingRow(from + i))))
  }
  await data.compact()
  await data.close()
}
