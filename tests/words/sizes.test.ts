import { expect, test } from 'vitest'
import { sizeText } from '#words/say.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1536, '1.5 kB'],
  [12_345_678, '11.8 MB'],
  [5 * 1024 ** 3, '5 GB'],
  [3000 * 1024 ** 4, '3,000 TB'],
])('%i bytes are said as %s', (bytes, text) => expect(sizeText(bytes, 'en')).toBe(text))

test('and in Chinese', () => expect(sizeText(812, 'zh-CN')).toMatch(/^812\s?字节$/))
