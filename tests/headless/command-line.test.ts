import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atTerminal } from './at-terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'mortise-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const mortise = atTerminal(home)

/** How many changes the test's folder holds. */
async function changes(): Promise<unknown> {
  return (await mortise(['run', 'storage.state', '--json'])).json()['changes']
}

beforeAll(async () => expect(await mortise(['init', '--sample', 'small'])).toMatchObject({ code: 0 }), 60_000)

test('help names every command and how it is called', async () => {
  const { code, out } = await mortise(['help'])
  expect(code).toBe(0)
  for (const name of ['init', 'serve', 'import', 'export', 'check', 'report', 'backup', 'restore', 'verify', 'repair', 'history', 'run', 'ask', 'contract']) expect(out.join('\n')).toContain(`mortise ${name}`)
})

test.each([
  [['nonsense'], 'There is no command "nonsense"'],
  [['init', '--sampel', 'small'], 'Usage: mortise init'],
  [['init', '--sample', 'huge'], 'small, college, large'],
  [['history'], 'Usage: mortise history RECORD'],
  [['export', 'equipment', '--out', 'x.pdf'], '.xlsx'],
  [['ask', 'college.state', '{'], 'not JSON'],
  [['--language', 'fr', 'check'], 'Options follow the command'],
  [['run', 'college.state'], 'mortise ask college.state'],
  [['ask', 'register.save', '{}'], 'mortise run register.save'],
])('%j is wrongly called: exit code 2, one sentence, nothing on stdout', async (args, sentence) => {
  const { code, out, hints } = await mortise(args)
  expect(code).toBe(2)
  expect(out).toEqual([])
  expect(hints.join(' ')).toContain(sentence)
})

test('a slip in --data makes no new college', async () => {
  const { code, json } = await mortise(['ask', 'college.state', '--json', '--data', join(home, 'slip')])
  expect(code).toBe(1)
  expect(json()).toMatchObject({ refusal: { code: 'folder.none' } })
})

test('a refused command is exit code 1, in words and as a document', async () => {
  const wish = ['run', 'college.setup', '{"name":"x","term":{"name":"t","start":"2026-09-07","weeks":18}}']
  const said = await mortise(wish)
  expect([said.code, said.out.length]).toEqual([1, 0])
  expect(said.hints[0]).not.toMatch(/^refusal\./)
  expect((await mortise([...wish, '--json'])).json()).toMatchObject({ refusal: { code: 'college.exists' } })
})

test('run - answers line by line, in order, what is durable', async () => {
  const line = (name: string) => JSON.stringify({ name: 'register.save', input: { table: 'workshop', fields: { name } } })
  const { out, code } = await mortise(['run', '-'], [line('Hall A'), '', 'what?', line('Hall B')])
  const frames = out.map(text => JSON.parse(text) as { seq?: number })
  expect(frames).toMatchObject([{ seq: expect.any(Number) }, { refusal: { code: 'line.invalid' } }, { seq: frames[0]!.seq! + 1 }])
  expect(code).toBe(1)
  const halls = (await mortise(['ask', 'register.options', '{"table":"workshop"}', '--json'])).out.join()
  expect(halls).toContain('Hall A')
  expect(halls).toContain('Hall B')
})

test('the history says who did it, from what to what', async () => {
  const made = (await mortise(['run', 'register.save', '{"table":"workshop","fields":{"name":"Old name"}}', '--json'])).json() as { id: string }
  await mortise(['run', 'register.save', JSON.stringify({ table: 'workshop', id: made.id, fields: { name: 'New name' } })])
  const { out } = await mortise(['history', made.id])
  expect(out.join('\n')).toMatch(/wang/)
  expect(out.join('\n')).toMatch(/Old name → New name/)
})

test('the history of what is no record is a finding, in a sentence', async () => {
  expect(await mortise(['history', 'workshop:nothing'])).toMatchObject({ code: 1, out: [], hints: ['Nothing is recorded about this.'] })
})

test('what is exported is recognised when it is imported again, in both formats', async () => {
  for (const file of [join(home, 'equipment.xlsx'), join(home, 'equipment.csv')]) {
    expect(await mortise(['export', 'equipment', '--out', file, '--language', 'zh-CN'])).toMatchObject({ code: 0 })
    const { json, code } = await mortise(['import', file, '--dry-run', '--json'])
    expect(json()).toMatchObject({ counts: { new: 0, changed: 0, problems: 0 } })
    expect(code).toBe(0)
  }
})

test('bookings are exported as a calendar', async () => {
  const file = join(home, 'bookings.ics')
  expect(await mortise(['export', 'booking', '--out', file])).toMatchObject({ code: 0 })
  expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT/)
})

test('a file that is no list is refused with its name, and nothing changes', async () => {
  const file = join(home, 'empty.xlsx')
  writeFileSync(file, '')
  const before = await changes()
  const { code, hints } = await mortise(['import', file])
  expect(code).toBe(1)
  expect(hints.join(' ')).toContain('empty.xlsx')
  expect(await changes()).toBe(before)
})

test('the sample has no double booking', async () => {
  expect((await mortise(['check', '--json'])).json()).toMatchObject({ hard: 0 })
})

test('contract describes every name with a JSON Schema', async () => {
  const all = (await mortise(['contract', '--json'])).json() as Record<string, { kind: string; input: { type?: string } }>
  expect(Object.keys(all).length).toBeGreaterThan(30)
  expect(all['booking.create']).toMatchObject({ kind: 'command', input: { type: 'object' } })
})
