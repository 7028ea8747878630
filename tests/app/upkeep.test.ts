import { expect, test } from 'vitest'
import type { Refusal } from '#domain/base/decision.ts'
import { LANGUAGES, say } from '#words/say.ts'
import { createDesk, type Desk } from './desk.ts'

const TODAY = '2026-11-23'

/** A desk with a lent machine of two pieces, a plan for it, and a booking of both pieces this afternoon. */
async function office() {
  const desk = createDesk()
  const save = async (table: Parameters<typeof desk.run<'register.save'>>[1]['table'], fields: Record<string, unknown>) =>
    (await desk.run('register.save', { table, fields })).value!.id
  const lenderId = await save('enterprise', { name: '金宇机械' })
  const classId = await save('classGroup', { name: '数控2301' })
  const machine = await save('equipment', { name: '机器人', assetNo: 'R-1', units: 2, statusCode: '1', lenderId, loanFrom: '2026-09-01', loanTo: '2026-12-01' })
  const plan = await save('maintenancePlan', { equipmentId: machine, kind: 'calibration', name: '零点标定', everyDays: 30, everyHours: 40, lastOn: '2026-10-20' })
  const booked = await desk.run('booking.create', {
    title: '机器人实训',
    use: 'teaching',
    times: { kind: 'once', start: `${TODAY}T14:00`, end: `${TODAY}T16:00` },
    items: [{ equipmentId: machine, units: 2 }],
    classGroupIds: [classId],
  })
  return { desk, machine, plan, booking: booked.value!.id }
}
const due = (desk: Desk, withinDays = 10) => desk.ask('upkeep.due', { on: TODAY, withinDays })

/** A refusal must be a whole sentence in both languages: no key, no gap. */
function expectWorded(refusal: Refusal | undefined) {
  for (const language of LANGUAGES) {
    const sentences = [say(language, `refusal.${refusal!.code}`, refusal!.facts), ...(refusal!.alternatives ?? []).map(a => say(language, `alternative.${a.code}`, a.facts))]
    for (const sentence of sentences) expect(sentence).not.toMatch(/\{\{|refusal\.|alternative\.|choice\.|undefined|NaN/)
  }
}

test('overdue by its days: planned, refused, planned at the alternative, done – and due no more', async () => {
  const { desk, machine, plan } = await office()
  expect(await due(desk)).toMatchObject({
    plans: [{ planId: plan, equipment: '机器人', assetNo: 'R-1', name: '零点标定', dueOn: '2026-11-19', dueBy: 'days', overdueDays: 4, hoursUsed: 2, everyHours: 40, planned: null }],
    loans: [{ equipmentId: machine, lender: '金宇机械', endsOn: '2026-12-01', daysLeft: 8 }],
  })
  const { refusal } = await desk.run('upkeep.plan', { planId: plan, start: `${TODAY}T15:00`, end: `${TODAY}T16:00`, units: 1 })
  expect(say('zh-CN', 'refusal.upkeep.clash', refusal!.facts)).toBe(
    '机器人：共 2 台，空余 0 台，维护需要 1 台。已被机器人实训 · 数控2301占用（11月23日 周一 14:00–16:00）。',
  )
  expectWorded(refusal)
  expect(refusal!.alternatives).toHaveLength(3)
  const [first] = refusal!.alternatives!
  expect(say('en', 'alternative.upkeep.time', first!.facts)).toBe('Upkeep Mon 23 Nov 16:00–17:00 instead')
  const planned = await desk.run('upkeep.plan', first!.input as Parameters<typeof desk.run<'upkeep.plan'>>[1])
  const { id } = planned.value!
  expect(await due(desk)).toMatchObject({ plans: [{ planned: { id, kind: 'calibration', units: 1, pieces: 2 } }], maintenance: [{ id, late: false }] })
  expect((await desk.run('upkeep.done', { planId: plan, on: TODAY, doneBy: '刘工' })).value).toEqual({ lastOn: TODAY })
  expect(await due(desk)).toMatchObject({ plans: [], maintenance: [] })
  const { plans, maintenance } = (await desk.ask('upkeep.ofEquipment', { equipmentId: machine }))!
  expect(plans).toMatchObject([{ planId: plan, lastOn: TODAY, dueOn: '2026-12-23' }])
  expect(maintenance).toMatchObject([{ id, status: 'done' }])
  const again = await desk.run('upkeep.done', { planId: plan, on: TODAY })
  expect(again.refusal).toMatchObject({ code: 'upkeep.notLater' })
  expectWorded(again.refusal)
  // one act, so one undo brings both back
  await desk.run('history.undo', {})
  expect(await due(desk)).toMatchObject({ plans: [{ lastOn: '2026-10-20' }], maintenance: [{ id, status: 'planned' }] })
})

test('a fault is noted although the machine is booked, and tells whom it leaves without one', async () => {
  const { desk, machine, booking } = await office()
  const works = await desk.run('fault.report', { equipmentId: machine, severity: 'works', description: '异响' })
  expect(works.value!.touched).toEqual({ count: 0, bookings: [] })
  const { value } = await desk.run('fault.report', { equipmentId: machine, severity: 'stopped', units: 1, description: '停机', reportedAt: '2026-11-20T09:00' })
  expect(value!.touched).toEqual({
    count: 1,
    bookings: [{ bookingId: booking, booking: '机器人实训', classes: ['数控2301'], start: `${TODAY}T14:00`, end: `${TODAY}T16:00`, dates: 1 }],
  })
  expect((await due(desk)).faults).toMatchObject([
    { id: value!.id, severity: 'stopped', reporter: '王老师', ageDays: 3, units: 1, pieces: 2 },
    { severity: 'works', ageDays: 0, units: 2 },
  ])
  const early = await desk.run('fault.fix', { id: value!.id, fixedAt: '2026-11-20T08:59' })
  expect(early.refusal).toMatchObject({ code: 'fault.beforeReport' })
  expectWorded(early.refusal)
  await desk.run('fault.fix', { id: value!.id, repair: '更换轴承' })
  expect((await due(desk)).faults).toHaveLength(1)
  const twice = await desk.run('fault.fix', { id: value!.id })
  expect(twice.refusal).toMatchObject({ code: 'fault.fixed' })
  expectWorded(twice.refusal)
})

test('upkeep done before its day moves to that day and sets its own time free; done early on its first day, the rest is free', async () => {
  const { desk, machine } = await office()
  const { value } = await desk.run('upkeep.plan', { equipmentId: machine, start: '2026-11-25T08:00', end: '2026-11-27T17:00' })
  await desk.run('upkeep.done', { maintenanceId: value!.id, on: '2026-11-20' })
  expect((await desk.ask('upkeep.ofEquipment', { equipmentId: machine }))!.maintenance).toMatchObject([{ status: 'done', start: '2026-11-20T08:00', end: '2026-11-21T00:00' }])
  const today = await desk.run('upkeep.plan', { equipmentId: machine, start: `${TODAY}T17:00`, end: '2026-11-25T17:00' })
  await desk.run('upkeep.done', { maintenanceId: today.value!.id, on: TODAY })
  expect((await desk.ask('upkeep.ofEquipment', { equipmentId: machine }))!.maintenance[0]).toMatchObject({ start: `${TODAY}T17:00`, end: '2026-11-24T00:00' })
  const afternoon = await desk.run('upkeep.plan', { equipmentId: machine, start: '2026-11-26T15:00', end: '2026-11-26T16:00' })
  const early = await desk.run('upkeep.done', { maintenanceId: afternoon.value!.id, on: TODAY })
  expect(early.refusal).toMatchObject({ code: 'upkeep.early', facts: { free: 0, wanted: 2, units: 2 } })
  expectWorded(early.refusal)
  const future = await desk.run('upkeep.done', { maintenanceId: afternoon.value!.id, on: '2026-11-26' })
  expect(future.refusal).toMatchObject({ code: 'upkeep.future' })
  expectWorded(future.refusal)
})

test('a loan is due on its last day and overdue on the next; a machine given back keeps its history', async () => {
  const { desk, machine } = await office()
  const left = async (on: string) => (await desk.ask('upkeep.due', { on, withinDays: 0 })).loans.map(l => l.daysLeft)
  expect([await left('2026-11-30'), await left('2026-12-01'), await left('2026-12-02')]).toEqual([[], [0], [-1]])
  const { value } = await desk.run('loan.returned', { equipmentId: machine, on: '2026-11-20' })
  expect(value!.touched).toMatchObject({ count: 1, bookings: [{ booking: '机器人实训' }] })
  expect((await desk.ask('register.get', { id: machine }))!.fields).toMatchObject({ statusCode: '7', loanTo: '2026-11-20', loanDueBack: '2026-12-01' })
  expect((await desk.ask('upkeep.ofEquipment', { equipmentId: machine }))!.loan).toMatchObject({ lender: '金宇机械', endsOn: '2026-11-20' })
  expect(await due(desk, 60)).toEqual({ plans: [], faults: [], loans: [], maintenance: [] })
  const own = await desk.run('register.save', { table: 'equipment', fields: { name: '铣床', units: 1, statusCode: '1' } })
  for (const [equipmentId, on, code] of [
    [machine, TODAY, 'loan.returned'],
    [own.value!.id, TODAY, 'loan.none'],
    ['equipment:x', TODAY, 'upkeep.noEquipment'],
  ] as const) {
    const { refusal } = await desk.run('loan.returned', { equipmentId, on })
    expect(refusal).toMatchObject({ code })
    expectWorded(refusal)
  }
})
