import { expect, it } from 'vitest'
import { proposeSlot } from '#renderer/upkeep/propose-slot.ts'

const span = (start: string, end: string) => ({ start, end })

it('proposes the first free time in working hours', () => {
  // Friday evening to Monday noon: the weekend is left alone
  expect(proposeSlot([span('2026-11-27T17:00', '2026-11-30T12:00')], 120)).toEqual(span('2026-11-30T08:00', '2026-11-30T10:00'))
  expect(proposeSlot([span('2026-11-26T10:05', '2026-11-26T11:00'), span('2026-11-26T15:50', '2026-11-26T18:30')], 120)).toEqual(span('2026-11-26T15:50', '2026-11-26T17:50'))
})
it('finds nothing where no stretch is long enough by day', () => {
  expect(proposeSlot([span('2026-11-26T16:30', '2026-11-27T09:00')], 120)).toBeNull()
  expect(proposeSlot([], 30)).toBeNull()
})
