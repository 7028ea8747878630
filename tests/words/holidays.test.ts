import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calledText, holidayText, say } from '#words/say.ts'

const shipped = new Set([...readFileSync('assets/calendar/cn-2025-2026.json', 'utf8').matchAll(/"name": ?"([^"]+)"/g)].map(m => m[1]!))

test('every holiday that comes with the program reads in English and stays as it is in Chinese', () => {
  expect(shipped.size).toBe(8)
  for (const name of shipped) {
    expect(holidayText(name, 'en')).not.toMatch(/\p{Script=Han}/u)
    expect(holidayText(name, 'zh-CN')).toBe(name)
  }
  expect(holidayText('国庆节、中秋节', 'en')).toBe('National Day, Mid-Autumn Festival')
})

test('a name that the college gave is shown as it was written', () => {
  expect(holidayText('校庆', 'en')).toBe('校庆')
  expect(holidayText('国庆节、校庆', 'en')).toBe('国庆节、校庆')
  expect(holidayText('', 'en')).toBe('')
})

test('a refusal names the holiday in the language of the reader', () => {
  expect(say('en', 'refusal.calendar.holiday', { date: '2026-10-01', name: '国庆节' })).toContain('National Day')
})

test('a day of the calendar is called by its holiday in the language of the reader, wherever a record is named', () => {
  expect(calledText('2026-10-01 国庆节', 'en')).toBe('2026-10-01 National Day')
  expect(calledText('2026-10-01 国庆节', 'zh-CN')).toBe('2026-10-01 国庆节')
  expect(calledText('2026-11-02 校庆', 'en')).toBe('2026-11-02 校庆')
  expect(calledText('2026-11-02', 'en')).toBe('2026-11-02')
  expect(say('en', 'command.register.save', { table: 'calendarDay', name: '2026-10-01 国庆节' })).toContain('2026-10-01 National Day')
})
