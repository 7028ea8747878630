import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { whole } from '#adapters/storage/codec.ts'
import { BLOCK, lockedCodec, opened, sealed } from '#adapters/storage/locked-codec.ts'

/** One million in the long run. */
const LINES = Number(process.env['MORTISE_NONCES'] ?? 20_000)

const key = randomBytes(32)
const codec = lockedCodec(key, 'store:1')
const hex = (text: string) => Buffer.from(text, 'hex')

/** In pieces of odd sizes, each written over once the next is asked for, as the store's own blocks are. */
function* pieces(content: Buffer, size: number): Generator<Uint8Array> {
  const room = Buffer.alloc(size)
  for (let at = 0; at < content.length; at += size) {
    const n = content.copy(room, 0, at, at + size)
    yield room.subarray(0, n)
  }
}

describe('a locked file', () => {
  test.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 5 * BLOCK + 77])('of %i bytes comes back whole, however it is cut', async size => {
    const content = randomBytes(size)
    const file = await whole(codec.seal(pieces(content, 10_007), 'booking.000000000009.json'))
    expect((await whole(codec.open(pieces(file, 4_099), 'booking.000000000009.json'))).equals(content)).toBe(true)
    expect(size < 32 || !file.includes(content.subarray(0, 32))).toBe(true)
  })

  test('opens under its own name, store and key alone', async () => {
    const file = await whole(codec.seal([Buffer.from('some rows')], 'a'))
    const open = (by: typeof codec, about: string) => whole(by.open([file], about))
    await expect(open(codec, 'b')).rejects.toThrow()
    await expect(open(lockedCodec(key, 'store:2'), 'a')).rejects.toThrow()
    await expect(open(lockedCodec(randomBytes(32), 'store:1'), 'a')).rejects.toThrow()
    await expect(open(codec, 'a')).resolves.toEqual(Buffer.from('some rows'))
  })

  test('is refused with any byte changed, cut at any place, with blocks swapped, or made longer', async () => {
    const file = await whole(codec.seal([randomBytes(2 * BLOCK + 10)], 'a'))
    const head = file.length - (2 * BLOCK + 10) - 3 * 16
    const step = BLOCK + 16
    const bad = [
      ...[0, 8, 12, head, head + 5, head + step, file.length - 1].map(at => Buffer.from(file.map((byte, i) => (i === at ? byte ^ 1 : byte)))),
      ...[0, 5, head, head + 10, head + step, head + 2 * step, file.length - 1].map(at => file.subarray(0, at)),
      Buffer.concat([file.subarray(0, head), file.subarray(head + step, head + 2 * step), file.subarray(head, head + step), file.subarray(head + 2 * step)]),
      Buffer.concat([file, Buffer.from([0])]),
      Buffer.concat([file, file.subarray(head)]),
    ]
    for (const [i, bytes] of bad.entries()) await expect(whole(codec.open([bytes], 'a')), String(i)).rejects.toThrow()
  })
})

describe('a locked line', () => {
  test('comes back, short or long, and says nothing to others', () => {
    for (const text of ['{}', JSON.stringify({ name: '张伟'.repeat(400) })]) {
      const line = codec.sealLine(Buffer.from(text), 7).toString()
      expect(codec.openLine(line, 7)).toBe(text)
      expect(Buffer.from(JSON.parse(line) as string, 'base64').includes('张伟')).toBe(false)
    }
  })

  test('stands at its own number alone', () => {
    const line = codec.sealLine(Buffer.from('{"seq":7}'), 7).toString()
    expect(() => codec.openLine(line, 8)).toThrow()
    expect(() => lockedCodec(key, 'store:2').openLine(line, 7)).toThrow()
    const bytes = Buffer.from(JSON.parse(line) as string, 'base64')
    for (let at = 0; at < bytes.length; at++) {
      const changed = JSON.stringify(Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))).toString('base64'))
      expect(() => codec.openLine(changed, 7), `byte ${at}`).toThrow()
    }
  })

  test(`never repeats a nonce under a key: ${LINES} lines by many openings of the same folder`, () => {
    const seen = new Set<string>()
    for (let opening = 0; opening < LINES / 1_000; opening++) {
      const again = lockedCodec(key, 'store:1')
      for (let n = 0; n < 1_000; n++) seen.add(Buffer.from(JSON.parse(again.sealLine(Buffer.from('{}'), n % 3).toString()) as string, 'base64').subarray(1, 23).toString('latin1'))
    }
    expect(seen.size).toBe(LINES)
  }, 600_000)

  test('can’t be opened any more once the key is forgotten', () => {
    const mine = lockedCodec(key, 'store:1')
    const line = mine.sealLine(Buffer.from('{}'), 1).toString()
    mine.forget()
    expect(() => mine.openLine(line, 1)).toThrow()
    expect(codec.openLine(line, 1)).toBe('{}')
  })
})

test('AES-256-GCM agrees with NIST’s vectors (GCM specification, test cases 15 and 16)', () => {
  const k = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
  const iv = hex('cafebabefacedbaddecaf888')
  const text = 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'
  const cipher = '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662'
  expect(sealed(k, iv, Buffer.alloc(0), hex(`${text}1aafd255`)).toString('hex')).toBe(`${cipher}898015adb094dac5d93471bdec1a502270e3cc6c`)
  const withData = sealed(k, iv, hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'), hex(text))
  expect(withData.toString('hex')).toBe(`${cipher}76fc6ece0f4e1768cddf8853bb2d551b`)
  expect(opened(k, iv, hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'), withData).toString('hex')).toBe(text)
})
