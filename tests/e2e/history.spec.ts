import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`history (${language})`, () => {
    test.use({ college: 'small', language })

    test('a record is looked at as it was, put back, and that is taken back again', async ({ app, words, ask }) => {
      const { id } = (await ask('register.save', { table: 'programme', fields: { name: 'First name' } })) as { id: string }
      await ask('register.save', { table: 'programme', id, fields: { name: 'Second name' } })
      const name = async () => ((await ask('register.get', { id })) as { fields: { name: string } }).fields.name
      await goTo(app, `/registers/programme?id=${encodeURIComponent(id)}`)
      const panel = app.getByRole('complementary')
      await panel.getByRole('button', { name: new RegExp(`^${words('history.putBack')}`) }).click()
      const look = panel.getByRole('group', { name: words('history.putBack.title', { when: '' }).trim().split(' ')[0] })
      await expect(look.locator('del')).toHaveText('Second name')
      await expect(look.locator('ins')).toHaveText('First name')
      expect(await barriers(app)).toEqual([])
      await expect(look.getByRole('button', { name: words('history.putBack.do'), exact: true })).toBeFocused()
      await app.keyboard.press('Enter')
      await expect.poll(name).toBe('First name')
      await expect(panel.getByRole('textbox').first()).toHaveValue('First name')
      await app.getByRole('button', { name: new RegExp(`^↶`) }).click()
      await expect.poll(name).toBe('Second name')
    })

    test('a pack, a visit, an own indicator and a day of attendance are put back where they are open', async ({ app, words, ask }) => {
      const putBack = async () => {
        await app.getByRole('button', { name: new RegExp(`^${words('history.putBack')}`) }).last().click()
        await app.getByRole('button', { name: words('history.putBack.do'), exact: true }).click()
      }
      const pack = { name: 'First pack', audience: 'dean', period: 'twelveMonths', pages: [{ kind: 'words', heading: 'Welcome' }] }
      const { id: packId } = (await ask('pack.save', { pack })) as { id: string }
      await ask('pack.save', { id: packId, pack: { ...pack, name: 'Second pack' } })
      await goTo(app, `/packs/${packId}`)
      await putBack()
      await expect(app.getByRole('textbox', { name: words('packs.name') })).toHaveValue('First pack')

      const offers = (await ask('pack.offers')) as { indicators: { id: string }[] }
      const { id: indicatorId } = (await ask('indicator.copy', { indicator: offers.indicators[0]!.id })) as { id: string }
      await ask('indicator.save', { id: indicatorId, fields: { nameEn: 'Renamed' } })
      await goTo(app, `/outcomes/indicator/${indicatorId}`)
      await expect(app.getByRole('textbox', { name: words('field.indicator.nameEn') })).toHaveValue('Renamed')
      await putBack()
      await expect(app.getByRole('textbox', { name: words('field.indicator.nameEn') })).not.toHaveValue('Renamed')

      const save = async (table: string, fields: Record<string, unknown>, of: Record<string, unknown> = {}) => ((await ask('register.save', { table, fields, ...of })) as { id: string }).id
      const [enterpriseId, studentId, teacherId] = [await save('enterprise', { name: 'Haichuan' }), await save('student', { number: '1', name: 'Chen Hao' }), await save('teacher', { name: 'Li Qiang' })]
      const placementId = await save('placement', { studentId, enterpriseId, kind: 'post', status: 'confirmed', from: '2026-09-01', to: '2027-01-31' })
      const mark = (state: string) => ask('attendance.mark', { marks: [{ placementId, date: '2026-11-20', state }], evidence: 'machine' })
      await mark('absent')
      await mark('late')
      await goTo(app, `/attendance?host=${enterpriseId}&day=2026-11-20`)
      await app.getByRole('gridcell', { name: new RegExp(words('attendance.on', { date: '2026-11-20' })) }).first().dblclick()
      await putBack()
      const sheet = async () => (await ask('attendance.sheet', { enterpriseId, from: '2026-11-20', to: '2026-11-20' })) as { rows: { cells: { state: string | null }[] }[] }
      await expect.poll(async () => (await sheet()).rows[0]!.cells[0]!.state).toBe('absent')

      const visitId = await save('visit', { enterpriseId, teacherId, date: '2026-11-20', way: 'phone', status: 'done', spokeWith: 'Zhao' })
      await save('visit', { spokeWith: 'Somebody else' }, { id: visitId })
      await goTo(app, `/visits/${visitId}`)
      const spokeWith = app.getByRole('textbox', { name: words('field.visit.spokeWith') })
      await expect(spokeWith).toHaveValue('Somebody else')
      await putBack()
      await expect(spokeWith).toHaveValue('Zhao')
    })

    test('the change log is narrowed by person, day and kind; an entry tells its records, one that was removed comes back', async ({ app, words, ask }) => {
      const { id } = (await ask('register.save', { table: 'programme', fields: { name: 'Gone by mistake' } })) as { id: string }
      await ask('register.remove', { table: 'programme', ids: [id] })
      await goTo(app, '/history')
      const removal = words('command.register.remove', { name: 'Gone by mistake', table: 'programme', count: 1 })
      await expect(app.getByRole('button', { name: removal, exact: true })).toBeVisible()
      await app.getByRole('combobox', { name: words('history.kind') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('history.kind.records') }).click()
      await expect(app.getByRole('status').filter({ hasText: words('history.found', { n: 3 }) })).toBeVisible() // the sample and these two
      await app.getByRole('button', { name: removal, exact: true }).click()
      const panel = app.getByRole('complementary')
      await expect(panel.getByRole('heading', { name: 'Gone by mistake' }).last()).toBeVisible()
      await panel.getByRole('button', { name: new RegExp(`^${words('history.ofRecord')}`) }).click()
      expect(await barriers(app)).toEqual([])
      await panel.getByRole('button', { name: new RegExp(`^${words('history.putBack')}`) }).click()
      await expect(panel.getByText(words('history.putBack.returns'))).toBeVisible()
      await panel.getByRole('button', { name: words('history.putBack.do'), exact: true }).click()
      await expect.poll(async () => (await ask('register.get', { id })) !== null).toBe(true)
    })
  })
}
