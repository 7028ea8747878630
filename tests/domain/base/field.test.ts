import { expect, test } from 'vitest'
import { choices, inListOrder, photo } from '#domain/base/field.ts'

const fits = (value: string) => photo().safeParse(value).success
const dot = 'iVBORw0KGgo='

test('a photo is the id of an attachment', () => expect(fits(`attachment:${'0f'.repeat(32)}`)).toBe(true))

test.each(['png', 'jpeg', 'webp'])('a photo of older data, a %s inside its record, is still good', kind => {
  expect(fits(`data:image/${kind};base64,${dot}`)).toBe(true)
})

test.each([
  ['a drawing that can hold a program', `data:image/svg+xml;base64,${dot}`],
  ['a web page', `data:text/html;base64,${dot}`],
  ['a picture out of the net', 'https://example.org/logo.png'],
  ['a checksum that is too short', `attachment:${'0f'.repeat(31)}`],
  ['a checksum in capitals', `attachment:${'0F'.repeat(32)}`],
  ['something behind the checksum', `attachment:${'0f'.repeat(32)}/../x`],
  ['an inline picture larger than records ever held', `data:image/png;base64,${'A'.repeat(400_000)}`],
])('%s is no photo', (_, value) => expect(fits(value)).toBe(false))

const DAYS = ['1', '2', '3'] as const
test.each([
  ['several of the list', ['1', '3'], true],
  ['none', [], false],
  ['one twice', ['2', '2'], false],
  ['one that the list lacks', ['4'], false],
  ['a text', '1,2', false],
])('choices are %s: %j', (_, value, good) => expect(choices(DAYS).safeParse(value).success).toBe(good))

test('choices stand in the order of their list, each once', () => expect(inListOrder(DAYS, ['3', '1', '3', 'x'])).toEqual(['1', '3']))
