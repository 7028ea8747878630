import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPrinter } from '#adapters/print/chromium-printer.ts'
import { compose, type Host } from '../../headless/compose.ts'

let place: string
let host: Host
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'mortise-open-'))
  host = await compose({ folder: join(place, 'here'), printer: createPrinter({ screens: place }) })
})
afterEach(async () => {
  await host.close()
  rmSync(place, { recursive: true, force: true })
})

const openFolder = (path: string) => host.answer({ name: 'storage.open', input: { path } }, () => undefined, new AbortController().signal)

test('a mistyped path is refused, and no folder is made of it', async () => {
  const mistyped = join(place, 'tehre')
  expect(await openFolder(mistyped)).toMatchObject({ refusal: { code: 'folder.missing', facts: { folder: mistyped } } })
  expect(existsSync(mistyped)).toBe(false)
  expect(host.folder).toBe(join(place, 'here'))
})

test('an empty folder that exists is opened', async () => {
  mkdirSync(join(place, 'there'))
  await openFolder(join(place, 'there'))
  expect(host.folder).toBe(join(place, 'there'))
})
