import { describe, expect, it } from 'vitest'
import { passphraseOf, strengthOf, suggestPassphrase } from '#renderer/exchange/passphrase.ts'

describe('a suggested passphrase', () => {
  it('is four groups of four digits, another each time, and good', () => {
    const many = Array.from({ length: 200 }, suggestPassphrase)
    for (const phrase of many) expect(phrase).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(new Set(many).size).toBe(200)
    expect(many.filter(phrase => strengthOf(phrase) !== 'good')).toEqual([])
  })
  it('has every digit about as often', () => {
    const digits = Array.from({ length: 500 }, suggestPassphrase).join('').replaceAll(' ', '')
    for (const digit of '0123456789') {
      const share = [...digits].filter(d => d === digit).length / digits.length
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })
})

describe('what was typed', () => {
  it.each([
    ['4821 7093 5516 2048', '4821 7093 5516 2048'],
    ['4821709355162048', '4821 7093 5516 2048'],
    ['4821-7093-5516-2048 ', '4821 7093 5516 2048'],
    ['４８２１ ７０９３ ５５１６ ２０４８', '4821 7093 5516 2048'],
    ['  two words ', 'two words'],
    ['482-170', '482-170'],
    ['482170935516204', '482170935516204'],
  ])('%s means %s', (typed, meant) => expect(passphraseOf(typed)).toBe(meant))
})

describe('how hard it is to guess', () => {
  it.each([
    ['', 'short'],
    ['abc1234', 'short'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaa', 'weak'],
    ['20261123', 'weak'],
    ['1111 1111 1111 1111', 'weak'],
    ['harbour7', 'fair'],
    ['harbour road 8 hall', 'good'],
    ['实训中心办公室钥匙', 'good'],
  ])('%s is %s', (typed, strength) => expect(strengthOf(typed)).toBe(strength))
})
