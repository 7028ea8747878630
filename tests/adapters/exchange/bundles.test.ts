import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { build } from 'esbuild'
import { Decrypter } from 'age-encryption'
import { NEVER_CANCELLED, type Progress } from '#contract/define.ts'
import { partsIn, unpack } from './zip-of.ts'
import { bundleOf, headOf, office, opened, PASSPHRASE, photo, refusalOf, sealed, setOf, type Office } from './inside.ts'

let a: Office
let b: Office
let thread: URL

beforeAll(async () => {
  a = await office('device:a')
  b = await office('device:b')
  const out = mkdtempSync(join(tmpdir(), 'mortise-bundle-thread-'))
  await build({ absWorkingDir: fileURLToPath(new URL('../../..', import.meta.url)), entryPoints: { 'bundle-thread': 'core/adapters/exchange/bundle-thread.ts' }, bundle: true, platform: 'node', format: 'esm', outdir: out, outExtension: { '.js': '.mjs' }, logLevel: 'error' })
  thread = pathToFileURL(join(out, 'bundle-thread.mjs'))
})

describe('what goes in comes out', () => {
  test.each([
    ['records and photos, in Chinese', () => bundleOf(a.keys, 40, 5)],
    ['nothing at all', () => ({ head: headOf(a.keys, { counts: {} }), sets: [], photos: new Map() })],
    ['one large act, and one that changed nothing', () => ({ ...bundleOf(a.keys, 0, 0), sets: [setOf('device:a', 1, []), setOf('device:a', 2, Array.from({ length: 3000 }, (_, i) => ({ table: 'student', id: `student:${i}`, from: { name: '甲' }, to: null }))), setOf('device:a', 3, [])] })],
    ['a whole database from another office', () => ({ ...bundleOf(a.keys, 2, 0), head: headOf(a.keys, { kind: 'whole', knows: {} }) })],
    ['a photo of one byte, and one of several blocks', () => ({ ...bundleOf(a.keys, 1, 0), photos: new Map([photo(1, 1), photo(2, 300_000)]) })],
  ])('%s', async (_, make) => {
    const bundle = make()
    const found = await opened(b, await sealed(a, bundle))
    expect(found.head).toEqual(bundle.head)
    expect(found.sets).toEqual(bundle.sets)
    expect([...found.photos].map(([id, bytes]) => [id, Buffer.from(bytes)]).sort()).toEqual([...bundle.photos].map(([id, bytes]) => [id, Buffer.from(bytes)]).sort())
  })

  test('with the key of another computer, and with one’s own', async () => {
    const bundle = bundleOf(a.keys)
    const bytes = await sealed(a, bundle, { recipients: [b.keys.recipient] })
    for (const here of [a, b]) expect((await opened(here, bytes, null)).sets).toEqual(bundle.sets)
    expect((await opened(b, bytes, 'a passphrase that is not needed')).sets).toEqual(bundle.sets)
  })

  test('with a passphrase that another keyboard types otherwise', async () => {
    const bytes = await sealed(a, bundleOf(a.keys), { passphrase: 'Passwort für 2026é' })
    expect((await opened(b, bytes, 'Passwort fu\u0308r ２０２６e\u0301')).sets).toHaveLength(3)
  })

  test('without the tools of Mortise: age and unzip are enough', async () => {
    const bundle = bundleOf(a.keys)
    const age = new Decrypter()
    age.addPassphrase(PASSPHRASE.normalize('NFKC'))
    const zip = await age.decrypt(await sealed(a, bundle))
    const parts = partsIn(zip)
    expect(parts.map(p => p.name)).toEqual(['head.json', 'signature', 'sets.ndjson', ...[...bundle.photos.keys()].map(id => `photos/${id.slice(11)}`).sort()])
    expect(JSON.parse(unpack(zip, parts[0]!).toString())).toMatchObject({ format: 1, schoolName: '江海职业技术学院' })
    expect(unpack(zip, parts[2]!).toString().split('\n')[1]).toContain('学生 1')
  })
})

test('what was let out is noted: the highest change of this computer', async () => {
  await sealed(a, bundleOf(a.keys, 9, 0))
  await sealed(a, bundleOf(a.keys, 2, 0))
  expect(a.noted.slice(-2)).toEqual([9, 7])
})

describe('is refused', () => {
  const bytes = (locked = false) => sealed(a, bundleOf(a.keys, 3, 40), locked ? { recipients: [b.keys.recipient] } : undefined)

  test('with a wrong passphrase, or none', async () => {
    const file = await bytes()
    expect(await refusalOf(opened(b, file, 'not this one'))).toBe('bundle.passphrase')
    expect(await refusalOf(opened(b, file, ''))).toBe('bundle.passphrase')
    expect(await refusalOf(opened(b, file, null))).toBe('bundle.asksPassphrase')
  })

  test('by a computer that it is not for', async () => {
    const c = await office('device:c')
    expect(await refusalOf(opened(c, await bytes(true), null))).toBe('bundle.notForHere')
    expect(await refusalOf(opened(c, await bytes(true), PASSPHRASE))).toBe('bundle.notForHere')
  })

  test('empty, or anything else than a bundle', async () => {
    const others = ['PK\x03\x04 a workbook', '%PDF-1.7', '{"format":1}', 'age-encryption.org/v9\n-> X25519 a\n', '-----BEGIN AGE ENCRYPTED FILE-----\n', '\x89PNG\r\n\x1a\n', 'x'.repeat(100_000)]
    expect(await refusalOf(opened(b, new Uint8Array()))).toBe('bundle.empty')
    for (const text of others) expect(await refusalOf(opened(b, Buffer.from(text, 'latin1'))), text.slice(0, 20)).toBe('bundle.foreign')
  })

  test('half copied, wherever it was cut off, and where zeros stand for what is to come', async () => {
    for (const locked of [false, true]) {
      const file = await bytes(locked)
      const passphrase = locked ? null : PASSPHRASE
      for (const length of [1, 10, 22, 23, 60, 150, 250, 400, 1000, 65_000, 66_000, 100_000, file.length - 20_000, file.length - 16, file.length - 1]) {
        expect(await refusalOf(opened(b, file.subarray(0, length), passphrase)), `${length} of ${file.length}`).toBe('bundle.cut')
      }
      for (const length of [0, 5000, 70_000, file.length - 100]) {
        const filling = new Uint8Array(file.length)
        filling.set(file.subarray(0, length))
        expect(await refusalOf(opened(b, filling, passphrase)), `${length}, then zeros`).toBe('bundle.cut')
      }
    }
  })

  test('cut off within a head of many blocks', async () => {
    const file = await sealed(a, { ...bundleOf(a.keys, 1, 0), photos: new Map(Array.from({ length: 700 }, (_, i) => photo(i, 8))) })
    for (const length of [70_000, 132_000, file.length - 1]) expect(await refusalOf(opened(b, file.subarray(0, length))), `${length} of ${file.length}`).toBe('bundle.cut')
  })

  test('damaged on its way, and not taken for a wrong passphrase', async () => {
    const file = await bytes(true)
    const at = async (i: number) => refusalOf(opened(b, file.map((byte, j) => (i === j ? byte ^ 1 : byte)), null))
    expect(await at(file.length - 1)).toBe('bundle.damaged content')
    expect(await at(100_000)).toBe('bundle.damaged content')
    const lock = Buffer.from(file).indexOf('\n--- ')
    expect(await at(lock + 10)).toBe('bundle.damaged lock')
    expect(await refusalOf(opened(b, Buffer.concat([file, Buffer.from('more')]), null))).toBe('bundle.damaged content')
  })

  test('with a lock that would cost more than any of ours', async () => {
    const file = Buffer.from(await bytes()).toString('latin1')
    for (const cost of ['5', '20', '30', '99999', '-1', '0x4', '']) {
      expect(await refusalOf(opened(b, Buffer.from(file.replace(/(-> scrypt \S+) 4/, `$1 ${cost}`), 'latin1'))), cost).toBe('bundle.damaged lock')
    }
    const key = await bytes(true).then(bytes => Buffer.from(bytes).toString('latin1'))
    expect(await refusalOf(opened(b, Buffer.from(key.replace('\n-> ', `${'\n-> X25519 abc\nabc'.repeat(70)}\n-> `), 'latin1'), null))).toBe('bundle.damaged lock')
  })

  test('too large to be opened, or to be made', async () => {
    const small = await office('device:small', { limits: { workFactor: 4, file: 50_000 } })
    expect(await refusalOf(opened(small, await bytes()))).toBe('bundle.tooLarge')
    expect(await refusalOf(sealed(small, bundleOf(small.keys, 3, 40)))).toBe('bundle.tooLarge')
    for (const limits of [{ sets: 100 }, { photo: 2999 }, { photos: 1 }]) {
      const here = await office('device:small', { limits: { workFactor: 4, ...limits } })
      expect(await refusalOf(sealed(here, bundleOf(here.keys)))).toBe('bundle.tooLarge')
    }
  })

  test('for a key that is none', async () => {
    for (const recipient of ['', 'age1', 'age1' + 'q'.repeat(58), b.keys.recipient.replace(/.$/, c => (c === 'q' ? 'p' : 'q')), b.keys.identity]) {
      expect(await refusalOf(sealed(a, bundleOf(a.keys), { recipients: [recipient] })), recipient).toBe('bundle.recipient')
    }
  })
})

test('what could not be opened is never given away', async () => {
  const bundle = bundleOf(a.keys)
  const wrong: [string, typeof bundle][] = [
    ['another’s signing key', { ...bundle, head: headOf({ ...a.keys, signKey: b.keys.signKey }) }],
    ['a photo under a false name', { ...bundle, photos: new Map([[photo(1)[0], photo(2)[1]]]) }],
    ['a set of no form', { ...bundle, sets: [{ ...setOf('device:a', 1), seq: 0 }] }],
  ]
  for (const [name, one] of wrong) await expect(sealed(a, one), name).rejects.toThrow('bundle.unreadable')
})

describe('in a thread of its own', () => {
  const never = NEVER_CANCELLED

  test('seals and opens as it does without, says how far it is, and leaves its caller free', async () => {
    const here = await office('device:t', { thread, limits: {} }) // at its full cost
    const bundle = bundleOf(here.keys, 2000, 20)
    const told: Progress[] = []
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const bytes = await here.bundles.seal(bundle, { passphrase: PASSPHRASE }, p => told.push(p), never)
    const found = await here.bundles.open(bytes, PASSPHRASE, p => told.push(p), never)
    clearInterval(watch)
    expect(found.sets).toEqual(bundle.sets)
    expect([...found.photos.keys()].sort()).toEqual([...bundle.photos.keys()].sort())
    expect(bundle.photos.get(photo(0)[0])).toEqual(photo(0)[1]) // still the caller's
    expect(new Set(told.map(p => p.code))).toEqual(new Set(['bundle.pack', 'bundle.lock', 'bundle.check', 'bundle.unlock', 'bundle.prove', 'bundle.read']))
    expect(longest).toBeLessThan(200) // two programs share this computer's cores; scrypt alone takes a second
  })

  test('refuses as it does without', async () => {
    const here = await office('device:t', { thread })
    const bytes = await sealed(here, bundleOf(here.keys))
    expect(await refusalOf(opened(here, bytes, 'wrong'))).toBe('bundle.passphrase')
    expect(await refusalOf(opened(here, bytes.subarray(0, 500)))).toBe('bundle.cut')
    expect(bytes[0]).toBe(97) // still the caller's
  })

  test('ends at once when it is cancelled', async () => {
    const here = await office('device:t', { thread, limits: {} })
    const stop = new AbortController()
    const began = performance.now()
    setTimeout(() => stop.abort(), 150)
    expect(await refusalOf(here.bundles.seal(bundleOf(here.keys), { passphrase: PASSPHRASE }, () => undefined, stop.signal))).toBe('job.cancelled')
    expect(performance.now() - began).toBeLessThan(1000)
    expect(await refusalOf(here.bundles.open(new Uint8Array(10), null, () => undefined, stop.signal))).toBe('job.cancelled')
  })

  test('that is not there is a fault, not a refusal', async () => {
    const here = await office('device:t', { thread: new URL('none.mjs', thread) })
    await expect(sealed(here, bundleOf(here.keys))).rejects.toThrow('bundle.failed')
  })
})
