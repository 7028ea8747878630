import { describe, expect, test } from 'vitest'
import type { Ports } from '#app/ports.ts'
import { WHO_MAY } from '#app/roles.ts'
import { ROLES, type Role } from '#domain/base/role.ts'
import { contract } from '#contract/contract.ts'
import { createDesk } from './desk.ts'

const OPEN_TO: Record<(typeof WHO_MAY)[keyof typeof WHO_MAY], Role[]> = { all: ['office', 'teacher', 'reader'], teachers: ['office', 'teacher'], office: ['office'] }
const names = [...Object.keys(contract.commands), ...Object.keys(contract.jobs)]

function deskOf(role: Role) {
  const protection = { locked: false, who: role }
  return { desk: createDesk('2026-11-23T08:00', [], { protection } as unknown as Partial<Ports>), protection }
}

describe('every command and every job', () => {
  test('stands in the table once', () => expect(Object.keys(WHO_MAY).sort()).toEqual([...names].sort()))

  test.each(ROLES)('is refused to a %s exactly where the table says so', async role => {
    const { desk } = deskOf(role)
    const wrong: string[] = []
    for (const name of names) {
      // nothing is given, so what is not refused for the role is refused for its form, or fails for want of a disk
      const frame = await desk.app.answer({ name, input: {}, actor: { name: '王老师' } })
      const isDenied = 'refusal' in frame && frame.refusal.code === 'role.denied'
      if (isDenied === OPEN_TO[WHO_MAY[name as keyof typeof WHO_MAY]].includes(role)) wrong.push(name)
      if (isDenied) expect((frame.refusal.facts['who'] as string[]).length).toBeGreaterThan(0)
    }
    expect(wrong).toEqual([])
    expect(desk.journal.sets).toEqual([])
  })

  test.each(ROLES)('is refused to a %s while the folder is locked, except what opens one', async role => {
    const { desk, protection } = deskOf(role)
    protection.locked = true
    const folders = { current: '/college/data' }
    const open: string[] = []
    const locked = createDesk('2026-11-23T08:00', [], { protection, folders } as unknown as Partial<Ports>)
    for (const name of [...names, ...Object.keys(contract.queries)]) {
      const frame = await locked.app.answer({ name, input: {} })
      if (!('refusal' in frame && frame.refusal.code === 'folder.locked')) open.push(name)
    }
    expect(open.filter(name => !name.startsWith('protection.'))).toEqual(['storage.open'])
    expect(desk.journal.sets).toEqual([])
  })
})

describe('a teacher', () => {
  async function room() {
    const { desk, protection } = deskOf('office')
    const save = async (table: 'workshop' | 'teacher' | 'enterprise', fields: Record<string, unknown>) => (await desk.run('register.save', { table, fields })).value!.id
    const workshopId = await save('workshop', { name: '车工实训室', stations: 20 })
    const own = await save('teacher', { name: '王老师' })
    const other = await save('teacher', { name: '李老师' })
    protection.who = 'teacher'
    const book = (teacherIds: string[], start: string, end: string) =>
      desk.run('booking.create', { title: '车工', times: { kind: 'once', start: `2026-11-24T${start}`, end: `2026-11-24T${end}` }, use: 'teaching', workshopId, teacherIds } as never)
    return { desk, protection, book, own, other }
  }

  test('books for himself, not for others, and takes only that back', async () => {
    const { desk, protection, book, own, other } = await room()
    const mine = await book([own], '08:00', '09:00')
    expect(mine.refusal).toBeUndefined()
    expect((await book([other], '10:00', '11:00')).refusal?.code).toBe('role.denied')
    expect((await desk.run('history.undo', {})).refusal).toBeUndefined()
    // what stands now is the office's
    expect((await desk.run('history.undo', {})).refusal?.code).toBe('role.denied')
    protection.who = 'office'
    const theirs = await book([other], '10:00', '11:00')
    protection.who = 'teacher'
    expect((await desk.run('booking.cancel', { id: (theirs.value as { id: string }).id })).refusal?.code).toBe('role.denied')
  })

  test('writes what he sees himself, and no register of the office', async () => {
    const { desk } = await room()
    const before = desk.journal.sets.length
    expect((await desk.run('register.save', { table: 'enterprise', fields: { name: '江州精工' } })).refusal?.code).toBe('role.denied')
    expect((await desk.run('register.save', { table: 'student', fields: { number: '1', name: '张三', sex: 'male' } })).refusal?.code).not.toBeUndefined()
    expect(desk.journal.sets.length).toBe(before)
  })
})
