import { expect, test } from 'vitest'
import { compliancePath, questionOf, type Question } from '#renderer/compliance/question.ts'
import { figureFrom, figureText } from '#renderer/compliance/figure-text.ts'

const today = '2026-11-25'

test('what the page shows stands in its address and is read back', () => {
  const questions: Question[] = [
    { view: 'rules', pack: 'cn-2021-4', day: today },
    { view: 'hosts', pack: 'general', day: '2026-09-01', severity: 'E', rule: 'G1', host: 'enterprise:1', subject: 'student:1', answered: false, text: '金宇 & co' },
    { view: 'figures', pack: 'cn-2021-4', day: today, answered: true },
  ]
  for (const question of questions) {
    const read = questionOf(new URL(compliancePath(question), 'http://x').searchParams, today)
    expect(Object.fromEntries(Object.entries(read).filter(([, v]) => v !== undefined))).toEqual(question)
  }
})

test('an address that makes no sense shows today by the first pack', () => {
  expect(questionOf(new URLSearchParams('view=x&pack=__proto__&day=soon&severity=Q'), today)).toMatchObject({ view: 'rules', pack: 'cn-2021-4', day: today, severity: undefined })
})

test('a share is read and typed in per cent; what is no number stays as it is, to be refused', () => {
  const say = (key: string, facts?: Record<string, unknown>) => `${key}|${String(facts?.['value'] ?? '')}`
  expect(figureText(say, 'share', '0.125')).toBe('compliance.unit.share|12.5')
  expect(figureText(say, 'hours', '8')).toBe('compliance.unit.hours|8')
  expect(figureText(say, 'clock', '')).toBe('compliance.figures.nothing|')
  expect(['12.5', ' 10 ', '', 'ten'].map(typed => figureFrom('share', typed))).toEqual(['0.125', '0.1', '', 'ten'])
  expect(figureFrom('days', ' 7 ')).toBe('7')
})
