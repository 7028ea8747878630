import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Ask } from '#contract/wire.ts'
import { damage } from '../damage.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

/** Opens another folder by the form at the foot of the page. */
async function openFolder(app: Page, words: (key: string) => string, path: string): Promise<void> {
  await goTo(app, '/data')
  await app.getByRole('textbox', { name: words('welcome.folder.path') }).fill(path)
  await app.getByRole('button', { name: words('ui.open'), exact: true }).click()
}

test('a backup is looked into, restored, and the restore taken back', async ({ app, words, ask }) => {
  const halls = async () => JSON.stringify(await ask('register.options', { table: 'workshop' }))
  await goTo(app, '/data')
  await expect(app.getByText(words('storage.backups.none'), { exact: true })).toBeVisible()
  await app.getByRole('button', { name: words('storage.backups.now') }).click()
  const restore = app.getByRole('row').getByRole('button', { name: words('storage.backup.restore') })
  await expect(restore).toHaveCount(1)
  await expect(app.locator('.standing.good')).toBeVisible()

  await ask('register.save', { table: 'workshop', fields: { name: 'Hall after the backup' } })
  await restore.click()
  const panel = app.getByRole('complementary')
  await expect(panel).toContainText(words('storage.restore.later', { n: 1 }))
  await expect(panel.getByRole('listitem')).toContainText([words('tables.workshop')])
  await expect(panel.getByRole('listitem')).toContainText([words('storage.diff.gone', { n: 1 })])
  await expect(panel.getByRole('listitem')).toContainText(['Hall after the backup'])
  expect(await halls()).toContain('Hall after the backup')

  await panel.getByRole('button', { name: words('storage.restore'), exact: true }).click()
  await expect.poll(halls).not.toContain('Hall after the backup')
  await expect(panel).toBeHidden()
  await expect(restore, 'a backup of what was there before').toHaveCount(2)

  await app.locator('.ant-message').getByRole('button', { name: words('ui.undo'), exact: true }).click()
  await expect.poll(halls).toContain('Hall after the backup')
})

test('a backup that is just like the data has nothing to restore', async ({ app, words, ask }) => {
  await ask('storage.backup')
  await goTo(app, '/data')
  await app.getByRole('row').getByRole('button', { name: words('storage.backup.restore') }).click()
  const panel = app.getByRole('complementary')
  await expect(panel).toContainText(words('storage.restore.same'))
  await expect(panel.getByRole('button', { name: words('storage.restore'), exact: true })).toBeDisabled()
})

test('a verification on the page says that all is whole', async ({ app, words, ask }) => {
  await ask('storage.backup')
  await goTo(app, '/data')
  await app.getByRole('button', { name: words('storage.verify.now') }).click()
  await expect(app.getByText(/^All whole: .* 1 backup\.$/)).toBeVisible({ timeout: 30_000 })
})

test('the status bar says when the last backup was made, and leads to the page', async ({ app, words }) => {
  await app.getByRole('button', { name: words('shell.save.saved'), exact: true }).click()
  await expect(app.getByText(words('storage.last.none'), { exact: true })).toBeVisible()
  await app.getByRole('dialog').getByRole('link', { name: words('storage.title') }).click()
  await expect(app.getByRole('heading', { name: words('storage.title'), level: 1 })).toBeVisible()
})

test('damaged tables are shown read only under a banner, and repaired from their history', async ({ app, words, ask, host }) => {
  const other = `${host.folder}-other`
  cpSync(host.folder, other, { recursive: true, filter: path => basename(path) !== 'lock.json' })
  damage(join(other, 'store-1', 'tables'))
  await openFolder(app, words, other)
  await goTo(app, '/registers/workshop')
  await app.getByRole('link', { name: words('storage.recovery.go') }).click()
  await app.getByRole('button', { name: words('storage.recovery.repair'), exact: true }).click()
  await expect(app.getByText(words('storage.recovery.nothing'), { exact: true })).toBeVisible()
  expect(await ask('storage.state')).toMatchObject({ closed: null, folder: other })
  expect(await ask('register.save', { table: 'workshop', fields: { name: 'Hall after the repair' } })).toMatchObject({ id: expect.any(String) })
})

test('a folder that can not be read any more leads to its backups instead of a new college', async ({ app, words, ask, host }) => {
  const other = `${host.folder}-other`
  cpSync(host.folder, other, { recursive: true, filter: path => basename(path) !== 'lock.json' })
  await ask('storage.open', { path: other })
  await ask('storage.backup')
  await ask('storage.open', { path: host.folder })
  damage(join(other, 'store-1'))

  await openFolder(app, words, other)
  await expect(app.getByRole('heading', { name: words('storage.recovery.title') })).toBeVisible()
  await expect(app.getByText(words('welcome.sample'), { exact: true })).toBeHidden()
  await app.getByRole('row').getByRole('button', { name: words('storage.backup.restore') }).click()
  await app.getByRole('complementary').getByRole('button', { name: words('storage.restore'), exact: true }).click()
  await expect(app.getByRole('navigation', { name: words('shell.menu') })).toBeVisible()
  expect(await ask('storage.state')).toMatchObject({ closed: null, folder: other })
  expect(await ask('register.save', { table: 'workshop', fields: { name: 'Hall after the restore' } })).toMatchObject({ id: expect.any(String) })
})

test('a full disk is told in the status bar with what to do, and another try brings the work back', async ({ app, words }) => {
  let full = true
  await app.route('**/rpc', async route => {
    const [{ name }] = route.request().postDataJSON() as [Ask]
    if (name === 'storage.reopen') full = false
    if (name !== 'storage.state' || !full) return route.continue()
    const answer = await route.fetch()
    const { at, frame } = JSON.parse(await answer.text()) as { at: number; frame: { value: object } }
    const closed = { code: 'store.failed', facts: { reason: 'no space left', cause: 'ENOSPC' } }
    await route.fulfill({ response: answer, body: `${JSON.stringify({ at, frame: { ...frame, value: { ...frame.value, closed } } })}\n` })
  })
  await goTo(app, '/data')
  await expect(app.getByRole('main').getByRole('alert')).toContainText(words('storage.advice.full'))
  await app.getByRole('button', { name: words('shell.save.failed'), exact: true }).click()
  const popover = app.getByRole('dialog')
  await expect(popover).toContainText(words('storage.advice.full'))
  await popover.getByRole('button', { name: words('storage.again') }).click()
  await expect(app.getByRole('button', { name: words('shell.save.saved'), exact: true })).toBeVisible()
  await expect(app.locator('.standing.warning')).toContainText(words('storage.stand.noBackup'))
})
