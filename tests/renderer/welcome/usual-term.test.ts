import { expect, it } from 'vitest'
import { usualTerm, yearsOf } from '#renderer/welcome/usual-term.ts'

it('proposes the term that a college is in, from a Monday', () => {
  expect(usualTerm('2026-11-23', 'en')).toEqual({ name: 'Autumn 2026', start: '2026-08-31', weeks: 20 })
  expect(usualTerm('2027-01-10', 'zh-CN')).toEqual({ name: '2026–2027学年第一学期', start: '2026-08-31', weeks: 20 })
  expect(usualTerm('2027-04-10', 'zh-CN')).toEqual({ name: '2026–2027学年第二学期', start: '2027-03-01', weeks: 20 })
})
it('knows the years whose holidays a term needs', () => {
  expect(yearsOf({ name: '', start: '2026-08-31', weeks: 20 })).toEqual([2026, 2027])
  expect(yearsOf({ name: '', start: '2026-03-02', weeks: 20 })).toEqual([2026])
})
