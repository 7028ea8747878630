import { expect, test } from 'vitest'
import { createDesk } from './desk.ts'

async function termOf(desk: ReturnType<typeof createDesk>): Promise<string> {
  const saved = await desk.run('register.save', { table: 'term', fields: { name: '2026 秋', start: '2026-08-31', weeks: 20 } })
  return saved.value!.id
}

test('the days that ship are added once, keep what was there, and can be taken back', async () => {
  const desk = createDesk()
  await desk.run('register.save', { table: 'calendarDay', fields: { date: '2026-10-10', kind: 'workday', name: '自定', follows: '2026-10-06' } })
  expect((await desk.run('calendar.useOfficial', { year: 2026 })).value).toEqual({ added: 38, kept: 1, years: [2026] })
  expect((await desk.run('calendar.useOfficial', { year: 2026 })).value).toMatchObject({ added: 0, kept: 39 })
  expect(await desk.ask('calendar.official', {})).toMatchObject([{ year: 2025, inCalendar: 0 }, { year: 2026, inCalendar: 39 }])
  await desk.run('history.undo', {})
  expect((await desk.ask('calendar.official', {}))[1]).toMatchObject({ inCalendar: 1 })
})

test('an official day is found by its name in either language', async () => {
  const desk = createDesk()
  await desk.run('calendar.useOfficial', { year: 2026 })
  for (const text of ['国庆', 'national day', '2026-10-01']) {
    const found = await desk.app.answer({ name: 'find.records', input: { text } })
    expect(found).toMatchObject({ value: { records: expect.arrayContaining([expect.objectContaining({ table: 'calendarDay', name: '2026-10-01 国庆节' })]) } })
  }
})

test('a year that does not ship is refused with the years that do', async () => {
  expect((await createDesk().run('calendar.useOfficial', { year: 2027 })).refusal).toEqual({ code: 'calendar.noYear', facts: { year: '2027', years: ['2025', '2026'] } })
})

test('a term shows its weeks with holidays and make-up days', async () => {
  const desk = createDesk()
  const termId = await termOf(desk)
  await desk.run('calendar.useOfficial', { year: 2026 })
  const term = (await desk.ask('calendar.term', { termId }))!
  expect(term.weeks).toHaveLength(20)
  expect(term.weeks[12]!.days[0]).toEqual({ date: '2026-11-23', week: 13, weekday: 1, kind: 'school' })
  expect(term.weeks[4]!.days.map(d => d.kind)).toEqual(['school', 'school', 'school', 'holiday', 'holiday', 'holiday', 'holiday'])
  expect(term.weeks[5]!.days[5]).toMatchObject({ date: '2026-10-10', kind: 'makeup', name: '国庆节' })
  expect(await desk.ask('calendar.term', { termId: 'term:none' })).toBeNull()
})

test('a later year is imported from a JSON file as one change; a broken file changes nothing and is named', async () => {
  const desk = createDesk()
  const send = (text: string) => desk.app.answer({ name: 'calendar.importHolidays', input: { file: { name: '2027.json', base64: Buffer.from(text).toString('base64') } } })
  const day = { name: '元旦', date: '2027-01-01', isOffDay: true }
  expect(await send(JSON.stringify({ year: 2027, days: [day, { ...day, date: '2027-01-40' }] }))).toMatchObject({ refusal: { code: 'calendar.item', facts: { file: '2027.json', item: 2 } } })
  expect(await send('<html>')).toMatchObject({ refusal: { code: 'calendar.json', facts: { file: '2027.json' } } })
  expect(desk.journal.sets).toHaveLength(0)
  expect(await send(JSON.stringify({ year: 2027, days: [day] }))).toMatchObject({ value: { added: 1, kept: 0, years: [2027] } })
  expect(desk.journal.sets).toHaveLength(1)
})
