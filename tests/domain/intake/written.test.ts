import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Written } from '#domain/base/field.ts'
import { writtenText } from '#domain/base/written.ts'
import { formatWeeks, LAST_WEEK, weekList } from '#domain/calendar/week-pattern.ts'
import { readWritten } from '#domain/intake/read-written.ts'
import { LANGUAGES, writtenWords } from '#words/say.ts'

const need = (kind: string, pieces: number) => ({ kind, pieces })
const span = (weekday: number, from: number, to: number) => ({ weekday, from, to })

const RIGHT: [Written, string | number, unknown][] = [
  ['needs', '数控车床×4；铣床×2', [need('数控车床', 4), need('铣床', 2)]],
  ['needs', 'CK6140 x4; X52K x2', [need('CK6140', 4), need('X52K', 2)]],
  ['needs', 'CK6140x4、X52K*2', [need('CK6140', 4), need('X52K', 2)]],
  ['needs', '数控车床4台，铣床 ２ 台', [need('数控车床', 4), need('铣床', 2)]],
  ['needs', 'Simulator, type A; large ×12', [need('Simulator, type A; large', 12)]],
  ['needs', 'MAX（大）×1\n4x4 ×2', [need('MAX（大）', 1), need('4x4', 2)]],
  ['spans', '周一1-2；周三3-4', [span(1, 1, 2), span(3, 3, 4)]],
  ['spans', 'Mon 1-2; Wed 3-4', [span(1, 1, 2), span(3, 3, 4)]],
  ['spans', '星期一、星期三 第1-2节，5-6节', [span(1, 1, 2), span(3, 1, 2), span(1, 5, 6), span(3, 5, 6)]],
  ['spans', '周五：9', [span(5, 9, 9)]],
  ['weekdays', '1-5', [1, 2, 3, 4, 5]],
  ['weekdays', 135, [1, 3, 5]],
  ['weekdays', 3, [3]],
  ['weekdays', '周一、周三', [1, 3]],
  ['weekdays', '周一至周五', [1, 2, 3, 4, 5]],
  ['weekdays', 'Mon – Fri, Sun', [1, 2, 3, 4, 5, 7]],
  ['weekday', '星期日', 7],
  ['weekday', 'Thursday', 4],
  ['weekday', 2, 2],
  ['holiday', 'Spring Festival', '春节'],
  ['holiday', 'National Day, Mid-Autumn Festival', '国庆节、中秋节'],
  ['holiday', '校庆', '校庆'],
  ['weeks', '1-8，10-16周', '1-8,10-16'],
  ['weeks', '1-15单', '1-15 odd'],
  ['weeks', '单周', '1-59 odd'],
  ['weeks', '1-3周,5-9单周', '1-3,5-9 odd'],
]
const WRONG: [Written, string | number, string][] = [
  ['needs', 'CK6140', 'cell.needs'],
  ['needs', 'MAX4', 'cell.needs'],
  ['needs', '×4', 'cell.needs'],
  ['needs', 'CK6140 ×0', 'cell.tooSmall'],
  ['spans', '周一', 'cell.spans'],
  ['spans', '1-2', 'cell.spans'],
  ['spans', '周一 4-3', 'cell.spans'],
  ['spans', '周一 1-41', 'cell.spans'],
  ['spans', '早上', 'cell.spans'],
  ['weekdays', '5-1', 'cell.weekdays'],
  ['weekdays', 46027, 'cell.weekdays'],
  ['weekdays', '周八', 'cell.weekdays'],
  ['weekday', '1-2', 'cell.weekday'],
  ['weeks', '春季', 'cell.weeks'],
  ['weeks', '8-1', 'cell.weeks'],
]

describe('values of parts in one cell', () => {
  test.each(RIGHT)('%s: %s is read', (how, cell, value) => expect(readWritten(how, cell)).toEqual({ value }))
  test.each(WRONG)('%s: %s is refused', (how, cell, code) => expect(readWritten(how, cell)).toMatchObject({ code }))
  test.each(RIGHT)('%s: what %s means is written and read again', (how, _, value) => {
    for (const language of LANGUAGES) expect(readWritten(how, writtenText(how, value, writtenWords(language)))).toEqual({ value })
  })

  test('any weeks of a term are written and read again', () => {
    const weeks = fc.uniqueArray(fc.integer({ min: 1, max: LAST_WEEK }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(weeks, list => {
        const value = formatWeeks(list)
        for (const language of LANGUAGES) expect(readWritten('weeks', writtenText('weeks', value, writtenWords(language)))).toEqual({ value })
      }),
    )
  })

  test('each language writes as its office does', () => {
    const said = (how: Written, value: unknown) => LANGUAGES.map(language => writtenText(how, value, writtenWords(language))).sort()
    expect(said('needs', [need('CK6140', 4), need('X52K', 2)])).toEqual(['CK6140 ×4; X52K ×2', 'CK6140×4；X52K×2'])
    expect(said('spans', [span(1, 1, 2), span(3, 5, 5)])).toEqual(['Mon 1-2; Wed 5', '周一1-2；周三5'])
    expect(said('weekdays', [1, 3])).toEqual(['Mon, Wed', '周一、周三'])
    expect(said('weekdays', [1, 2, 3, 4, 5])).toEqual(['Mon–Fri', '周一至周五'])
    expect(said('weeks', '1-15 odd')).toEqual(['1-15 odd', '1-15单周'])
    expect(said('holiday', '国庆节、中秋节')).toEqual(['National Day, Mid-Autumn Festival', '国庆节、中秋节'])
    expect(said('holiday', '校庆')).toEqual(['校庆', '校庆'])
    expect(said('weeks', '1-59 odd')).toEqual(['odd weeks', '单周'])
    expect(weekList('1-60')).toHaveLength(LAST_WEEK)
  })
})
