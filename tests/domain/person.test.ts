import { describe, expect, test } from 'vitest'
import { birth, type Change, type Row0 } from '#domain/base/change.ts'
import { fieldsOf } from '#domain/base/field.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { anonymous, restatedWithout } from '#domain/person/anonymous.ts'
import { belongingTo, follow } from '#domain/person/belonging.ts'
import { withoutErased } from '#domain/person/kept-away.ts'
import { tableNames } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { World } from '#domain/world.ts'

const student: Row0 = { id: 'student:1', number: '20240001', name: '欧阳小雨', sex: 'female', birthDate: '2008-02-03', phone: '13912345678', nationalId: '110101200802030029', status: 'enrolled', year: 2024, note: '喜欢画画' }

function world(rows: Record<string, Row0[]>): World {
  const made = new World()
  for (const [table, list] of Object.entries(rows)) made.load(table, list)
  return made
}

describe('what is left of a person', () => {
  test('names nobody, in any table that is about one', () => {
    const left: string[] = []
    for (const table of tableNames) {
      const shape = schemas[table].shape as Record<string, unknown>
      if (table !== 'student' && !('studentId' in shape) && !('placementId' in shape)) continue
      for (const field of fieldsOf(schemas[table])) {
        const texts = anonymous(table, `${table}:1`, { [field.name]: field.kind === 'list' ? [{ text: '欧阳小雨' }] : '欧阳小雨' })
        const said = JSON.stringify(texts)
        if (said.includes('欧阳') && !['ref', 'refs', 'choice', 'choices', 'date', 'clock', 'integer', 'number', 'money', 'boolean'].includes(field.kind)) left.push(`${table}.${field.name}`)
      }
    }
    expect(left).toEqual([])
  })

  test('is a whole record of its table, and the same when done twice', () => {
    const once = anonymous('student', 'student:1', student)
    expect(once).toMatchObject({ number: '×1', name: '×', sex: null, birthDate: null, phone: null, nationalId: null, status: 'enrolled', year: 2024, note: null })
    expect(anonymous('student', 'student:1', once)).toEqual(once)
    const row = Object.fromEntries(Object.entries({ ...once, id: 'student:1' }).filter(([, v]) => v !== null))
    expect(schemas.student.safeParse(row).success).toBe(true)
  })
})

describe('what belongs to a person', () => {
  test('is found through his placements, and in the history also where it is no more', () => {
    const { tables } = world({
      student: [student, { ...student, id: 'student:2' }],
      placement: [{ id: 'placement:1', studentId: 'student:1' }, { id: 'placement:2', studentId: 'student:2' }],
      journal: [{ id: 'journal:1', placementId: 'placement:1' }, { id: 'journal:2', placementId: 'placement:2' }],
      certificate: [{ id: 'certificate:1', studentId: 'student:1' }],
    })
    const all = belongingTo(tables, ['student:1'])
    expect([...all].sort()).toEqual(['certificate:1', 'journal:1', 'placement:1', 'student:1'])
    follow(all, [birth('placement', { id: 'placement:9', studentId: 'student:1' } as Row0), birth('journal', { id: 'journal:9', placementId: 'placement:9' } as Row0), birth('journal', { id: 'journal:8', placementId: 'placement:2' } as Row0)])
    expect(all.has('journal:9')).toBe(true)
    expect(all.has('journal:8')).toBe(false)
  })
})

describe('an act of the past', () => {
  const set = (changes: Change[], about = {}): ChangeSet => ({ seq: 1, id: 'set:1', at: '2026-11-23T00:00:00.000Z', device: 'device:1', actor: { name: '王' }, command: 'register.save', changes, about })
  test('says no more who it was about, and keeps what figures need', () => {
    const restated = restatedWithout(new Set(['student:1']))
    const said = JSON.stringify(restated(set([birth('student', student)], { name: '欧阳小雨', table: 'student', names: ['欧阳小雨', 'Ouyang Xiaoyu'], date: '2026-11-23' })))
    for (const text of ['欧阳', 'Ouyang', '139', '110101', '画画', '2008', '20240001']) expect(said, text).not.toContain(text)
    expect(said).toContain('"table":"student"')
    expect(said).toContain('2026-11-23')
    const other = set([birth('student', { ...student, id: 'student:2' } as Row0)], { name: '欧阳小雨' })
    expect(restated(other)).toBe(other)
  })
})

describe('a file of another computer', () => {
  const carried = (seq: number, changes: Change[]) => ({ device: 'device:2', seq, hlc: seq, knows: {}, id: `set:${seq}`, at: '2026-11-23T00:00:00.000Z', actor: { name: '李' }, command: 'register.save', about: { name: '欧阳小雨' }, changes })
  test('does not bring back who was erased here, nor what is new about him', () => {
    const { tables } = world({ student: [{ id: 'student:1', number: '×1', name: '×', erasedOn: '2026-11-23' }, { ...student, id: 'student:2' }], placement: [{ id: 'placement:1', studentId: 'student:1' }] })
    const kept = withoutErased(tables, [
      carried(1, [{ table: 'student', id: 'student:1', from: { phone: null }, to: { phone: '13912345678' } }, birth('placement', { id: 'placement:2', studentId: 'student:2' } as Row0)]),
      carried(2, [birth('journal', { id: 'journal:5', placementId: 'placement:1', text: '欧阳小雨的周记' } as Row0)]),
    ])
    expect(JSON.stringify(kept)).not.toMatch(/欧阳|139/)
    expect(kept.map(s => s.changes.map(c => c.id))).toEqual([['placement:2'], []])
  })

  test('is left as it is where nobody was erased', () => {
    const { tables } = world({ student: [student] })
    const sets = [carried(1, [birth('student', student)])]
    expect(withoutErased(tables, sets)).toBe(sets)
  })
})
