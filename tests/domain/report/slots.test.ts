import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slotsOf, type PlacedUse } from '#domain/report/slots.ts'

const use = (title: string, day: number, band: number, bands: number): PlacedUse => ({ title, day, band, bands, lines: [], side: 'college', time: `${band}+${bands}` })

test('uses of the same periods lie above one another, others beside', () => {
  const [same] = slotsOf([use('a', 0, 0, 2), use('b', 0, 0, 2)])
  expect(same).toMatchObject({ band: 0, bands: 2, steps: 2, lanes: 1 })
  const [beside] = slotsOf([use('a', 0, 0, 2), use('b', 0, 1, 2)])
  expect(beside).toMatchObject({ band: 0, bands: 3, steps: 3, lanes: 2 })
})

test('where lanes would get too narrow, tiles are stacked and each says its time', () => {
  const [slot] = slotsOf([0, 1, 2, 3, 4].map(i => use(String(i), 0, i % 2, 4)))
  expect(slot!.lanes).toBeLessThanOrEqual(3)
  expect(slot!.entries.map(e => e.clock)).toEqual(['0+4', '0+4', '0+4', '1+4', '1+4'])
})

test('every use is drawn once, nothing lies on anything else, and slots never meet', () => {
  const uses = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 })), { maxLength: 30 })
  fc.assert(
    fc.property(uses, list => {
      const slots = slotsOf(list.map(([day, band, bands], i) => use(String(i), day, band, bands)))
      expect(slots.flatMap(s => s.entries.map(e => e.title)).toSorted()).toEqual(list.map((_, i) => String(i)).toSorted())
      const rows = slots.flatMap(s => Array.from({ length: s.bands }, (_, i) => `${s.day} ${s.band + i}`))
      expect(new Set(rows).size).toBe(rows.length)
      for (const slot of slots) {
        const tiles = slot.entries.flatMap(e => Array.from({ length: e.steps }, (_, i) => `${e.step + i} ${e.lane}`))
        expect(new Set(tiles).size).toBe(tiles.length)
        for (const e of slot.entries) expect(e.step + e.steps <= slot.steps && e.lane < slot.lanes).toBe(true)
        for (const e of slot.entries) {
          const [, band, bands] = list[Number(e.title)]!
          expect(slot.band <= band && band + bands <= slot.band + slot.bands).toBe(true)
        }
      }
    }),
  )
})
