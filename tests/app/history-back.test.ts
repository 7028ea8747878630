import { describe, expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import { kindOf } from '#domain/history/kinds.ts'
import { say } from '#words/say.ts'
import { createDesk, type Desk } from './desk.ts'

const save = async (desk: Desk, table: string, fields: Record<string, unknown>, id?: string) => (await desk.run('register.save', { table: table as never, fields, ...(id ? { id } : {}) })).value!.id
const remove = (desk: Desk, table: string, id: string) => desk.run('register.remove', { table: table as never, ids: [id] })
const fields = async (desk: Desk, id: string) => (await desk.ask('register.get', { id }))?.fields ?? null
async function look(desk: Desk, id: string, seq: number) {
  const frame = await desk.app.answer({ name: 'history.lookBack', input: { id, seq } })
  return 'value' in frame ? (frame.value as { fields: unknown; refusal: { code: string } | null; returns: boolean }) : frame
}

describe('a record is put back to a moment', () => {
  test('all fields at once, as a change that undo takes back; looked at before it is done', async () => {
    const desk = createDesk()
    const id = await save(desk, 'programme', { name: 'CNC', code: '0101' })
    await save(desk, 'programme', { name: 'CNC technology' }, id)
    await save(desk, 'programme', { code: null }, id)
    expect(await look(desk, id, 1)).toMatchObject({
      fields: [
        { field: 'code', from: null, to: '0101' },
        { field: 'name', from: 'CNC technology', to: 'CNC' },
      ].sort((a, b) => (a.field < b.field ? 1 : -1)),
      refusal: null,
      returns: false,
    })
    expect(await fields(desk, id), 'a look changes nothing').toMatchObject({ name: 'CNC technology' })
    expect((await desk.run('history.putBack', { id, seq: 1 })).value).toEqual({ id, name: 'CNC' })
    expect(await fields(desk, id)).toEqual({ name: 'CNC', code: '0101' })
    await desk.run('history.undo', {})
    expect(await fields(desk, id)).toEqual({ name: 'CNC technology' })
    expect((await desk.run('history.putBack', { id, seq: 3 })).refusal).toMatchObject({ code: 'history.same' })
  })

  test('after a restart, and through undos of its own changes', async () => {
    const desk = createDesk()
    const id = await save(desk, 'programme', { name: 'A' })
    await save(desk, 'programme', { name: 'B' }, id)
    await desk.run('history.undo', {})
    await save(desk, 'programme', { name: 'C' }, id)
    const later = createDesk(undefined, desk.journal.sets)
    await later.run('history.putBack', { id, seq: 2 })
    expect(await fields(later, id)).toEqual({ name: 'B' })
  })

  test('one that was removed comes again; a moment at which it was not there is refused', async () => {
    const desk = createDesk()
    const id = await save(desk, 'programme', { name: 'A' })
    await remove(desk, 'programme', id)
    expect(await look(desk, id, 1)).toMatchObject({ returns: true, refusal: null })
    expect((await desk.run('history.putBack', { id, seq: 2 })).refusal).toMatchObject({ code: 'history.notThere', facts: { name: 'A' } })
    await desk.run('history.putBack', { id, seq: 1 })
    expect(await fields(desk, id)).toEqual({ name: 'A' })
  })

  test('not where it pointed at something that is gone, and it says at what and who removed it', async () => {
    const desk = createDesk()
    const programme = await save(desk, 'programme', { name: '数控技术' })
    const id = await save(desk, 'classGroup', { name: '数控2301', programmeId: programme })
    await save(desk, 'classGroup', { programmeId: null }, id)
    await remove(desk, 'programme', programme)
    const { refusal } = await desk.run('history.putBack', { id, seq: 2 })
    expect(refusal).toMatchObject({ code: 'history.gone', facts: { name: '数控2301', target: '数控技术', by: '王老师' } })
    expect(await look(desk, id, 2)).toMatchObject({ refusal: { code: 'history.gone' } })
    await desk.run('history.putBack', { id: programme, seq: 1 })
    expect((await desk.run('history.putBack', { id, seq: 2 })).value).toMatchObject({ name: '数控2301' })
  })

  test('not where somebody else has its number by now; the sentence says so in both languages', async () => {
    const desk = createDesk()
    const id = await save(desk, 'equipment', { name: 'Lathe', assetNo: 'A-1', units: 1, statusCode: '1' })
    await save(desk, 'equipment', { assetNo: 'A-2' }, id)
    await save(desk, 'equipment', { name: 'Mill', assetNo: 'A-1', units: 1, statusCode: '1' })
    const { refusal } = await desk.run('history.putBack', { id, seq: 1 })
    expect(refusal).toMatchObject({ code: 'history.wrong' })
    expect(say('en', `refusal.${refusal!.code}`, refusal!.facts)).toBe('As it was then, “Lathe” would not be right any more: A-1 is already used by “Mill”. It must be unique.')
    expect(say('zh-CN', `refusal.${refusal!.code}`, refusal!.facts)).toContain('Mill')
  })

  test('nothing about somebody whose data were erased comes back, not even what had been removed before', async () => {
    const desk = createDesk()
    const student = await save(desk, 'student', { number: '1', name: '欧阳小雨' })
    const paper = await save(desk, 'certificate', { studentId: student, name: '欧阳小雨的车工证', certificateType: 'other', issuedOn: '2026-06-01' })
    await remove(desk, 'certificate', paper)
    expect((await desk.run('person.erase', { ids: [student] })).refusal).toBeUndefined()
    expect((await desk.run('history.putBack', { id: student, seq: 1 })).refusal).toMatchObject({ code: 'history.erased' })
    expect((await desk.run('history.putBack', { id: paper, seq: 2 })).refusal).toMatchObject({ code: 'history.erased' })
  })

  test('not where its bookings would stand on one another', async () => {
    const desk = createDesk()
    const room = await save(desk, 'workshop', { name: 'Hall 1' })
    const book = async (title: string, start: string) => (await desk.run('booking.create', { title, use: 'teaching', workshopId: room, times: { kind: 'once', start: `2026-11-28T${start}`, end: `2026-11-28T${start.slice(0, 2)}:45` } } as never)) as { value?: { id: string }; refusal?: unknown }
    const first = await book('First', '08:00')
    expect(first.refusal).toBeUndefined()
    const id = first.value!.id
    const made = desk.journal.sets.length
    expect((await desk.run('booking.cancel', { id, reason: 'ill' } as never)).refusal).toBeUndefined()
    expect((await book('Second', '08:00')).refusal).toBeUndefined()
    expect((await desk.run('history.putBack', { id, seq: made })).refusal).toMatchObject({ code: 'history.clash' })
  })
})

describe('the history is narrowed', () => {
  async function past() {
    const monday = createDesk('2026-11-23T08:00')
    await save(monday, 'programme', { name: 'A' })
    await monday.app.answer({ name: 'register.save', input: { table: 'programme', fields: { name: 'B' } }, actor: { name: '李老师', role: '教务处' } })
    await monday.run('history.undo', {})
    const tuesday = createDesk('2026-11-24T08:00', monday.journal.sets)
    await save(tuesday, 'programme', { name: 'C' })
    return tuesday
  }
  const seqs = async (desk: Desk, question: object) => {
    const { entries, total } = await desk.ask('history.list', question)
    return { seqs: entries.map(e => e.seq), total }
  }

  test('by person, by day and by kind, newest first, a page at a time', async () => {
    const desk = await past()
    const day = (seq: number) => new Date(desk.journal.sets[seq - 1]!.at)
    const local = (d: Date) => new Intl.DateTimeFormat('sv-SE').format(d)
    expect(await seqs(desk, { person: '李老师' })).toEqual({ seqs: [2], total: 1 })
    expect(await seqs(desk, { from: local(day(4)) })).toEqual({ seqs: [4], total: 1 })
    expect(await seqs(desk, { to: local(day(1)) })).toEqual({ seqs: [3, 2, 1], total: 3 })
    expect(await seqs(desk, { kind: 'back' })).toEqual({ seqs: [3], total: 1 })
    expect(await seqs(desk, { kind: 'records', limit: 1, offset: 1 })).toEqual({ seqs: [2], total: 3 })
    expect(await seqs(desk, { person: '王老师', kind: 'records' })).toEqual({ seqs: [4, 1], total: 2 })
    expect(await seqs(desk, { person: 'nobody' })).toEqual({ seqs: [], total: 0 })
  })

  test('the choices are those who did something and what was done, also after the next change', async () => {
    const desk = await past()
    expect(await desk.ask('history.choices', {})).toEqual({ people: ['李老师', '王老师'].sort(), kinds: ['records', 'back'] })
    await desk.app.answer({ name: 'register.save', input: { table: 'workshop', fields: { name: 'W' } }, actor: { name: 'Zoë' } })
    expect((await desk.ask('history.choices', {})).people).toContain('Zoë')
  })

  test('one entry says which records it changed and how', async () => {
    const desk = await past()
    const detail = await desk.ask('history.entry', { seq: 2 })
    expect(detail).toMatchObject({ entry: { seq: 2, state: 'undone', actor: { name: '李老师', role: '教务处' } }, changed: [{ name: 'B', table: 'programme', kind: 'added' }] })
    expect(await desk.ask('history.entry', { seq: 99 })).toBeNull()
  })

  test('every command is of a kind that somebody would look for', () => {
    expect(Object.keys(contract.commands).filter(name => kindOf(name) === 'other')).toEqual([])
  })
})
