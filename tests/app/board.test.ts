import { beforeEach, describe, expect, test } from 'vitest'
import type { BoardView } from '#domain/booking/board-model.ts'
import { createDesk, type Desk } from './desk.ts'

/** A college of one week: two rooms, three machines (one lent until Wednesday), two classes, a holiday on Friday that Saturday makes up. */
async function smallCollege(): Promise<{ desk: Desk; ids: Record<string, string> }> {
  const desk = createDesk()
  const ids: Record<string, string> = {}
  async function put(key: string, table: string, fields: Record<string, unknown>): Promise<void> {
    const saved = await desk.run('register.save', { table: table as 'term', fields })
    ids[key] = saved.value!.id
  }
  await put('term', 'term', { name: '2026 秋', start: '2026-09-07', weeks: 20 })
  await put('bells', 'bellTable', {
    name: '作息',
    isDefault: true,
    periods: [
      { no: 1, start: '08:00', end: '08:45' },
      { no: 2, start: '08:55', end: '09:40' },
      { no: 3, start: '10:05', end: '10:50' },
    ],
  })
  await put('holiday', 'calendarDay', { date: '2026-11-27', kind: 'holiday', name: '校运会' })
  await put('makeup', 'calendarDay', { date: '2026-11-28', kind: 'workday', follows: '2026-11-27' })
  await put('cnc', 'programme', { name: '数控技术' })
  await put('auto', 'programme', { name: '汽车维修' })
  await put('hall', 'workshop', { name: '数控车间', stations: 20, programmeId: ids.cnc })
  await put('garage', 'workshop', { name: '汽修车间', stations: 10, programmeId: ids.auto })
  await put('lender', 'enterprise', { name: '金宇精机' })
  await put('lathe', 'equipment', { name: '车床 2', units: 2, statusCode: '1', workshopId: ids.hall })
  await put('lathe10', 'equipment', { name: '车床 10', units: 1, statusCode: '3', workshopId: ids.hall })
  await put('mill', 'equipment', { name: '加工中心', units: 1, statusCode: '1', workshopId: ids.garage, lenderId: ids.lender, loanTo: '2026-11-25' })
  await put('m2301', 'classGroup', { name: 'M2301', programmeId: ids.cnc, size: 20 })
  await put('a2301', 'classGroup', { name: 'A2301', programmeId: ids.auto })
  const weekly = { kind: 'series', termId: ids.term!, weekday: 5, weeks: '1-16', periods: { from: 1, to: 2 } } as const
  await desk.run('booking.create', { title: '车削实训', use: 'teaching', times: weekly, items: [{ equipmentId: ids.lathe!, units: 1 }], classGroupIds: [ids.m2301!] })
  const monday = { kind: 'once', start: '2026-11-23T08:00', end: '2026-11-23T09:40' } as const
  await desk.run('booking.create', { title: '员工培训', use: 'enterprise', status: 'held', times: monday, items: [{ equipmentId: ids.mill!, units: 1 }], enterpriseId: ids.lender! })
  await desk.run('booking.create', { title: '自由练习', use: 'other', times: monday, items: [{ equipmentId: ids.lathe!, units: 1 }] })
  const late = { kind: 'once', start: '2026-11-23T09:00', end: '2026-11-23T19:30' } as const
  await desk.run('booking.create', { title: '毕业设计', use: 'other', times: late, items: [{ equipmentId: ids.lathe!, units: 1 }] })
  return { desk, ids }
}

let desk: Desk
let ids: Record<string, string>
beforeEach(async () => {
  ;({ desk, ids } = await smallCollege())
})

const week = { from: '2026-11-23', to: '2026-11-29' }

/** The bars of a row as people read them: title, day, clock, lane. */
function barsOf(view: BoardView, id: string): string[] {
  const row = view.rows.findIndex(r => r.id === id)
  const clock = (m: number) => `${String(Math.floor((m % 1440) / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
  return view.bars.row.flatMap((r, i) => {
    if (r !== row) return []
    const start = view.bars.start[i]!
    const title = view.bookings.title[view.bars.booking[i]!]!
    return [`${title} ${view.days[view.bars.day[i]!]!.date} ${clock(start)}–${clock(start + view.bars.length[i]!)} lane ${view.bars.lane[i]}`]
  })
}

describe('the board of a week', () => {
  test('shows every machine with its bookings, those that overlap in lanes of their own', async () => {
    const view = await desk.ask('board.view', { rows: 'equipment', ...week })
    expect(view.rows.map(r => r.name).sort()).toEqual(['加工中心', '车床 10', '车床 2'])
    expect(barsOf(view, ids.lathe!)).toEqual([
      '自由练习 2026-11-23 08:00–09:40 lane 0',
      '毕业设计 2026-11-23 09:00–19:30 lane 1',
      '车削实训 2026-11-28 08:00–09:40 lane 0',
    ])
    expect(view.rows.find(r => r.id === ids.lathe)).toMatchObject({ lanes: 2, capacity: 2, hint: '数控车间' })
  })

  test('orders machines of a room by the figures in their names', async () => {
    const view = await desk.ask('board.view', { rows: 'equipment', ...week, workshopId: ids.hall })
    expect(view.rows.map(r => r.name)).toEqual(['车床 2', '车床 10'])
    expect(view.hidden).toBe(1)
  })

  test('names the holiday and the day that makes it up, with week and bells', async () => {
    const { days, bells, term } = await desk.ask('board.view', { rows: 'equipment', ...week })
    expect(days.map(d => d.kind)).toEqual(['school', 'school', 'school', 'school', 'holiday', 'makeup', 'weekend'])
    expect(days[4]).toMatchObject({ name: '校运会', week: 12 })
    expect(days[5]).toMatchObject({ follows: '2026-11-27' })
    expect(bells[days[0]!.bell]).toMatchObject([{ no: 1, start: 480, end: 525 }, { no: 2 }, { no: 3 }])
    expect(term?.name).toBe('2026 秋')
  })

  test('opens as early and closes as late as the bookings want', async () => {
    const view = await desk.ask('board.view', { rows: 'equipment', ...week })
    expect([view.open, view.close]).toEqual([8 * 60, 20 * 60])
  })

  test('tells the college from the enterprise, held from confirmed', async () => {
    const { bookings, rows } = await desk.ask('board.view', { rows: 'equipment', ...week })
    const at = bookings.title.indexOf('员工培训')
    expect([bookings.side[at], bookings.status[at]]).toEqual(['enterprise', 'held'])
    expect(bookings.side[bookings.title.indexOf('车削实训')]).toBe('college')
    expect(rows.find(r => r.id === ids.mill)?.side).toBe('enterprise')
  })

  test('blocks a machine outside its loan and one that is not in service', async () => {
    const view = await desk.ask('board.view', { rows: 'equipment', ...week })
    const blocks = (id: string) =>
      view.blocks.row.flatMap((r, i) => (view.rows[r]!.id === id ? [[view.blocks.kind[i], view.blocks.start[i]! / 1440, (view.blocks.start[i]! + view.blocks.length[i]!) / 1440]] : []))
    expect(blocks(ids.mill!)).toEqual([['loan', 3, 7]])
    expect(blocks(ids.lathe10!)).toEqual([['status', 0, 7]])
  })

  test('shows a lender as one row with what it lends', async () => {
    const view = await desk.ask('board.view', { rows: 'lender', ...week })
    expect(view.rows.map(r => [r.name, r.capacity])).toEqual([['金宇精机', 1]])
    expect(barsOf(view, ids.lender!)).toEqual(['员工培训 2026-11-23 08:00–09:40 lane 0'])
  })

  test('keeps a row whose bookings speak of the text, with all of its bars', async () => {
    const view = await desk.ask('board.view', { rows: 'equipment', ...week, text: '毕业' })
    expect(view.rows.map(r => r.id)).toEqual([ids.lathe])
    expect(barsOf(view, ids.lathe!)).toHaveLength(3)
  })

  test('narrows classes to a programme', async () => {
    const view = await desk.ask('board.view', { rows: 'classGroup', ...week, programmeId: ids.cnc })
    expect(view.rows.map(r => r.name)).toEqual(['M2301'])
    expect(barsOf(view, ids.m2301!)).toEqual(['车削实训 2026-11-28 08:00–09:40 lane 0'])
  })

  test('a bar leaves the board when its booking is cancelled', async () => {
    const before = await desk.ask('board.view', { rows: 'lender', ...week })
    await desk.run('booking.cancel', { id: before.bookings.id[0]! })
    expect((await desk.ask('board.view', { rows: 'lender', ...week })).bars.row).toEqual([])
  })

  test('refuses a span that ends before it begins', async () => {
    await expect(desk.ask('board.view', { rows: 'equipment', from: '2026-11-29', to: '2026-11-23' })).rejects.toThrow('input.invalid')
  })
})

test('the filters name rooms, programmes, and only enterprises that lend', async () => {
  await desk.run('register.save', { table: 'enterprise', fields: { name: '只实习' } })
  const filters = await desk.ask('board.filters', {})
  expect(filters.lenders.map(l => l.name)).toEqual(['金宇精机'])
  expect(filters.workshops).toHaveLength(2)
  expect(filters.programmes).toHaveLength(2)
})

test('a month counts bookings and hours per day, of one machine or of everything', async () => {
  const all = await desk.ask('board.month', { from: '2026-11-01', to: '2026-11-30' })
  expect(all).toHaveLength(30)
  expect(all[22]).toMatchObject({ date: '2026-11-23', count: 3, hours: 13.8 })
  expect(all[22]!.first.map(b => b.title)).toEqual(['员工培训', '自由练习', '毕业设计'])
  const mill = await desk.ask('board.month', { from: '2026-11-23', to: '2026-11-23', resourceId: ids.mill })
  expect(mill[0]).toMatchObject({ count: 1, hours: 1.7 })
})
