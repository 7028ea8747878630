import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfBase64, utf8Bytes, utf8Text } from '#domain/base/bytes.ts'

test('base64 gives the same bytes as the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect([...bytesOfBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes])
    }),
  )
})

test('UTF-8 is read and GB18030 is recognised as something else', () => {
  expect(utf8Text(new TextEncoder().encode('榫卯 mortise 龘'))).toBe('榫卯 mortise 龘')
  expect(utf8Text(new Uint8Array([0xe9, 0xbe, 0xd6, 0xd0]))).toBeNull()
})

test('text gives the same bytes as the platform does, of every plane and of half a pair', () => {
  for (const text of ['', 'a~\u007f', '\u0080é߿', '\u0800榫卯\uffff', '𠮷😀\u{10ffff}', 'x\ud800y\udc00z']) expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)])
})
