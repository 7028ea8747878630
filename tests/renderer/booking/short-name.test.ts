import { describe, expect, it } from 'vitest'
import { shortName } from '#renderer/booking/board/BoardBar.tsx'

describe("a class's name on a narrow block", () => {
  it('is whole where it fits', () => {
    expect(shortName('CNC 2601', 120)).toBe('CNC 2601')
    expect(shortName('数控2601班', 90)).toBe('数控2601班')
  })
  it('keeps the programme, then its first letter, then only the number', () => {
    expect(shortName('CNC 2601', 70)).toBe('CNC2601')
    expect(shortName('CNC 2601', 44)).toBe('C2601')
    expect(shortName('CNC 2601', 30)).toBe('2601')
    expect(shortName('数控2601班', 70)).toBe('数控2601')
    expect(shortName('数控2601班', 48)).toBe('数2601')
    expect(shortName('数控2601班', 30)).toBe('2601')
  })
  it('stays as it is without a number', () => {
    expect(shortName('Welding evening class', 40)).toBe('Welding evening class')
  })
})
