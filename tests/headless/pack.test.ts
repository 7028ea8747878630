import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PackDraft } from '#domain/records/pack.ts'
import { atTerminal } from './at-terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'mortise-pack-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const mortise = atTerminal(home)
const out = ['--out', join(home, 'pack.pdf')]
const pack = (name: string): PackDraft => ({ name, audience: 'dean', period: 'twelveMonths', pages: [{ kind: 'figures' }] })

beforeAll(async () => {
  await mortise(['init'])
  await mortise(['run', 'college.setup', '{"name":"江州"}'])
})

test('there is no pack yet, and the command line says where one is made', async () => {
  const none = await mortise(['report', 'pack', '周一例会', ...out])
  expect(none.code).toBe(1)
  expect(none.hints.join()).toContain('There is no meeting pack yet')
})

test('a pack is asked for by its name alone; another name is answered by those that there are', async () => {
  for (const name of ['周一例会', 'a=b']) expect((await mortise(['run', 'pack.save', JSON.stringify({ pack: pack(name) }), '--json'])).code).toBe(0)
  expect((await mortise(['report', 'pack', '--list'])).out).toEqual(['a=b', '周一例会'])
  expect((await mortise(['report', '--list'])).out.find(line => line.startsWith('pack\t'))).toContain('template=packTemplate period=twelveMonths|')

  // this folder has no screens to print with: whatever gets as far as the printer was found
  for (const args of [['周一例会'], ['template=周一例会'], ['周一例会', 'period=lastSchoolYear'], ['template=a=b']]) {
    const said = await mortise(['report', 'pack', ...args, ...out, '--json'])
    expect(said.json(), args.join(' ')).toMatchObject({ refusal: { code: 'print.pages' } })
  }
  const unknown = await mortise(['report', 'pack', '周二例会', ...out])
  expect(unknown.code).toBe(1)
  expect(unknown.hints.join()).toContain('There is no pack “周二例会”. There are: 周一例会, a=b.')
  expect((await mortise(['report', 'pack', '周一例会', 'period=own', ...out, '--json'])).json()).toMatchObject({ refusal: { code: 'scope.dates' } })
})

test('who names none, or two words, is told how it is called', async () => {
  expect((await mortise(['report', 'pack', ...out, '--json'])).json()).toMatchObject({ refusal: { code: 'report.pack.which' } })
  expect((await mortise(['report', 'pack', '周一例会', '再来', ...out])).code).toBe(2)
  expect((await mortise(['report', 'pack', '周一例会'])).code).toBe(2)
})
