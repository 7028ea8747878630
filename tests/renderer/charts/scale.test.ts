import { describe, expect, test } from 'vitest'
import { scaleOf, tickText } from '#renderer/charts/scale.ts'

describe('a scale', () => {
  test('has round ticks from nought to above the highest value', () => {
    expect(scaleOf([3, 17, 42], 'hours')).toEqual({ from: 0, to: 50, ticks: [0, 10, 20, 30, 40, 50] })
    expect(scaleOf([0.31], 'percent').ticks.at(-1)).toBeGreaterThanOrEqual(0.31)
  })
  test('of percentages ends at 100 where nothing is above', () => {
    expect(scaleOf([0.962, 0.99], 'percent').to).toBe(1)
    expect(scaleOf([1, 0.5], 'percent').to).toBe(1)
    expect(scaleOf([1.2], 'percent').to).toBeGreaterThanOrEqual(1.2)
  })
  test('of bars begins at nought, of lines close to each other near the lowest', () => {
    const near = [0.91, 0.94, 0.96]
    expect(scaleOf(near, 'percent').from).toBe(0)
    const lines = scaleOf(near, 'percent', { fromNought: false })
    expect(lines.from).toBeGreaterThan(0.85)
    expect(lines.from).toBeLessThanOrEqual(0.91)
    expect(scaleOf([0.1, 0.9], 'percent', { fromNought: false }).from).toBe(0)
  })
  test('counts whole things in whole steps', () => {
    expect(scaleOf([1, 2], 'count').ticks).toEqual([0, 1, 2])
    expect(scaleOf([0], 'count')).toEqual({ from: 0, to: 1, ticks: [0, 1] })
  })
  test('has room for what is below nought, and stands without values', () => {
    const below = scaleOf([-30, 50], 'yuan')
    expect(below.from).toBeLessThanOrEqual(-30)
    expect(below.ticks).toContain(0)
    expect(scaleOf([], 'percent').ticks.length).toBeGreaterThan(1)
  })
  test('never has more ticks than can be read', () => {
    for (const most of [0.0003, 0.7, 1, 7, 99, 101, 1234, 9_999_999]) {
      const { ticks, to } = scaleOf([most], 'hours')
      expect(ticks.length, String(most)).toBeLessThanOrEqual(8)
      expect(to).toBeGreaterThanOrEqual(most)
    }
  })
})

test('ticks are said in few signs, as the language has it', () => {
  expect(tickText(0.8, 'percent', 'en')).toBe('80%')
  expect(tickText(0.925, 'percent', 'zh-CN')).toBe('92.5%')
  expect(tickText(1_250_000, 'yuan', 'en')).toBe('1.25M')
  expect(tickText(1_250_000, 'yuan', 'zh-CN')).toBe('125万')
})
