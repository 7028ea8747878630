import { readFileSync } from 'node:fs'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo, textOfPdf } from './screens.ts'

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
