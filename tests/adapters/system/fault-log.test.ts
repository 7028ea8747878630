import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Fault } from '#domain/base/decision.ts'
import { faultLog } from '#adapters/system/fault-log.ts'

const CANARIES = ['欧阳小雨', 'Ouyang', 'OUYANG', '110101200802030029', '13912345678', '20240001', 'xiaoyu@', '喜欢画画']

/** What goes wrong while somebody's data are in hand, as the engine and the libraries word it. */
function faults(): unknown[] {
  const made: unknown[] = [
    new Fault('world.table', { table: 'x', name: '欧阳小雨', phone: '13912345678' }),
    new Error('no student Ouyang Xiaoyu (20240001), 13912345678'),
    new Error('could not read /home/Ouyang/欧阳小雨.xlsx', { cause: new Error('row: 110101200802030029, xiaoyu@example.cn') }),
    Object.assign(new Error("ENOENT: no such file or directory, open '/data/欧阳小雨/OUYANG.json'"), { code: 'ENOENT' }),
    new TypeError('欧阳小雨 is not a function'),
    '欧阳小雨',
    { name: 'Ouyang' },
    new Error('several\nlines: 喜欢画画\n    at 欧阳小雨 Ouyang'),
  ]
  for (const act of [() => JSON.parse('欧阳小雨 13912345678'), () => JSON.parse('{"name":"Ouyang",}'), () => (null as unknown as Record<string, { x: 1 }>)['欧阳小雨']!.x, () => new Intl.NumberFormat('Ouyang_xiaoyu@'), () => '1'.repeat(-1), () => decodeURIComponent('%E6Ouyang')]) {
    try {
      act()
    } catch (error) {
      made.push(error)
    }
  }
  return made
}

test('the log of faults says where and of which kind, and nothing of anybody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-faults-'))
  const log = faultLog(folder)
  const all = faults()
  for (const [i, fault] of all.entries()) log(fault, `fault:${i}`)
  const text = readFileSync(join(folder, 'faults.log'), 'utf8')
  for (const canary of CANARIES) expect(text, canary).not.toContain(canary)
  for (const i of all.keys()) expect(text).toContain(`fault:${i}`)
  expect(text).toContain('Fault world.table: table, name, phone')
  expect(text).toContain('fault-log.test.ts')
  expect(text).toContain('SyntaxError')
  expect(text).toContain('ENOENT')
})

test('a log that can’t be written says so nowhere but on the terminal', () => {
  const folder = join(tmpdir(), 'mortise-no-such-folder', 'data')
  expect(() => faultLog(folder)(new Error('x'), 'fault:1')).not.toThrow()
  expect(existsSync(folder)).toBe(false)
})
