import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../headless/command-line.ts'
import { damage } from '../damage.ts'

let home: string
beforeAll(() => void (home = mkdtempSync(join(tmpdir(), 'mortise-cli-storage-'))))
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Said = { code: number; text: string; json(): Record<string, unknown> }
type Entry = { name: string; why: string; counts: Record<string, number> }

/** Runs one command as a terminal would, on the test's own folder. */
let folder = ''
async function mortise(...args: string[]): Promise<Said> {
  const out: string[] = []
  const said: string[] = []
  const code = await runCommandLine([...args, '--data', folder], {
    out: line => void (out.push(line), said.push(line)),
    hint: line => void said.push(line),
    progress: () => undefined,
    lines: () => (async function* () {})(),
    stopped: new Promise(() => undefined),
    screens: home,
    threads: new URL('../../dist/', import.meta.url),
    env: { LANG: 'en_GB.UTF-8', USER: 'wang', MORTISE_NOW: '2026-11-23T08:00', MORTISE_HOME: home },
  })
  return { code, text: said.join('\n'), json: () => JSON.parse(out.join('\n')) as Record<string, unknown> }
}

let folders = 0
beforeEach(async () => {
  folder = join(home, `data-${++folders}`)
  expect(await mortise('init', '--sample', 'small')).toMatchObject({ code: 0 })
}, 60_000)

const backUp = async () => (await mortise('backup', '--json')).json()['name'] as string
const backups = async () => (await mortise('backup', '--list', '--json')).json()['backups'] as Entry[]
const college = async () => (await mortise('ask', 'college.state', '--json')).text
const rename = () => mortise('run', 'college.save', '{"fields":{"nameEn":"Changed since"}}')

describe('a restore', () => {
  test('brings back what was there, is told before, and is one change that undo takes back', async () => {
    const name = await backUp()
    expect(await backups()).toMatchObject([{ name, why: 'wish' }])
    await rename()

    const told = await mortise('restore', name, '--dry-run')
    expect(told).toMatchObject({ code: 0 })
    expect(told.text).toContain('College: 0 back, 1 changed, 0 gone')
    expect(told.text).toContain('1 change was made here')
    expect(await college()).toContain('Changed since')

    const done = await mortise('restore', name)
    expect(done).toMatchObject({ code: 0 })
    expect(done.text).toContain('mortise run history.undo')
    expect(await college()).not.toContain('Changed since')
    expect((await backups()).map(b => b.why).sort()).toEqual(['restore', 'wish'])

    expect(await mortise('run', 'history.undo')).toMatchObject({ code: 0 })
    expect(await college()).toContain('Changed since')
  })

  test('without a name lists the backups, and of an unknown one says so', async () => {
    expect((await mortise('restore')).text).toContain('There is no backup yet.')
    const name = await backUp()
    const listed = await mortise('restore')
    expect([listed.code, listed.text]).toEqual([0, expect.stringMatching(new RegExp(`--dry-run[^]*${name}.*by hand.*records`))])
    const unknown = await mortise('restore', '2020-01-01T08-00.nothing')
    expect([unknown.code, unknown.text]).toEqual([1, expect.stringContaining('There is no backup called 2020-01-01T08-00.nothing')])
  })
})

describe('a verification', () => {
  test('counts what is whole, and takes note of what is not', async () => {
    await backUp()
    const whole = await mortise('verify')
    expect([whole.code, whole.text]).toEqual([0, expect.stringMatching(/^All whole: .* 1 backup\.$/)])

    damage(`${folder}-backups/objects`)
    const found = await mortise('verify')
    expect([found.code, found.text]).toEqual([1, expect.stringMatching(/^1 thing is not whole:\n {2}The backup .* is damaged/)])
    expect(await mortise('verify', '--json').then(said => said.json())).toMatchObject({ findings: [{ code: 'backup.damaged' }] })
  })
})

describe('damaged data', () => {
  test('are read only, and repaired from their own history without loss', async () => {
    await rename()
    damage(join(folder, 'store-1', 'tables'))
    expect(await rename()).toMatchObject({ code: 1, text: expect.stringContaining('is damaged') })
    expect((await mortise('verify')).code).toBe(1)
    const repaired = await mortise('repair')
    expect([repaired.code, repaired.text]).toEqual([0, expect.stringContaining('all 2 changes are there')])
    expect(await college()).toContain('Changed since')
    expect(await mortise('verify')).toMatchObject({ code: 0 })
    expect(await rename()).toMatchObject({ code: 0 })
  })

  test('that their history can not prove are replaced by a backup, and kept', async () => {
    const name = await backUp()
    damage(join(folder, 'store-1'))
    expect(await mortise('repair')).toMatchObject({ code: 1, text: expect.stringContaining('is damaged') })
    const done = await mortise('restore', name)
    expect([done.code, done.text]).toEqual([0, expect.stringContaining('in the place of the damaged data')])
    expect(await mortise('verify')).toMatchObject({ code: 0 })
    expect((await mortise('run', 'storage.state', '--json')).json()).toMatchObject({ closed: null })
    expect(readdirSync(folder)).toContain('store-1')
  })
})
