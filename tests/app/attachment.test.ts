import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Attachments } from '#app/ports.ts'
import { MOST_ATTACHMENT_BYTES } from '#contract/attachment.ts'
import type { Frame } from '#contract/wire.ts'
import { LANGUAGES, say } from '#words/say.ts'
import { heads } from '../pictures.ts'
import { createDesk, type Desk } from './desk.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.7\n')
const GONE = `attachment:${'0'.repeat(64)}`

/** Attachments that a disk would hold, in memory. */
function shelf(): Attachments & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    async put(bytes) {
      const id = `attachment:${createHash('sha256').update(bytes).digest('hex')}`
      kept.set(id, bytes)
      return id
    },
    get: async id => kept.get(id) ?? null,
  }
}

const answer = (desk: Desk, name: string, input: object): Promise<Frame> => desk.app.answer({ name, input })
async function kept(desk: Desk, bytes: Buffer): Promise<string> {
  const frame = await answer(desk, 'attachment.put', { base64: bytes.toString('base64') })
  if (!('value' in frame)) throw new Error(JSON.stringify(frame))
  return (frame.value as { id: string }).id // the contract types it
}

test.each([
  ['image/png', png],
  ['image/jpeg', heads.jpeg(4000, 3000)],
  ['image/webp', heads.webp(4000, 3000)],
  ['application/pdf', pdf],
])('%s is kept under its checksum, and comes back as it was', async (mime, bytes) => {
  const desk = createDesk(undefined, [], { attachments: shelf() })
  const id = await kept(desk, bytes)
  expect(id).toBe(`attachment:${createHash('sha256').update(bytes).digest('hex')}`)
  expect(await answer(desk, 'attachment.get', { id })).toMatchObject({ value: { mime, base64: bytes.toString('base64') } })
  expect(desk.journal.sets).toHaveLength(0)
})

test.each([
  ['a drawing that can hold a program', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a web page', '<!doctype html><script>alert(1)</script>'],
  ['a page that says it is a picture further on', '<html>\x89PNG\r\n\x1a\n'],
  ['a sound, which begins as a WebP does', 'RIFF\u0001\u0002\u0003\u0004WAVEfmt '],
  ['two bytes', '\x89P'],
])('%s is refused', async (_, text) => {
  const attachments = shelf()
  const frame = await answer(createDesk(undefined, [], { attachments }), 'attachment.put', { base64: Buffer.from(text, 'latin1').toString('base64') })
  expect(frame).toEqual({ refusal: { code: 'attachment.kind', facts: {} } })
  expect(attachments.kept.size).toBe(0)
})

describe('a picture', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('of a gigapixel in a few bytes (%s) is refused before anybody decodes it', async kind => {
    const attachments = shelf()
    const desk = createDesk(undefined, [], { attachments })
    const bomb = heads[kind](kind === 'webp' ? 16_000 : 60_000, 16_000)
    expect(await answer(desk, 'attachment.put', { base64: bomb.toString('base64') })).toEqual({ refusal: { code: 'attachment.pixels', facts: { most: 40 } } })
    expect(attachments.kept.size).toBe(0)
    // one that came with a file of another computer is not given to a screen either
    expect(await answer(desk, 'attachment.get', { id: await attachments.put(bomb) })).toEqual({ refusal: { code: 'attachment.pixels', facts: { most: 40 } } })
  })

  test.each(['png', 'jpeg', 'webp'] as const)('whose head is cut off anywhere (%s) is refused', async kind => {
    const whole = heads[kind](640, 480)
    for (let length = 12; length < (kind === 'jpeg' ? 100 : whole.length - 5); length++) {
      const frame = await answer(createDesk(undefined, [], { attachments: shelf() }), 'attachment.put', { base64: whole.subarray(0, length).toString('base64') })
      if (!(kind === 'png' && length >= 24)) expect(frame, String(length)).toMatchObject({ refusal: { code: 'attachment.damaged' } })
    }
  })
})

test('one byte too many is refused, with the size that may be', async () => {
  const attachments = shelf()
  const bytes = Buffer.alloc(MOST_ATTACHMENT_BYTES + 1)
  png.copy(bytes)
  const frame = await answer(createDesk(undefined, [], { attachments }), 'attachment.put', { base64: bytes.toString('base64') })
  expect(frame).toEqual({ refusal: { code: 'attachment.tooLarge', facts: { most: 20 } } })
  expect(attachments.kept.size).toBe(0)
  for (const language of LANGUAGES) expect(say(language, 'refusal.attachment.tooLarge', { most: 20 })).toContain('20 MB')
})

test('one that is missing is refused, and so is what was never an id', async () => {
  const desk = createDesk(undefined, [], { attachments: shelf() })
  expect(await answer(desk, 'attachment.get', { id: GONE })).toEqual({ refusal: { code: 'attachment.missing', facts: { id: GONE } } })
  expect(await answer(desk, 'attachment.get', { id: '../../mortise.json' })).toMatchObject({ refusal: { code: 'input.invalid' } })
})

test('a record takes the id of its photo, and also the photo itself as older data hold it', async () => {
  const desk = createDesk(undefined, [], { attachments: shelf() })
  const lathe = { name: '数控车床', assetNo: 'A-1', units: 1, statusCode: '1' }
  const inline = `data:image/png;base64,${png.toString('base64')}`
  const saved = await desk.run('register.save', { table: 'equipment', fields: { ...lathe, photo: inline } })
  const id = saved.value!.id
  const photo = await kept(desk, png)
  expect((await desk.run('register.save', { table: 'equipment', id, fields: { photo } })).refusal).toBeUndefined()
  expect((await desk.ask('register.get', { id }))!.fields).toEqual({ ...lathe, photo })
  const { refusal } = await desk.run('register.save', { table: 'equipment', id, fields: { photo: 'data:image/svg+xml;base64,AAAA' } })
  expect(refusal).toMatchObject({ code: 'register.invalid', facts: { issues: [{ field: 'photo', code: 'field.form' }] } })
})

/** The logo on the preview and on the PDF of a college that has this one. */
async function logosOf(logo: string, attachments: Attachments): Promise<unknown[]> {
  const printed: unknown[] = []
  const printer = { print: async (model: { college: object }) => (printed.push(model.college), pdf) }
  const desk = createDesk(undefined, [], { attachments, printer: printer as never }) // of a printer only this is used
  await desk.run('college.setup', { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 18 } })
  expect((await desk.run('college.save', { fields: { logo } })).refusal).toBeUndefined()
  const wanted = { name: 'equipment', params: {}, language: 'en' }
  const preview = await answer(desk, 'report.model', wanted)
  expect(await answer(desk, 'report.pdf', wanted)).toHaveProperty('value')
  return [('value' in preview && (preview.value as { college: object }).college), ...printed]
}

test('a report carries the logo itself, as the page that is printed can fetch nothing', async () => {
  const attachments = shelf()
  const withLogo = { name: '江州职业技术学院', logo: `data:image/png;base64,${png.toString('base64')}` }
  expect(await logosOf(await attachments.put(png), attachments)).toEqual([withLogo, withLogo])
  expect(await logosOf(withLogo.logo, attachments)).toEqual([withLogo, withLogo])
})

test('a report whose logo is missing or is no picture has none', async () => {
  const attachments = shelf()
  const plain = { name: '江州职业技术学院' }
  expect(await logosOf(GONE, attachments)).toEqual([plain, plain])
  expect(await logosOf(await attachments.put(pdf), attachments)).toEqual([plain, plain])
})
