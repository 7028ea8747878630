import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atTerminal } from './at-terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'mortise-check-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const mortise = atTerminal(home)
type Checked = { counts: Record<string, number>; pack: string; findings: { rule: string; severity: string; subject: string }[] }
const compliance = async (...args: string[]) => (await mortise(['check', '--json', ...args])).json()['compliance'] as Checked

/** Saves a record by the contract and answers with its id. */
async function save(table: string, fields: object): Promise<string> {
  const { out } = await mortise(['run', 'register.save', JSON.stringify({ table, fields }), '--json'])
  return (JSON.parse(out.join('\n')) as { id: string }).id
}

beforeAll(async () => {
  await mortise(['init'])
}, 60_000)

test('without internships check speaks of bookings only', async () => {
  expect(await mortise(['check'])).toMatchObject({ code: 0, out: ['No clash.'] })
})

test('what must be put right is exit code 1, by the pack that is asked for, until somebody answers for it', async () => {
  const host = await save('enterprise', { name: '金宇' })
  const student = await save('student', { number: '1', name: '林小雨', birthDate: '2012-01-01' })
  const placement = await save('placement', { studentId: student, kind: 'post', enterpriseId: host, from: '2026-11-01', to: '2026-11-30', status: 'confirmed' })

  const general = await mortise(['check', '--pack', 'general'])
  expect(general.code).toBe(1)
  expect(general.hints.join('\n')).toContain('The student, born on 1 Jan 2012, turns 16 only on 1 Jan 2028.')
  const judged = await compliance('--pack', 'general')
  expect(judged).toMatchObject({ pack: 'general', counts: { E: 3, W: 0, R: 0, answered: 0 } })
  expect(judged.findings.map(f => f.rule)).toEqual(['G3', 'G4', 'G5'])
  expect((await compliance()).findings.map(f => f.severity)).toContain('W')

  for (const rule of ['G3', 'G4', 'G5']) await mortise(['run', 'compliance.answer', JSON.stringify({ rule: `general/${rule}`, subjectId: placement, from: '2026-11-01', to: '2026-11-30', reason: 'x' })])
  const answered = await mortise(['check', '--pack', 'general'])
  expect(answered.code).toBe(0)
  expect(answered.out.join('\n')).toContain('3 answered for')
})

test('a pack that there is not is wrongly called', async () => {
  const { code, hints } = await mortise(['check', '--pack', 'moon'])
  expect(code).toBe(2)
  expect(hints.join(' ')).toContain('cn-2021-4, general')
})
