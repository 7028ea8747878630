import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

/** Types pinyin as an input method does, presses Enter while it is not a character yet, and then takes the character. */
async function compose(app: Page, field: Locator, input: CDPSession, pinyin: string, characters: string, meanwhile: () => Promise<void>): Promise<void> {
  await field.focus()
  const before = await field.inputValue()
  await input.send('Input.imeSetComposition', { text: pinyin, selectionStart: pinyin.length, selectionEnd: pinyin.length })
  await expect(field).toHaveValue(new RegExp(`${pinyin}$`))
  for (const key of ['Enter', 'Escape', 'ArrowDown']) {
    const prevented = await field.evaluate((element, name) => !element.dispatchEvent(new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true })), key)
    expect(prevented, `${key} belongs to the input method`).toBe(false)
  }
  await meanwhile()
  await input.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await expect(field).toHaveValue(before)
  await expect(field).toBeFocused()
  await input.send('Input.insertText', { text: characters })
  await expect(field).toHaveValue(new RegExp(`${characters}$`))
}

test.describe('while a character is composed', () => {
  test.use({ college: 'small', language: 'zh-CN' })

  test('Enter submits no form, opens nothing, and Esc closes nothing; afterwards both do', async ({ app, words, ask }) => {
    const input = await app.context().newCDPSession(app)
    const changes = async () => ((await ask('history.list', { limit: 1 })) as { total: number }).total
    const before = await changes()

    await goTo(app, '/settings')
    const name = app.getByRole('textbox', { name: words('field.college.name'), exact: true })
    await compose(app, name, input, 'xueyuan', '学院', async () => expect(await changes()).toBe(before))

    await goTo(app, '/registers/programme?id=new')
    const panel = app.getByRole('complementary')
    const programme = panel.getByRole('textbox').first()
    await compose(app, programme, input, 'hanjie', '焊接', async () => {
      await expect(panel).toBeVisible()
      expect(await changes()).toBe(before)
    })
    await app.keyboard.press('Control+s')
    await expect.poll(changes).toBe(before + 1)
    // what follows the saving has come too
    await expect.poll(() => app.evaluate(() => location.hash)).not.toContain('id=new')

    await goTo(app, '/registers/student')
    await expect(app.getByRole('heading', { level: 1, name: words('tables.student') })).toBeVisible() // the page before has a field of the same name
    const search = app.locator('.register-tools input').first()
    await compose(app, search, input, 'wang', '王', async () => expect(app.getByRole('complementary')).toHaveCount(0))

    await goTo(app, '/today')
    await app.keyboard.press('Control+k')
    const find = app.getByRole('combobox', { name: words('find.title') })
    await compose(app, find, input, 'jinri', '今日', async () => {
      await expect(find).toBeVisible()
      expect(await app.evaluate(() => location.hash)).toBe('#/today')
    })
    await expect(app.getByRole('option').first()).toBeVisible()
    // right after a composition the window lets an Esc pass by, as some input methods send one more
    await expect(async () => {
      await app.keyboard.press('Escape')
      await expect(find).toHaveCount(0, { timeout: 500 })
    }).toPass()
  })
})
