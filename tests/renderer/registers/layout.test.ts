import { describe, expect, it } from 'vitest'
import { tableNames } from '#domain/table-names.ts'
import { formParts, startingValues } from '#renderer/registers/form-layout.ts'
import { recordTitle } from '#renderer/registers/record-title.ts'
import { isRegister } from '#renderer/registers/register-tables.ts'
import { shownFields } from '#renderer/registers/shown-fields.ts'
import { relatedOf } from '#renderer/registers/related.ts'
import { knows, LANGUAGES } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'

const registers = tableNames.filter(isRegister)
const names = (table: (typeof registers)[number]) => shownFields(table).map(f => f.name)

describe.each(registers)('the register %s', table => {
  it('has every field once in its form, in parts that have names', () => {
    const parts = formParts(table, shownFields(table))
    expect(parts.flatMap(p => p.fields.map(f => f.name)).sort()).toEqual(names(table).sort())
    for (const language of LANGUAGES) expect(parts.filter(p => p.title !== null && !knows(language, `section.${p.title}`))).toEqual([])
  })
  it('starts a new record with values that its fields take', () => {
    const values = startingValues(table, '2026-11-23T08:00')
    for (const [name, value] of Object.entries(values)) expect(shownFields(table).find(f => f.name === name)?.schema.safeParse(value).success, name).toBe(true)
  })
  it('shows records that point at it by fields that they have', () => {
    for (const related of relatedOf(table)) {
      const field = shownFields(related.table).find(f => f.name === related.field)
      expect([field?.table, isRegister(related.table)]).toEqual([table, true])
      expect([...related.main, ...related.quiet].filter(name => !shownFields(related.table).some(f => f.name === name))).toEqual([])
    }
  })
  it('says what will stand in it while it is empty', () => {
    for (const language of LANGUAGES) expect(knows(language, `register.empty.${table}`)).toBe(true)
  })
})

describe('a value of a record', () => {
  const shown = (table: 'student' | 'post' | 'enterprise', name: string, value: unknown, language: 'zh-CN' | 'en' = 'zh-CN') =>
    valueText(shownFields(table).find(f => f.name === name)!, value, {}, language)

  it('that names a person by number is shown without its middle', () => expect(shown('student', 'nationalId', '11010519491231002X')).toBe('110105********002X'))
  it('of several choices is shown in words', () => {
    expect(shown('post', 'hazards', ['height', 'toxic'])).toBe('高空作业、有毒')
    expect(shown('enterprise', 'restDays', ['6', '7'], 'en')).toBe('Saturday, Sunday')
    expect(shown('post', 'hazards', undefined)).toBe('')
  })
})

describe('the head of a record', () => {
  it.each([
    ['placement', { studentId: 'student:1', enterpriseId: 'enterprise:1' }, { studentId: '陈浩', enterpriseId: '华工' }, '陈浩 · 华工'],
    ['visit', { enterpriseId: 'enterprise:1', date: '2026-03-01' }, { enterpriseId: '华工' }, '华工 · 2026-03-01'],
    ['staffCount', { enterpriseId: 'enterprise:1', from: '2026-03-01', count: 9 }, { enterpriseId: '华工' }, '华工 · 2026-03-01'],
    ['equipment', { name: '铣床', assetNo: 'A1' }, {}, '铣床'],
    ['agreement', { title: '合作', number: 'HZ-1' }, {}, '合作'],
    ['calendarDay', { date: '2026-10-01' }, {}, '2026-10-01'],
    ['calendarDay', { name: '国庆节', date: '2026-10-01' }, {}, 'National Day · 2026-10-01'],
  ] as const)('of %s', (table, fields, held, title) => expect(recordTitle(table, fields, held, 'en')).toBe(title))
})
