import { readFileSync, readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

/** A white square of one pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64')

test('a photo of a machine is kept once as a file beside the tables, and shown again after a restart of the window', async ({ app, ask, host, words }) => {
  const { rows } = (await ask('register.list', { table: 'equipment' })) as { rows: { id: string }[] }
  await goTo(app, `/registers/equipment?id=${encodeURIComponent(rows[0]!.id)}`)
  await app.locator('.photo-input input[type=file]').setInputFiles({ name: 'machine.png', mimeType: 'image/png', buffer: PNG })
  await expect(app.getByRole('button', { name: words('ui.photo.replace') })).toBeVisible()
  await app.getByRole('button', { name: words('ui.save'), exact: true }).click()
  await expect.poll(async () => JSON.stringify(await ask('history.of', { id: rows[0]!.id }))).toContain('attachment:')

  const folder = join(host.folder, 'attachments')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  expect(files).toHaveLength(1)
  expect(createHash('sha256').update(readFileSync(join(files[0]!.parentPath, files[0]!.name))).digest('hex')).toBe(files[0]!.name)

  await app.reload()
  await expect.poll(() => app.locator('.photo-input img').evaluate(img => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(await ask('storage.verify')).toMatchObject({ attachments: 1, findings: [] })
})
