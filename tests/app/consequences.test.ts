import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDesk, type Desk } from './desk.ts'

const at = (from: string, to: string, date = '2026-11-24') => ({ kind: 'once' as const, start: `${date}T${from}`, end: `${date}T${to}` })
const book = async (desk: Desk, more: Record<string, unknown>) => (await desk.run('booking.create', { title: 'Practice', use: 'teaching', ...more } as never)).value!.id
const machine = async (desk: Desk, units: number) => (await desk.run('register.save', { table: 'equipment', fields: { name: 'Lathe', units, statusCode: '1' } })).value!.id
const hard = async (desk: Desk) => (await desk.ask('booking.clashList', { from: '2026-08-31', to: '2027-01-31' })).hard

test('fewer pieces than are booked: refused with figures; whoever insists finds the clash listed', async () => {
  const desk = createDesk()
  const id = await machine(desk, 2)
  for (const title of ['A', 'B']) await book(desk, { title, times: at('08:00', '09:00'), items: [{ equipmentId: id, units: 1 }] })
  const { refusal } = await desk.run('register.save', { table: 'equipment', id, fields: { units: 1 } })
  expect(refusal).toMatchObject({ code: 'register.wouldClash', facts: { count: 2, date: '2026-11-24', start: '08:00' } })
  expect(await hard(desk)).toBe(0)
  const [anyway] = refusal!.alternatives!
  expect((await desk.run(anyway!.command as 'register.saveMany', anyway!.input as never)).refusal).toBeUndefined()
  expect(await hard(desk)).toBe(1)
})

test('a room with fewer workstations than are booked, and classes that come to share students, are refused too', async () => {
  const desk = createDesk()
  const room = (await desk.run('register.save', { table: 'workshop', fields: { name: 'Hall', stations: 10 } })).value!.id
  const [c1, c2] = (await desk.run('register.saveMany', { table: 'classGroup', rows: [{ fields: { name: 'C1' } }, { fields: { name: 'C2' } }] })).value!.ids
  for (const [title, group] of [['A', c1], ['B', c2]]) await book(desk, { title, times: at('08:00', '09:00'), workshopId: room, stations: 5, classGroupIds: [group] })
  expect((await desk.run('register.save', { table: 'workshop', id: room, fields: { stations: 2 } })).refusal?.code).toBe('register.wouldClash')
  expect((await desk.run('register.save', { table: 'classGroup', id: c2, fields: { partOf: [c1] } })).refusal?.code).toBe('register.wouldClash')
  expect((await desk.run('register.save', { table: 'workshop', id: room, fields: { stations: 12, phone: '1' } })).refusal).toBeUndefined()
})

test('a shorter term, or bells without the periods, is refused for the dates that bookings would lose', async () => {
  const desk = createDesk()
  const { termId } = (await desk.run('college.setup', { name: 'T', term: { name: '2026秋', start: '2026-08-31', weeks: 18 } })).value!
  const id = await machine(desk, 1)
  await book(desk, { times: { kind: 'series', termId, weekday: 2, weeks: '1-18', periods: { from: 1, to: 2 } }, items: [{ equipmentId: id, units: 1 }] })
  const shorter = await desk.run('register.save', { table: 'term', id: termId, fields: { weeks: 14 } })
  expect(shorter.refusal).toMatchObject({ code: 'register.wouldLose', facts: { lost: 4 } })
  const bells = (await desk.ask('register.list', { table: 'bellTable' })).rows[0]!.id
  const later = await desk.run('register.save', { table: 'bellTable', id: bells, fields: { periods: [{ no: 3, start: '10:05', end: '10:50' }] } })
  expect(later.refusal).toMatchObject({ code: 'register.wouldLose', facts: { lost: 6 } })
})

test('undo after an undo out of turn does not book twice', async () => {
  const desk = createDesk()
  const id = await machine(desk, 1)
  const items = [{ equipmentId: id, units: 1 }]
  const a = await book(desk, { title: 'A', times: at('08:00', '09:00'), items })
  await desk.run('booking.change', { id: a, patch: { times: at('10:00', '11:00') } })
  const move = desk.journal.sets.at(-1)!.seq
  const b = await book(desk, { title: 'B', times: at('08:00', '09:00'), items })
  await desk.run('booking.remove', { id: b })
  expect((await desk.run('history.undo', { seq: move })).refusal).toBeUndefined()
  expect((await desk.run('history.undo', {})).refusal).toMatchObject({ code: 'history.clash', facts: { name: 'B' } })
  expect(await hard(desk)).toBe(0)
})

test('no walk of bookings, moves, removals, undos in and out of turn and redos ever books a machine twice', async () => {
  const step = fc.record({ act: fc.constantFrom('book', 'move', 'remove', 'undo', 'undoAt', 'redo'), hour: fc.integer({ min: 8, max: 10 }), which: fc.nat(9) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async walk => {
      const desk = createDesk()
      const id = await machine(desk, 1)
      for (const { act, hour, which } of walk) {
        const times = at(`${String(hour).padStart(2, '0')}:00`, `${hour + 1}:00`)
        const ids = [...desk.app.world.tables.booking.keys()]
        const chosen = ids[which % Math.max(1, ids.length)]
        if (act === 'book') await desk.run('booking.create', { title: 'P', use: 'teaching', times, items: [{ equipmentId: id, units: 1 }] })
        else if (act === 'undo') await desk.run('history.undo', {})
        else if (act === 'undoAt') await desk.run('history.undo', { seq: 2 + which })
        else if (act === 'redo') await desk.run('history.redo', {})
        else if (chosen && act === 'move') await desk.run('booking.change', { id: chosen, patch: { times } })
        else if (chosen) await desk.run('booking.remove', { id: chosen })
        expect(await hard(desk)).toBe(0)
      }
    }),
    { numRuns: 60 },
  )
})
