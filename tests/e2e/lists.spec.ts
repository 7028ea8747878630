import { readFileSync } from 'node:fs'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

test.use({ college: 'small' })

test('a list is filtered by its columns, its columns are put in order, and what is seen goes out as files', async ({ app, ask, words }) => {
  const { ids: rooms } = (await ask('register.saveMany', { table: 'workshop', rows: ['North hall', 'South hall'].map(name => ({ fields: { name } })) })) as { ids: string[] }
  const machines = Array.from({ length: 12 }, (_, i) => ({ fields: { name: `Press ${i}`, assetNo: `P-${i}`, units: i + 1, statusCode: i % 3 ? '1' : '3', workshopId: rooms[i % 2] } }))
  await ask('register.saveMany', { table: 'equipment', rows: machines })
  const field = (name: string) => words(`field.equipment.${name}`)
  await goTo(app, '/registers/equipment')
  const list = app.getByRole('grid', { name: words('tables.equipment') })
  const menu = app.getByRole('tooltip')
  const filterOf = (name: string) => list.getByRole('button', { name: words('register.filter', { field: field(name) }), exact: true })

  await test.step('a value is ticked in one column, a span given in another', async () => {
    await filterOf('workshopId').click()
    await menu.getByRole('checkbox', { name: words('register.filter.value', { value: 'North hall', n: 6 }), exact: true }).check()
    await expect(list).toHaveAttribute('aria-rowcount', '7')
    expect(await barriers(app)).toEqual([])
    await app.keyboard.press('Escape')
    await filterOf('units').click()
    await menu.getByRole('spinbutton').first().fill('5')
    await app.keyboard.press('Escape')
    await expect(list).toHaveAttribute('aria-rowcount', '5')
    await expect(list.getByRole('gridcell', { name: 'Press 4', exact: true })).toBeVisible()
    await expect(list.getByRole('gridcell', { name: 'Press 2', exact: true })).toHaveCount(0)
  })

  await test.step('what filters is said in words, and one of them is taken away', async () => {
    const chip = (what: string) => app.getByRole('button', { name: words('register.filter.remove', { what }), exact: true })
    await expect(chip(`${field('workshopId')}: North hall`)).toBeVisible()
    await chip(`${field('units')}: ≥ 5`).click()
    await expect(list).toHaveAttribute('aria-rowcount', '7')
  })

  await test.step('columns are hidden and moved, and stay so', async () => {
    await app.getByRole('button', { name: words('register.columns'), exact: true }).click()
    await menu.getByRole('checkbox', { name: field('model'), exact: true }).uncheck()
    await menu.getByRole('button', { name: words('register.columns.later', { field: field('assetNo') }), exact: true }).click()
    await app.keyboard.press('Escape')
    await goTo(app, '/registers/workshop')
    await goTo(app, '/registers/equipment')
    await expect(list.getByRole('columnheader')).toContainText(['', field('name'), field('assetNo'), field('workshopId')])
  })

  await test.step('the file and the paper hold what is seen, in its order', async () => {
    await filterOf('name').click()
    await menu.getByRole('textbox').fill('press')
    await app.keyboard.press('Escape')
    await expect(list).toHaveAttribute('aria-rowcount', '13')
    const head = list.getByRole('button', { name: field('units'), exact: true })
    await head.click()
    await head.click()
    await expect(list.getByRole('row').nth(1)).toContainText('Press 11')
    const fetched = async (item: string) => {
      await app.getByRole('button', { name: words('register.export'), exact: true }).click()
      const [file] = await Promise.all([app.waitForEvent('download'), app.getByRole('menuitem', { name: words(item), exact: true }).first().click()])
      return file.path()
    }
    const lines = readFileSync(await fetched('register.export.csv'), 'utf8').trim().split(/\r?\n/)
    expect(lines[0]).toContain(`${field('name')},${field('assetNo')},${field('workshopId')}`)
    expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(machines.map(m => m.fields.name).reverse())
    const paper = await textOfPdf(await fetched('register.export.pdf'))
    expect(paper.indexOf('Press 11')).toBeGreaterThan(0)
    expect(paper.indexOf('Press 10')).toBeGreaterThan(paper.indexOf('Press 11'))
    expect(paper).toContain(words('register.filter.said', { holds: 'press' }))
  })
})

test('the cell of a list is reached, and its column filtered, by the keyboard alone', async ({ app, words }) => {
  await goTo(app, '/registers/equipment')
  const list = app.getByRole('grid', { name: words('tables.equipment') })
  await expect(list.getByRole('row').nth(1)).toBeVisible()
  await list.focus()
  await app.keyboard.press('Control+End')
  const lastColumn = (await list.getByRole('columnheader').count()) - 2
  const lastRow = Number(await list.getAttribute('aria-rowcount')) - 2
  await expect(list).toHaveAttribute('aria-activedescendant', `cell-${lastRow}-${lastColumn}`)
  await expect(app.locator(`#cell-${lastRow}-${lastColumn}`)).toBeInViewport()
  await app.keyboard.press('Control+Home')
  await app.keyboard.press('ArrowRight')
  await app.keyboard.press('Alt+ArrowDown')
  await expect(app.getByRole('tooltip').getByRole('textbox')).toBeFocused()
  await app.keyboard.type('lathe')
  await expect(list).not.toHaveAttribute('aria-rowcount', String(lastRow + 2))
  await expect(list.getByRole('row').nth(1)).toContainText(/lathe/i)
  await app.keyboard.press('Escape')
  await expect(list).toBeFocused()
})

for (const language of languagesOf(import.meta.url))
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('cells are written, copied, pasted from a spreadsheet and emptied by the keyboard alone', async ({ app, ask, words, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const { ids } = (await ask('register.saveMany', { table: 'workshop', rows: ['Alpha zz hall', 'Beta zz hall', 'Gamma zz hall'].map((name, i) => ({ fields: { name, code: `Z-${i}`, stations: 10 + i } })) })) as { ids: string[] }
      const held = async (i: number) => ((await ask('register.get', { id: ids[i] })) as { fields: Record<string, unknown> }).fields
      await goTo(app, '/registers/workshop?find=zz hall')
      const list = app.getByRole('grid', { name: words('tables.workshop') })
      await expect(list).toHaveAttribute('aria-rowcount', '4')
      await list.getByRole('button', { name: words('field.workshop.name'), exact: true }).press('Enter')
      await list.focus()
      const column = async (field: string) => {
        await app.keyboard.press('Control+ArrowLeft')
        const heads = await list.getByRole('columnheader').allInnerTexts()
        for (let i = heads.findIndex(head => head.trim() === words(`field.workshop.${field}`)); i > 1; i--) await app.keyboard.press('ArrowRight')
      }
      await app.keyboard.press('Home')

      await test.step('typing replaces, Enter saves and goes down, Tab to the right, Esc leaves it', async () => {
        await column('stations')
        await app.keyboard.type('24')
        await app.keyboard.press('Enter')
        await app.keyboard.type('25')
        await app.keyboard.press('Tab')
        await expect.poll(async () => [(await held(0))['stations'], (await held(1))['stations']]).toEqual([24, 25])
        await expect(list).toBeFocused()
        await column('name')
        await app.keyboard.press('F2')
        await app.keyboard.press('End')
        await app.keyboard.type(' two')
        await app.keyboard.press('Escape')
        await expect(list.getByRole('gridcell', { name: 'Beta zz hall', exact: true })).toBeVisible()
      })

      await test.step('what is wrong is said below the cell, and nothing is written', async () => {
        await column('stations')
        await app.keyboard.type('many')
        await app.keyboard.press('Enter')
        await expect(app.getByRole('alert').filter({ hasText: words('problem.cell.number', { value: 'many' }) })).toBeVisible()
        await expect(list.getByRole('textbox')).toBeFocused()
        expect(await barriers(app)).toEqual([])
        await app.keyboard.press('Escape')
        expect((await held(1))['stations']).toBe(25)
      })

      await test.step('a stretch is copied, and comes in again one row lower after a look', async () => {
        await app.keyboard.press('Home')
        await column('code')
        await app.keyboard.press('Shift+ArrowDown')
        await app.keyboard.press('Control+c')
        await expect(app.getByText(words('register.copied', { n: 2 }))).toBeVisible()
        expect(await app.evaluate(() => navigator.clipboard.readText())).toBe('Z-0\nZ-1\n')
        await app.evaluate(() => navigator.clipboard.writeText('Y-1\r\nY-2\r\n'))
        await app.keyboard.press('ArrowDown')
        await app.keyboard.press('ArrowUp')
        await app.keyboard.press('Control+v')
        const panel = app.getByRole('complementary', { name: words('register.paste.title') })
        await expect(panel.getByRole('status')).toHaveText(words('register.change.count', { n: 2 }))
        expect((await held(1))['code']).toBe('Z-1')
        expect(await barriers(app)).toEqual([])
        await expect(panel.getByRole('button', { name: words('register.change.do', { n: 2 }), exact: true })).toBeFocused()
        await app.keyboard.press('Enter')
        await expect.poll(async () => (await Promise.all([0, 1, 2].map(held))).map(f => f['code'])).toEqual(['Z-0', 'Y-1', 'Y-2'])
        await expect(list).toBeFocused()
      })

      await test.step('emptying is looked at as well, and one Ctrl+Z brings all of it back', async () => {
        await app.keyboard.press('Home')
        await column('code')
        await app.keyboard.press('Shift+End')
        await app.keyboard.press('Delete')
        await expect(app.getByRole('complementary', { name: words('register.clear.title') }).getByRole('status')).toHaveText(words('register.change.count', { n: 3 }))
        await app.keyboard.press('Enter')
        await expect.poll(async () => (await Promise.all([0, 1, 2].map(held))).map(f => f['code'])).toEqual([undefined, undefined, undefined])
        await expect(list).toBeFocused()
        await app.keyboard.press('Control+z')
        await expect.poll(async () => (await Promise.all([0, 1, 2].map(held))).map(f => f['code'])).toEqual(['Z-0', 'Y-1', 'Y-2'])
      })
    })
  })

test('a cell is chosen from a list by the mouse, and a wrong name is refused where it stands', async ({ app, ask, words }) => {
  await ask('register.saveMany', { table: 'workshop', rows: ['East wing', 'West wing'].map(name => ({ fields: { name } })) })
  const { id } = (await ask('register.save', { table: 'equipment', fields: { name: 'Press brake', assetNo: 'PB-1', units: 1, statusCode: '1' } })) as { id: string }
  await goTo(app, '/registers/equipment?find=PB-1')
  const list = app.getByRole('grid', { name: words('tables.equipment') })
  const room = async () => ((await ask('register.get', { id })) as { names: Record<string, string> }).names['workshopId']
  await expect(list.getByRole('gridcell', { name: 'Press brake', exact: true })).toBeVisible()
  const at = (await list.getByRole('columnheader').allInnerTexts()).findIndex(head => head.trim() === words('field.equipment.workshopId')) - 1
  const cell = app.locator(`#cell-0-${at}`)

  await cell.dblclick()
  const input = list.getByRole('combobox')
  await input.fill('wing')
  await app.getByRole('listbox').getByRole('option', { name: 'West wing' }).click()
  await expect.poll(room).toBe('West wing')
  await app.keyboard.press('F2')
  await input.fill('North wing')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('alert').filter({ hasText: 'North wing' })).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await app.keyboard.press('Escape')
  expect(await room()).toBe('West wing')
})

test('a field is set for chosen rows at once, and rows that others name stay when the rest is removed', async ({ app, ask, words }) => {
  const { ids } = (await ask('register.saveMany', { table: 'workshop', rows: [0, 1, 2, 3].map(i => ({ fields: { name: `Annex ${i}`, building: i ? 'Old' : 'New', stations: 5 } })) })) as { ids: string[] }
  await ask('register.save', { table: 'equipment', fields: { name: 'Annex drill', assetNo: 'AD-1', units: 1, statusCode: '1', workshopId: ids[1] } })
  const buildings = async () => Promise.all(ids.map(async id => ((await ask('register.get', { id })) as { fields: Record<string, unknown> } | null)?.fields['building']))
  await goTo(app, '/registers/workshop?find=Annex')
  const list = app.getByRole('grid', { name: words('tables.workshop') })
  await expect(list).toHaveAttribute('aria-rowcount', '5')

  await test.step('rows are chosen one by one and by a stretch', async () => {
    const box = (i: number) => list.getByRole('row').filter({ hasText: `Annex ${i}` }).getByRole('checkbox')
    await box(0).click()
    await box(3).click({ modifiers: ['Shift'] })
    await expect(app.getByText(words('register.chosen', { n: 4 }))).toBeVisible()
  })

  await test.step('the preview counts those that change, and one act changes them', async () => {
    await app.getByRole('button', { name: words('register.bulk'), exact: true }).click()
    const panel = app.getByRole('complementary', { name: words('register.bulk') })
    const which = panel.getByRole('combobox', { name: words('register.bulk.field') })
    await which.fill(words('field.workshop.building'))
    await which.press('Enter')
    await panel.getByRole('textbox', { name: words('register.bulk.value') }).fill('New')
    await expect(panel.getByRole('status')).toHaveText(words('register.change.count', { n: 3 }))
    await expect(panel.getByText(words('register.change.same', { n: 1 }))).toBeVisible()
    expect(await barriers(app)).toEqual([])
    expect(await buildings()).toEqual(['New', 'Old', 'Old', 'Old'])
    await panel.getByRole('button', { name: words('register.change.do', { n: 3 }), exact: true }).click()
    await expect.poll(buildings).toEqual(['New', 'New', 'New', 'New'])
    await list.focus()
    await app.keyboard.press('Control+z')
    await expect.poll(buildings).toEqual(['New', 'Old', 'Old', 'Old'])
  })

  await test.step('Delete asks first, says what holds one of them, and takes the others', async () => {
    await list.focus()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('Delete')
    const panel = app.getByRole('complementary', { name: words('register.remove.title') })
    await expect(panel.getByRole('status')).toHaveText(words('register.remove.free', { n: 3 }))
    await expect(panel.getByRole('button', { name: words('register.remove.by', { table: 'equipment', name: 'Annex drill' }), exact: true })).toBeVisible()
    expect(await barriers(app)).toEqual([])
    await app.keyboard.press('Enter')
    await expect(list).toHaveAttribute('aria-rowcount', '2')
    await expect(list.getByRole('gridcell', { name: 'Annex 1', exact: true })).toBeVisible()
    await list.focus()
    await app.keyboard.press('Control+z')
    await expect(list).toHaveAttribute('aria-rowcount', '5')
  })
})

test('a view is kept under a name, found again in another register’s company, and taken back', async ({ app, ask, words }) => {
  const field = (name: string) => words(`field.equipment.${name}`)
  await goTo(app, '/registers/equipment')
  const list = app.getByRole('grid', { name: words('tables.equipment') })
  const whole = await list.getAttribute('aria-rowcount')
  const views = app.getByRole('button', { name: words('register.views'), exact: true })
  const menu = app.getByRole('tooltip')

  await list.getByRole('button', { name: words('register.filter', { field: field('name') }), exact: true }).click()
  await menu.getByRole('textbox').fill('lathe')
  await app.keyboard.press('Escape')
  await expect(list).not.toHaveAttribute('aria-rowcount', whole!)
  await list.getByRole('button', { name: field('units'), exact: true }).click()
  const filtered = await list.getAttribute('aria-rowcount')
  await views.click()
  await menu.getByRole('textbox', { name: words('register.view.name') }).fill('Lathes by pieces')
  expect(await barriers(app)).toEqual([])
  await app.keyboard.press('Enter')
  await expect(views).toHaveText('Lathes by pieces')

  await views.click()
  await menu.getByRole('button', { name: words('register.view.first'), exact: true }).click()
  await expect(list).toHaveAttribute('aria-rowcount', whole!)
  await goTo(app, '/registers/workshop')
  await views.click()
  await expect(menu.getByText('Lathes by pieces')).toHaveCount(0)
  await app.keyboard.press('Escape')

  await app.keyboard.press('Control+K')
  await app.getByRole('combobox', { name: words('find.title') }).fill('lathes by')
  await app.getByRole('option', { name: 'Lathes by pieces' }).click()
  await expect(list).toHaveAttribute('aria-rowcount', filtered!)
  await views.click()
  await menu.getByRole('button', { name: words('register.view.first'), exact: true }).click()
  await expect(list).toHaveAttribute('aria-rowcount', whole!)
  await views.click()
  await menu.getByRole('button', { name: 'Lathes by pieces', exact: true }).click()
  await expect(list).toHaveAttribute('aria-rowcount', filtered!)
  await expect(list.getByRole('columnheader', { name: field('units') })).toHaveAttribute('aria-sort', 'ascending')
  await views.click()
  await menu.getByRole('button', { name: words('register.view.remove', { name: 'Lathes by pieces' }), exact: true }).click()
  await expect(menu.getByRole('button', { name: 'Lathes by pieces', exact: true })).toHaveCount(0)
  await ask('history.undo', {})
  await expect(menu.getByRole('button', { name: 'Lathes by pieces', exact: true })).toBeVisible()
})
