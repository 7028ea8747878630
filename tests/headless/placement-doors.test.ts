import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atTerminal } from './at-terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'mortise-doors-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const mortise = atTerminal(home)
const save = (table: string, fields: Record<string, unknown>) => mortise(['run', 'register.save', JSON.stringify({ table, fields }), '--json'])
function file(name: string, ...lines: string[]): string {
  const path = join(home, name)
  writeFileSync(path, lines.join('\n'))
  return path
}
const changes = async () => (await mortise(['run', 'storage.state', '--json'])).json()['changes']

const ID = '11010519491231002X'
const made: Record<string, string> = {}

beforeAll(async () => {
  await mortise(['init'])
  await mortise(['run', 'college.setup', '{"name":"x","term":{"name":"t","start":"2026-09-07","weeks":18}}'])
  const rows: [string, string, () => Record<string, unknown>][] = [
    ['host', 'enterprise', () => ({ name: '华工' })],
    ['other', 'enterprise', () => ({ name: '金宇' })],
    ['post', 'post', () => ({ enterpriseId: made['other'], name: '铣工' })],
    ['chen', 'student', () => ({ number: '001', name: '陈浩', nationalId: ID, birthDate: '1949-12-31', sex: 'female' })],
    ['young', 'student', () => ({ number: '002', name: '=林雪', birthDate: '2011-01-01' })],
    ['placed', 'placement', () => ({ studentId: made['chen'], enterpriseId: made['host'], kind: 'post', status: 'confirmed', from: '2026-09-07', to: '2027-01-10', consentOn: '2026-09-01' })],
  ]
  for (const [key, table, fields] of rows) made[key] = String((await save(table, fields())).json()['id'])
}, 60_000)

describe('the command line refuses, with exit code 1 and nothing written', () => {
  const placement = { kind: 'post', status: 'planned' }
  const wrong: [string, string, () => Record<string, unknown>, string][] = [
    ['overlapping placements', 'placement', () => ({ ...placement, studentId: made['chen'], enterpriseId: made['other'], from: '2027-01-10', to: '2027-02-10' }), 'placement.overlap'],
    ['an end before the start', 'placement', () => ({ ...placement, studentId: made['young'], enterpriseId: made['other'], from: '2027-01-10', to: '2027-01-09' }), 'field.beforeStart'],
    ['a post of another enterprise', 'placement', () => ({ ...placement, studentId: made['young'], enterpriseId: made['host'], postId: made['post'], from: '2027-01-10', to: '2027-02-09' }), 'placement.postElsewhere'],
    ['two students with one number', 'student', () => ({ number: '001', name: '李四' }), 'field.taken'],
    ['an identity number of the wrong form', 'student', () => ({ number: '3', name: '李四', nationalId: '123' }), 'field.form'],
    ['a change dated outside the placement', 'placementChange', () => ({ placementId: made['placed'], from: '2027-01-11', reason: 'x', to: '2027-02-01' }), 'placementChange.outside'],
  ]
  test.each(wrong)('%s', async (_, table, fields, code) => {
    const before = await changes()
    const said = await save(table, fields())
    expect(said.code).toBe(1)
    expect(said.json()).toMatchObject({ refusal: { code: 'register.invalid' } })
    expect(JSON.stringify(said.json())).toContain(`"${code}"`)
    expect(await changes()).toBe(before)
  })

  const files: [string, string[], string][] = [
    ['a number twice', ['学号,姓名', '5,甲', '5,乙'], 'row.duplicate'],
    ['a mistyped identity number', ['学号,姓名,身份证号', '6,甲,11010519491231003X'], 'student.nationalId'],
    ['a roster with two hosts on the same days', ['学生姓名,学号,实习单位名称,实习期间', '陈浩,001,金宇,2026.10.1-2026.11.1'], 'placement.overlap'],
    ['a roster that gives a number another name', ['学生姓名,学号,实习单位名称,实习期间', '王五,001,金宇,2027.10.1-2027.11.1'], 'roster.otherName'],
  ]
  test.each(files)('in a file, %s', async (name, lines, code) => {
    const before = await changes()
    const said = await mortise(['import', file(`${name}.csv`, ...lines), '--dry-run', '--json'])
    expect(said.code).toBe(1)
    expect(said.json()).toMatchObject({ problems: [{ code, row: expect.any(Number) }] })
    expect(await changes()).toBe(before)
  })
})

test('what is written and worth a word is said: a student under age', async () => {
  const said = await save('placement', { kind: 'post', status: 'planned', studentId: made['young'], enterpriseId: made['host'], from: '2026-12-01', to: '2026-12-31' })
  expect(said.code).toBe(0)
  expect(said.json()).toMatchObject({ warnings: [{ code: 'placement.underAge', facts: { student: '=林雪', reached: '2027-01-01' } }] })
  const found = (await mortise(['ask', 'compliance.findings', JSON.stringify({ rule: 'A22' }), '--json'])).json()
  expect(JSON.stringify(found)).toContain('=林雪')
})

test('lists go out without identity numbers unless they are asked for, and nothing in them is a formula', async () => {
  const out = join(home, 'out.csv')
  await mortise(['export', 'student', '--out', out])
  const plain = readFileSync(out, 'utf8')
  expect(plain.startsWith('\ufeff')).toBe(true)
  expect(plain).not.toContain(ID)
  expect(plain).toContain("'=林雪")
  await mortise(['export', 'student', '--out', out, '--identity'])
  expect(readFileSync(out, 'utf8')).toContain(ID)
  expect((await mortise(['import', out, '--dry-run', '--json'])).json()).toMatchObject({ counts: { new: 0, changed: 0, problems: 0 } })
})
