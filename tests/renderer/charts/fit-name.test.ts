import { expect, test } from 'vitest'
import { linesOf, widthOf } from '#renderer/charts/fit-name.ts'

const SIZE = 12
const LONG = 'Industrial Robotics (Modern Apprenticeship pilot with Jinyu Precision Machinery)'

test('a name that has room stays as it is', () => {
  expect(linesOf('Mechatronics', 200, SIZE)).toEqual(['Mechatronics'])
  expect(linesOf('', 200, SIZE)).toEqual([])
})

test('a longer one is broken at a space, or between ideographs, into lines of about the same length', () => {
  expect(linesOf('Electrical automation technology', 140, SIZE)).toEqual(['Electrical', 'automation technology'])
  const lines = linesOf('江州精宇精密机械制造股份有限公司第二分厂', 220, SIZE)
  expect(lines.join('')).toBe('江州精宇精密机械制造股份有限公司第二分厂')
  expect(Math.abs(lines[0]!.length - lines[1]!.length)).toBeLessThan(8)
  expect(linesOf('2025年12月', 50, SIZE)).toEqual(['2025年', '12月'])
})

test('one that is too long for both lines keeps its end, and no line is wider than its room', () => {
  for (const name of [LONG, '江州精宇精密机械制造股份有限公司第二分厂（高新技术产业开发区）实训基地', 'Donaudampfschifffahrtsgesellschaftskapitänspatentprüfung']) {
    const lines = linesOf(name, 150, SIZE)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(widthOf(line, SIZE), line).toBeLessThanOrEqual(150)
    expect(lines[1]!.endsWith(Array.from(name).slice(-3).join(''))).toBe(true)
    expect(lines[1]).toContain('…')
  }
})
