import { expect, test } from 'vitest'
import { birthDateIn, isNationalId, maskedText, sexIn } from '#domain/base/national-id.ts'

// the example of GB 11643
test('an identity number with the right check character is good, with a small x too', () => {
  expect(isNationalId('11010519491231002X')).toBe(true)
  expect(isNationalId('11010519491231002x')).toBe(true)
  expect(isNationalId('440524188001010014')).toBe(false) // good by its check character, but nobody was born then
  expect(isNationalId('440524198001010013')).toBe(true)
})

test.each([
  ['a digit is wrong', '11010519491231003X'],
  ['two digits are swapped', '11010519491213002X'],
  ['the check character is wrong', '110105194912310021'],
  ['a digit lacks', '1101051949123100X'],
])('is no identity number where %s', (_, id) => expect(isNationalId(id)).toBe(false))

test('says when somebody was born, and of which sex', () => {
  expect([birthDateIn('11010519491231002X'), sexIn('11010519491231002X')]).toEqual(['1949-12-31', 'female'])
  expect(sexIn('440524198001010013')).toBe('male')
})

test('is shown without its middle', () => {
  expect(maskedText('11010519491231002X')).toBe('110105********002X')
  expect(maskedText('123')).toBe('***')
})
