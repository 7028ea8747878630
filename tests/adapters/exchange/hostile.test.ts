import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { stored } from '#adapters/exchange/container.ts'
import { containerOf, insideOf, lockedUp, office, opened, partOf, photo, refusalOf, sum, type Inside, type Office } from './inside.ts'

// Made by somebody who knows the passphrase and has keys of his own: everything inside may be wrong, and is locked well.

let evil: Office
let victim: Office
let inside: Inside

beforeAll(async () => {
  evil = await office('device:evil')
  victim = await office('device:victim')
  inside = await insideOf(evil.keys)
})

const answerTo = async (container: Uint8Array) => refusalOf(opened(victim, await lockedUp(container, evil.keys.recipient)))
const answer = (altered: Partial<Inside>) => answerTo(containerOf({ ...inside, ...altered }))
const [first, second] = [photo(0), photo(1)]
const hex = 'a'.repeat(64)

test('as it is, it is accepted: what follows is refused for what is wrong with it alone', async () => {
  expect(await answer({})).toBe('accepted')
})

describe('who signed it', () => {
  test.each<[string, () => Partial<Inside>]>([
    ['nobody', () => ({ signature: () => new Uint8Array() })],
    ['nobody, with zeros for a signature', () => ({ signature: () => new Uint8Array(64) })],
    ['another key than it names', () => ({ sign: victim.keys.sign })],
    ['somebody in another’s name', () => ({ head: { ...inside.head, from: { ...inside.head.from, signKey: victim.keys.signKey } } })],
    ['the key that it names, but something else', () => ({ signature: s => s.map((byte, i) => (i === 40 ? byte ^ 1 : byte)) })],
    ['a key of no length', () => ({ head: { ...inside.head, from: { ...inside.head.from, signKey: 'AAAA' } } })],
    ['a key that is no text of bytes', () => ({ head: { ...inside.head, from: { ...inside.head.from, signKey: `${inside.head.from.signKey} ` } } })],
    ['a key of no point on the curve', () => ({ head: { ...inside.head, from: { ...inside.head.from, signKey: Buffer.alloc(32, 255).toString('base64') } } })],
    ['under another part’s name', () => ({ parts: ([head, signature, ...rest]) => [head!, { ...signature!, name: 'signatur3' }, ...rest] })],
  ])('%s', async (_, make) => expect(await answer(make())).toBe('bundle.signature'))

  test('a weak key, for which anything is signed', async () => {
    const weak = ['00'.repeat(32), `01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`, `ec${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(31)}`, `${'00'.repeat(31)}80`, 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a']
    for (const key of weak) {
      const signKey = Buffer.from(key, 'hex').toString('base64')
      for (const signature of [new Uint8Array(64), Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0))]) {
        expect(await answer({ head: { ...inside.head, from: { ...inside.head.from, signKey } }, signature: () => signature }), key).toBe('bundle.signature')
      }
    }
  })

  test('one who was proven before: his head with other parts', async () => {
    const text = inside.text.replace('学生 1', '学生 9')
    const mine = partOf('sets.ndjson', Buffer.from(text))
    expect(text).not.toBe(inside.text)
    expect(await answer({ parts: ([head, signature, sets, ...photos]) => [head!, signature!, { ...mine, packed: padded(mine.packed, sets!.packed.length), bytes: sets!.bytes }, ...photos] })).toBe('bundle.damaged sum')
  })
})

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const all = new Uint8Array(length)
  all.set(bytes.subarray(0, length))
  return all
}

describe('a container with', () => {
  const renamed = (name: string) => answer({ said: parts => parts.map((p, i) => (i === 1 ? { ...p, name } : p)), parts: ([h, s, sets, one, ...rest]) => [h!, s!, sets!, { ...one!, name }, ...rest] })

  test.each(['../../../etc/cron.d/x', '/etc/passwd', 'C:\\Windows\\x', '..\\..\\x', '\\\\host\\share\\x', 'photos/../head.json', `photos/${hex}/x`, `photos/${hex}\u0000`, `photos/${hex.toUpperCase()}`, 'photos/con', '__proto__', 'constructor', '', '.', 'photos/'])(
    'a part called %j',
    async name => expect(await renamed(name)).toBe('bundle.damaged container'),
  )

  test.each<[string, () => Partial<Inside>, string]>([
    ['a part twice', () => ({ photos: [first, first] }), 'container'],
    ['a part twice that the head names once', () => ({ photos: [first], parts: parts => [...parts, parts[3]!] }), 'container'],
    ['the sets twice', () => ({ parts: ([h, s, sets]) => [h!, s!, sets!, sets!], photos: [], said: ([sets]) => [sets!, sets!] }), 'container'],
    ['two heads', () => ({ parts: ([h, ...rest]) => [h!, h!, ...rest] }), 'container'],
    ['its parts in another order', () => ({ parts: ([h, s, sets, one, two]) => [h!, s!, sets!, two!, one!], said: ([sets, one, two]) => [sets!, two!, one!] }), 'container'],
    ['no sets', () => ({ parts: ([h, s]) => [h!, s!], said: () => [], photos: [] }), 'container'],
    ['a photo fewer than the head says', () => ({ parts: parts => parts.slice(0, -1) }), 'container'],
    ['a part of which the head says nothing', () => ({ parts: parts => [...parts, stored(`photos/${'f'.repeat(64)}`, new Uint8Array(9))] }), 'container'],
    ['nothing at its beginning', () => ({ parts: ([h, ...rest]) => [...rest, h!] }), 'container'],
    ['a head that is packed', () => ({ parts: ([h, ...rest]) => [partOf('head.json', h!.packed), ...rest] }), 'container'],
    ['a photo that is packed', () => ({ photos: [first], said: ([sets, one]) => [sets!, { ...one!, packed: deflateRawSync(first[1]).length }], parts: ([h, s, sets]) => [h!, s!, sets!, partOf(`photos/${first[0].slice(11)}`, first[1])] }), 'container'],
    ['another size than the head says', () => ({ said: ([sets, ...rest]) => [{ ...sets!, bytes: sets!.bytes + 1 }, ...rest] }), 'container'],
    ['another sum than the head says', () => ({ said: ([sets, ...rest]) => [{ ...sets!, sha256: hex }, ...rest] }), 'sum'],
    ['a photo that is another', () => ({ photos: [[second[0], first[1]]] }), 'photo'],
    ['a checksum of its own', () => ({ parts: ([h, s, sets, one, two]) => [h!, s!, sets!, { ...one!, crc: 1 }, two!] }), 'photo'],
  ])('%s', async (_, make, what) => expect(await answer(make())).toBe(`bundle.damaged ${what}`))

  test('anything that another reader of .zip could take for a second story', async () => {
    const good = Buffer.from(containerOf(inside))
    const cut = (n: number) => good.subarray(0, good.length - n)
    const end = good.length - 22
    const altered = (at: number, value: number) => Buffer.concat([good.subarray(0, at), Buffer.from([value]), good.subarray(at + 1)])
    const directory = good.readUInt32LE(end + 16)
    const forms: [string, Buffer][] = [
      ['no end', cut(1)],
      ['nothing but the end', good.subarray(end)],
      ['something behind it', Buffer.concat([good, Buffer.from([0])])],
      ['something before it', Buffer.concat([Buffer.from('MZ'), good])],
      ['a second archive behind it', Buffer.concat([good, good])],
      ['a comment', Buffer.concat([altered(good.length - 2, 3), Buffer.from('abc')])],
      ['another disk', altered(end + 4, 1)],
      ['a count of its own', altered(end + 8, 1)],
      ['fewer entries than it has', altered(end + 10, 4)],
      ['65535 entries', Buffer.concat([good.subarray(0, end + 8), Buffer.alloc(4, 255), good.subarray(end + 12)])],
      ['a directory behind itself', altered(end + 19, 255)],
      ['a method that is none', altered(directory + 10, 99)],
      ['flags in the directory', altered(directory + 8, 1)],
      ['flags in a header', altered(6, 1)],
      ['an extra field', altered(directory + 30, 4)],
      ['a comment of an entry', altered(directory + 32, 4)],
      ['rights of a file', altered(directory + 38, 255)],
      ['an offset of its own', altered(directory + 42, 1)],
      ['another name in the header', altered(33, 65)],
      ['another size in the header', altered(18, 1)],
      ['another time', altered(11, 1)],
    ]
    for (const [name, bytes] of forms) expect(await answerTo(bytes), name).toMatch(/^bundle\.damaged (container|head|json)$/)
    expect(await answerTo(new Uint8Array())).toBe('bundle.damaged container')
    for (let i = 0; i < 40; i++) expect(await answerTo(randomBytes(i * 50))).toMatch(/^bundle\.damaged/)
  })
})

describe('bombs', () => {
  test('a gigabyte in a megabyte', async () => {
    const zeros = deflateRawSync(Buffer.alloc(200_000_000))
    const bytes = 4_000_000_000
    const bomb = { name: 'sets.ndjson', deflated: true, packed: zeros, bytes, crc: 0 }
    const began = performance.now()
    expect(await answer({ photos: [], said: () => [{ name: 'sets.ndjson', packed: zeros.length, bytes, sha256: sum(zeros) }], parts: ([h, s]) => [h!, s!, bomb] })).toBe('bundle.damaged bomb')
    const within = { ...bomb, bytes: 200_000_000 }
    expect(await answer({ photos: [], said: () => [{ name: 'sets.ndjson', packed: zeros.length, bytes: within.bytes, sha256: sum(zeros) }], parts: ([h, s]) => [h!, s!, within] })).toBe('bundle.damaged bomb')
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('that says that it is small', async () => {
    const zeros = deflateRawSync(Buffer.alloc(200_000_000))
    const bomb = { name: 'sets.ndjson', deflated: true, packed: zeros, bytes: 1000, crc: 0 }
    const before = process.memoryUsage().arrayBuffers
    expect(await answer({ photos: [], said: () => [{ name: 'sets.ndjson', packed: zeros.length, bytes: 1000, sha256: sum(zeros) }], parts: ([h, s]) => [h!, s!, bomb] })).toBe('bundle.damaged content')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('ten thousand and one photos, or one as large as a film', async () => {
    const many = Array.from({ length: 10_001 }, (_, i): [string, Uint8Array] => [`attachment:${sum(String(i))}`, Buffer.from(String(i))])
    expect(await answer({ photos: many })).toBe('bundle.damaged container')
    expect(await answer({ photos: many.slice(1) })).toBe('accepted')
    const large = new Uint8Array(21 * 1024 * 1024)
    expect(await answer({ photos: [[`attachment:${sum(large)}`, large]] })).toBe('bundle.damaged bomb')
  })

  test('a line without an end, and a head as large as a film', async () => {
    expect(await answer({ text: `${JSON.stringify({ a: randomBytes(2_500_000).toString('hex') })}\n` })).toBe('bundle.damaged sets')
    expect(await answer({ headText: text => text.replace('"label":"', `"label":"${'x'.repeat(5_000_000)}`) })).toBe('bundle.damaged container')
  })
})

describe('a head that', () => {
  const said = (more: object) => ({ headText: (text: string) => JSON.stringify({ ...JSON.parse(text), ...more }) })

  test.each<[string, () => Partial<Inside>, string]>([
    ['is of a newer format', () => said({ format: 2 }), 'bundle.newer'],
    ['is of a much newer format, with all else unknown', () => ({ headText: () => '{"format":9,"made":"later"}', parts: ([h]) => [h!, stored('other', new Uint8Array(3))] }), 'bundle.newer'],
    ['is of no format', () => said({ format: undefined }), 'bundle.damaged head'],
    ['is of an older format', () => said({ format: 0 }), 'bundle.damaged head'],
    ['says more than it may', () => said({ extra: 1 }), 'bundle.damaged head'],
    ['does not say from whom it is', () => said({ from: undefined }), 'bundle.damaged head'],
    ['was made at no time', () => said({ made: 'yesterday' }), 'bundle.damaged head'],
    ['counts less than nothing', () => said({ counts: { student: -1 } }), 'bundle.damaged head'],
    ['is no object', () => ({ headText: () => '[]' }), 'bundle.damaged head'],
    ['is nothing', () => ({ headText: () => 'null' }), 'bundle.damaged head'],
    ['is no JSON', () => ({ headText: text => text.slice(0, -1) }), 'bundle.damaged json'],
    ['says a thing twice', () => ({ headText: text => text.replace('"school":', '"school":"device:mine","school":') }), 'bundle.damaged json'],
    ['has blanks', () => ({ headText: text => text.replace('"school":', '"school": ') }), 'bundle.damaged json'],
    ['is spelt otherwise', () => ({ headText: text => text.replace('江', '\\u6c5f') }), 'bundle.damaged json'],
    ['has a prototype', () => ({ headText: text => text.replace('"counts":{', '"counts":{"__proto__":3,') }), 'bundle.damaged key'],
    ['has a spelt prototype', () => ({ headText: text => text.replace('"counts":{', '"counts":{"__pr\\u006fto__":3,') }), 'bundle.damaged json'],
  ])('%s', async (_, make, code) => expect(await answer(make())).toBe(code))
})

describe('sets that', () => {
  const line = (text: string) => ({ text: `${inside.text}${text}\n` })
  const change = (to: string) => line(inside.text.split('\n')[0]!).text + `{"table":"student","id":"student:7","from":null,"to":${to}}\n`

  test.each<[string, () => Partial<Inside>, string]>([
    ['end in the middle of a line', () => ({ text: inside.text.slice(0, -1) }), 'sets'],
    ['end in the middle of a set', () => ({ text: inside.text.split('\n').slice(0, -2).join('\n') + '\n' }), 'sets'],
    ['have an empty line', () => line(''), 'json'],
    ['have a byte order mark', () => ({ text: `\ufeff${inside.text}` }), 'json'],
    ['end a line as Windows does', () => ({ text: inside.text.replace('\n', '\r\n') }), 'json'],
    ['are no objects', () => line('"text"'), 'form'],
    ['are lists', () => line('[]'), 'form'],
    ['lack who did it', () => ({ text: inside.text.replace('"actor"', '"author"') }), 'form'],
    ['have a number below one', () => ({ text: inside.text.replace('"seq":1,', '"seq":0,') }), 'form'],
    ['have a number that is none', () => ({ text: inside.text.replace('"seq":1,', '"seq":1.5,') }), 'form'],
    ['have a number beyond all', () => ({ text: inside.text.replace('"seq":1,', '"seq":1e999,') }), 'json'],
    ['have fewer changes than none', () => ({ text: inside.text.replace('"changes":1', '"changes":-1') }), 'form'],
    ['say something else besides', () => ({ text: inside.text.replace('"command":', '"admin":true,"command":') }), 'form'],
    ['have a field twice', () => ({ text: change('{"name":"a","name":"b"}') }), 'json'],
    ['have a prototype', () => ({ text: change('{"__proto__":{"admin":true}}') }), 'key'],
    ['have a constructor', () => ({ text: change('{"a":{"constructor":{"prototype":1}}}') }), 'key'],
    ['have a prototype in a list', () => ({ text: change('{"a":[{"prototype":1}]}') }), 'key'],
    ['are 33 deep', () => ({ text: change(`{"a":${'['.repeat(32)}${']'.repeat(32)}}`) }), 'deep'],
    ['are a hundred thousand deep', () => ({ text: change(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) }), 'deep'],
    ['are deep and never end', () => ({ text: change('{"a":'.repeat(100_000)) }), 'deep'],
    ['are a value for a row', () => ({ text: change('3') }), 'form'],
  ])('%s', async (_, make, what) => expect(await answer(make())).toBe(`bundle.damaged ${what}`))

  test('speak of prototypes, are accepted: a text is a text', async () => {
    const text = change('{"name":"\\"__proto__\\":1 constructor: prototype","deep":[[[[[[1]]]]]]}')
    expect(await answer({ text })).toBe('accepted')
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  test('are no UTF-8', async () => {
    const bytes = Buffer.from(inside.text)
    bytes[bytes.indexOf('王')] = 0xff
    const sets = partOf('sets.ndjson', bytes)
    const parts = [sets, ...inside.photos.map(([id, photo]) => stored(`photos/${id.slice(11)}`, photo)).sort((a, b) => (a.name < b.name ? -1 : 1))]
    const told = parts.map(p => ({ name: p.name, packed: p.packed.length, bytes: p.bytes, sha256: sum(p.packed) }))
    expect(await answer({ said: () => told, parts: ([h, s]) => [h!, s!, ...parts] })).toBe('bundle.damaged sets')
  })
})
