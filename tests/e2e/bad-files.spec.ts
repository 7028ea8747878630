import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

const files: [name: string, content: Buffer][] = [
  ['empty.xlsx', Buffer.alloc(0)],
  ['truncated.xlsx', Buffer.from('504b0304140000000800', 'hex')],
  ['web-page.xls.csv', Buffer.from('<!doctype html><html><body><table><tr><td>资产编号</td></tr></table></body></html>')],
  ['nul.csv', Buffer.from('资产编号,设备名称\u0000\u0000,台数\n1,a,1\n')],
  ['locked.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096), Buffer.from('EncryptedPackage', 'utf16le')])],
  ['picture.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['broken.fet', Buffer.from('<?xml version="1.0"?><fet version="6.0"><Teachers_List><Teacher>')],
]

test('a file that can not be read gets one clear sentence and changes nothing', async ({ app, ask, words }, info) => {
  await goTo(app, '/import')
  const before = await ask('register.counts')
  for (const [name, content] of files) {
    const path = info.outputPath(name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    await app.locator('input[type=file]').setInputFiles(path)
    const alert = app.getByRole('alert')
    await expect(alert, name).toContainText(name)
    expect((await alert.innerText()).trim(), name).not.toMatch(/refusal\.|problem\.|undefined|\[object|Error:/)
    await app.reload()
    await expect(app.locator('input[type=file]')).toBeAttached()
  }
  expect(await ask('register.counts')).toEqual(before)

  // one whose heads nobody knows can be told what it is, and its columns what they mean
  await app.locator('input[type=file]').setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('Ding;Saal\nRobot;Hall 1\n') })
  await expect(app.getByRole('alert')).toContainText('odd.csv')
  const list = app.getByRole('combobox', { name: words('import.sheet.as') }).first()
  await list.fill(words('tables.equipment'))
  await list.press('Enter')
  await expect(app.getByRole('combobox', { name: 'Ding' })).toBeVisible()
})
