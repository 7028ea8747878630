import { expect, test } from 'vitest'
import { pictureSize } from '#domain/base/picture.ts'
import { heads } from '../../pictures.ts'

test.each(['png', 'jpeg', 'webp'] as const)('a %s says how large it is', kind => {
  for (const [width, height] of [[1, 1], [640, 480], [9000, 12_000]] as const) expect(pictureSize(heads[kind](width, height))).toEqual({ width, height })
})

test('so do the plain and the lossless WebP', () => {
  const plain = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 \0\0\0\0', 'latin1'), Buffer.from([0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1])])
  expect(pictureSize(plain)).toEqual({ width: 640, height: 480 })
  const lossless = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0', 'latin1'), Buffer.from([0x2f, 0x7f, 0xc2, 0x77, 0, 0, 0, 0, 0, 0])])
  expect(pictureSize(lossless)).toEqual({ width: 640, height: 480 })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('640 x 480')],
  ['a PNG of no width', heads.png(0, 480)],
  ['a JPEG that ends before its frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9, ...new Uint8Array(20)])],
  ['a JPEG whose segments lead nowhere', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
])('%s says nothing', (_, bytes) => expect(pictureSize(bytes)).toBeNull())
