import { expect, test } from 'vitest'
import { countsOf, lastKnownChange, recordsOf } from '#renderer/storage/backup-facts.ts'

const counts = { programme: 0, booking: 40, term: 2, equipment: 320 }

test('a backup is described by its full tables, the fullest first', () =>
  expect(countsOf({ counts })).toEqual([
    ['equipment', 320],
    ['booking', 40],
    ['term', 2],
  ]))

test('its records are counted over all tables', () => expect(recordsOf({ counts })).toBe(362))

test('a backup of this folder that is newer than what can be read says how far the changes went', () => {
  const backups = [{ own: false, seq: 900 }, { own: true, seq: 40 }]
  expect([lastKnownChange(12, backups), lastKnownChange(55, backups), lastKnownChange(3, [])]).toEqual([40, 55, 3])
})
