import type { Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { say } from '#words/say.ts'
import { root } from '../../build/fresh.mjs'
import { barriers } from './barriers.ts'
import { expect, NOW, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Ask = (name: string, input?: unknown) => Promise<unknown>
type Row = { fields: Record<string, unknown> }

/** A batch of one class with six students; two posts with three places between them, and one that is full of poison. */
async function seed(ask: Ask): Promise<{ batch: string; posts: string[]; students: string[] }> {
  const many = async (table: string, rows: object[]) => ((await ask('register.saveMany', { table, rows: rows.map(fields => ({ fields })) })) as { ids: string[] }).ids
  const [programme] = await many('programme', [{ name: '匹配专业', category: '装备制造大类' }])
  const [group] = await many('classGroup', [{ name: '匹配2401', programmeId: programme, year: 2024 }])
  const students = await many('student', ['陈浩', '林雪', '王磊', '赵静', '周涛', '吴敏'].map((name, i) => ({ number: `M${i + 1}`, name, sex: i % 2 ? 'female' : 'male', birthDate: '2007-05-04', classGroupId: group })))
  const [hua, jin] = await many('enterprise', [{ name: '匹配华工', distanceKm: 8 }, { name: '匹配金宇', distanceKm: 40 }])
  const posts = await many('post', [
    { enterpriseId: hua, name: '车工', category: '装备制造大类', capacity: 2 },
    { enterpriseId: jin, name: '装配', category: '装备制造大类', capacity: 1 },
    { enterpriseId: jin, name: '电镀', category: '装备制造大类', capacity: 9, hazards: ['toxic'] },
  ])
  const [batch] = await many('batch', [{ name: '匹配2027春', kind: 'post', classGroupIds: [group], from: '2027-03-01', to: '2027-08-31' }])
  return { batch: batch!, posts, students }
}

const rows = (app: Page) => app.getByRole('grid').getByRole('row')

for (const language of languagesOf(import.meta.url)) {
  test.describe(`matching (${language})`, () => {
    test.use({ college: 'small', language })

    test('takes wishes in, finds the best plan, says why not, and writes it as one act', async ({ app, words, ask }) => {
      const { batch, posts } = await seed(ask)
      await goTo(app, `/matching?batch=${batch}`)
      await expect(app.getByRole('button', { name: new RegExp(`^6\\s*${words('matching.figure.toPlace')}`) })).toBeVisible()

      // pasted out of a table, with one line that nobody understands
      await app.getByRole('button', { name: words('matching.paste'), exact: true }).click()
      await app.getByRole('textbox', { name: words('matching.paste.label') }).fill('学号\t第一志愿\t第二志愿\nM1\t匹配华工 · 车工\nM2\t车工\t装配\nM9\t车工\nM3\t车工')
      await expect(app.getByText(words('matching.paste.line', { line: 4, problem: words('matching.paste.student', { value: 'M9' }) }))).toBeVisible()
      await app.keyboard.press('Control+s')
      await expect(app.getByRole('button', { name: new RegExp(`^3\\s*${words('matching.figure.noWish')}`) })).toBeVisible()

      // one more by hand, with the keyboard: the row, a post, saved
      await app.getByRole('grid').focus()
      for (const key of ['End', 'Enter']) await app.keyboard.press(key)
      await expect(app.getByRole('heading', { name: '吴敏' })).toBeVisible()
      await choose(app, app.getByRole('combobox', { name: words('matching.wish.add') }), '匹配金宇 · 装配')
      await app.getByRole('button', { name: words('ui.save'), exact: true }).click()
      await expect(app.getByText(words('matching.wish.said')).last()).toBeVisible()
      await app.getByRole('complementary', { name: '吴敏' }).getByRole('button', { name: words('ui.close') }).click()

      await app.getByRole('button', { name: words('matching.solve'), exact: true }).click()
      await expect(app.getByText(words('matching.proven'))).toBeVisible()
      await expect(app.getByRole('button', { name: new RegExp(`^3\\s*${words('matching.figure.leftOut')}`) })).toBeVisible()
      await expect(rows(app).filter({ hasText: '吴敏' })).toContainText('装配')
      expect(await barriers(app)).toEqual([])

      // why not, with its figures; a way out is taken, and another one comes with it
      await rows(app).filter({ hasText: words('matching.noPlace') }).first().click()
      const panel = app.getByRole('complementary').last()
      await expect(panel.getByText(words('matching.blocked', { count: 1, why: words('obstacle.hazardsAllowed.saferPost', { marks: words('choice.hazards.toxic'), article: '17(1)' }) }))).toBeVisible()
      await panel.locator('.match-cures').getByRole('button').first().click()
      await expect(app.getByRole('button', { name: new RegExp(`^2\\s*${words('matching.figure.leftOut')}`) })).toBeVisible()
      await expect(app.getByText(words('matching.steps'))).toBeVisible()

      // the list goes out
      await app.getByRole('button', { name: words('register.export') }).click()
      const download = app.waitForEvent('download')
      await app.getByRole('menuitem', { name: words('register.export.csv') }).click()
      const csv = await readFile(await (await download).path(), 'utf8')
      expect(csv.split('\n')[0]).toContain(words('matching.col.host'))
      expect(csv).toContain('匹配华工')

      await app.getByRole('button', { name: words('matching.accept') }).click()
      await expect(app.getByText(words('matching.accepted', { created: 4, moved: 0, removed: 0 }))).toBeVisible()
      const placements = async () => ((await ask('register.list', { table: 'placement' })) as { rows: Row[] }).rows.filter(r => r.fields['batchId'] === batch)
      expect((await placements()).map(r => [r.fields['from'], r.fields['to'], r.fields['status'], r.fields['kind']])).toEqual(Array(4).fill(['2027-03-01', '2027-08-31', 'planned', 'post']))
      expect((await placements()).every(r => r.fields['postId'] !== posts[2])).toBe(true)
      await app.keyboard.press('Control+z')
      await expect.poll(async () => (await placements()).length).toBe(0)
    })

    test('shows what posts take, and that a plan is out of date', async ({ app, words, ask }) => {
      const { batch, posts, students } = await seed(ask)
      await goTo(app, `/matching?batch=${batch}&part=posts`)
      await rows(app).filter({ hasText: '车工' }).click()
      await app.getByRole('spinbutton', { name: words('matching.places') }).fill('6')
      await app.keyboard.press('Enter')
      await expect(app.getByRole('button', { name: new RegExp(`^16\\s*${words('matching.figure.places')}`) })).toBeVisible()
      await app.getByRole('button', { name: words('matching.solve'), exact: true }).click()
      await expect(app.getByRole('button', { name: new RegExp(`^6\\s*${words('matching.figure.placed', { m: 6 })}`) })).toBeVisible()
      await ask('register.save', { table: 'placement', fields: { studentId: students[0], kind: 'post', enterpriseId: (((await ask('register.list', { table: 'post' })) as { rows: (Row & { id: string })[] }).rows.find(r => r.id === posts[0]))!.fields['enterpriseId'], from: '2027-05-01', to: '2027-06-01', status: 'confirmed' } })
      await expect(app.getByText(words('matching.stale'))).toBeVisible()
      await expect(app.getByRole('button', { name: words('matching.accept') })).toBeDisabled()
    })

    test('says what is missing where there is no batch, nobody, or no post', async ({ app, words, ask }) => {
      const bare = (await ask('register.save', { table: 'batch', fields: { name: '空批次', kind: 'post', from: '2027-03-01', to: '2027-08-31' } })) as { id: string }
      await goTo(app, `/matching?batch=${bare.id}`)
      await expect(app.getByText(words('matching.noStudents'), { exact: true })).toBeVisible()
      await expect(app.getByRole('button', { name: words('matching.solve'), exact: true })).toBeDisabled()
    })
  })
}

test('the command line finds the same plan in words, and writes it when it is told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-match-'))
  const mortise = async (...args: string[]) => {
    const call = promisify(execFile)(process.execPath, [join(root, 'dist/mortise.mjs'), ...args, '--data', folder, '--language', 'en'], { env: { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: folder } })
    return call.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }), (error: { code: number; stdout: string; stderr: string }) => error)
  }
  await mortise('init')
  const { batch } = await seed(async (name, input) => JSON.parse((await mortise('run', name, JSON.stringify(input), '--json')).stdout) as unknown)
  const told = await mortise('match', '匹配2027春')
  expect(told.code).toBe(0)
  expect(told.stdout).toContain(say('en', 'cli.match.head', { batch: '匹配2027春', students: 6, posts: 3, places: 12 }))
  expect(told.stdout).toContain(say('en', 'obstacle.hazardsAllowed.saferPost', { marks: 'Toxic substances', article: '17(1)' }).slice(0, 20))
  expect(told.stdout).toContain('→ ')
  const written = JSON.parse((await mortise('match', batch, '--accept', '--json')).stdout) as { accepted: object; placed: unknown[] }
  expect([written.accepted, written.placed.length]).toEqual([{ created: 3, moved: 0, removed: 0, kept: 0 }, 3])
  expect((await mortise('match', '没有的批次')).stderr).toContain(say('en', 'refusal.matching.noBatch', { name: '没有的批次' }))
  await rm(folder, { recursive: true, force: true })
})
