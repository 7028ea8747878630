import { expect, test } from 'vitest'
import { countsOf, recordsOf } from '#renderer/storage/backup-facts.ts'

const counts = { programme: 0, booking: 40, term: 2, equipment: 320 }

test('a backup is described by its full tables, the fullest first', () =>
  expect(countsOf({ counts })).toEqual([
    ['equipment', 320],
    ['booking', 40],
    ['term', 2],
  ]))

test('its records are counted over all tables', () => expect(recordsOf({ counts })).toBe(362))
