import { beforeAll, describe, expect, test } from 'vitest'
import { emptyLaptop, hostIn, sampleOffice, taken, textOf } from './exchange-office.ts'
import { brought, canonical, given, PASSPHRASE, sent, type File, type Replica } from './replicas.ts'

const look = (to: Replica, file: File) => to.job('exchange.look', { file, passphrase: PASSPHRASE })

describe('taken along and brought home', () => {
  let office: Replica
  let laptop: Replica
  let host: string
  let file: File
  let mine: string
  let theirs: string

  beforeAll(async () => {
    office = sampleOffice()
    host = hostIn(office)
    const photo = await office.ports.attachments!.put(new Uint8Array([1, 2, 3]))
    mine = [...office.tables.contact.values()].find(c => c.enterpriseId === host)!.id
    const placement = [...office.tables.placement.values()].find(p => p.enterpriseId === host)!.id
    given(await office.run('register.save', { table: 'enterprise', id: host, fields: { note: '写在出发之前' } }))
    laptop = emptyLaptop()
    const along = await taken(office, { enterprises: [host] }, { dueBack: '2026-12-01' })
    expect(along.sent).toMatchObject({ path: null, photos: 0 })
    given(await brought(laptop, along.file))

    // both go on
    theirs = given(await laptop.run('register.save', { table: 'visit', fields: { enterpriseId: host, placementId: placement, teacherId: laptop.tables.placement.get(placement)!.tutorId ?? [...laptop.tables.teacher.keys()][0]!, date: '2026-11-24', way: 'onSite', content: '学生都好' } })).id
    const taking = await laptop.ports.attachments!.put(new Uint8Array([4, 5, 6]))
    given(await laptop.run('register.save', { table: 'visit', id: theirs, fields: { photos: [{ image: taking }] } }))
    given(await laptop.run('register.save', { table: 'enterprise', id: host, fields: { note: '门卫换了', address: '新址 1 号' } }))
    given(await laptop.run('register.save', { table: 'contact', id: mine, fields: { phone: '13900000000' } }))
    given(await office.run('register.save', { table: 'enterprise', id: host, fields: { note: '合同到期', industry: '物流' } }))
    expect(photo).toMatch(/^attachment:/)
    file = await sent(laptop)
  })

  test('the laptop has nothing that was not chosen, and what it has is whole', () => {
    expect(laptop.tables.enterprise.size).toBeLessThan(office.tables.enterprise.size)
    expect(laptop.tables.student.size).toBeLessThan(office.tables.student.size)
    expect(laptop.tables.enterprise.get(host)?.name).toBe(office.tables.enterprise.get(host)?.name)
  })

  test('the laptop knows that it is one, and the office that it is out', async () => {
    expect(await laptop.ask('exchange.overview', {})).toMatchObject({ takenAlong: { label: '笔记本 3', from: '2026-11-16', home: '实训处' }, laptops: [] })
    expect(await office.ask('exchange.overview', {})).toMatchObject({ takenAlong: null, laptops: [{ label: '笔记本 3', state: 'out', dueBack: '2026-12-01', madeBy: '王老师', chosen: [office.tables.enterprise.get(host)!.name] }] })
  })

  test('a preview says entry by entry what will be, by whom it was done and where, and writes nothing', async () => {
    const before = canonical(office.tables)
    const sets = office.journal.sets.length
    const shown = given(await look(office, file))
    expect(canonical(office.tables)).toBe(before)
    expect(office.journal.sets.length).toBe(sets)
    expect(shown).toMatchObject({ told: { kind: 'field', label: '笔记本 3', device: 'device:laptop', unexpected: false }, manyRemovals: false, nothingNew: false, photos: 1 })
    expect(shown.counts).toMatchObject({ conflict: 1, changed: 1, added: 1, removed: 0, kept: 0 })
    const of = (id: string) => shown.entries.find(e => e.id === id)!
    expect(of(host)).toMatchObject({ kind: 'conflict', table: 'enterprise', by: '李老师', device: 'device:laptop', command: 'register.save' })
    expect(of(host).fields.find(f => f.field === 'note')).toMatchObject({ base: '写在出发之前', ours: '合同到期', theirs: '门卫换了', conflict: true, sides: [{ value: '门卫换了', by: '李老师' }, { value: '合同到期', by: '王老师' }].sort() })
    expect(of(host).fields.find(f => f.field === 'address')).toMatchObject({ theirs: '新址 1 号', shown: '新址 1 号', conflict: false })
    expect(of(mine)).toMatchObject({ kind: 'changed', by: '李老师', fields: [{ field: 'phone', theirs: '13900000000' }] })
    expect(of(theirs)).toMatchObject({ kind: 'added', by: '李老师' })
  })

  test('brought in as one act, with its photo; the laptop is back; what two wrote is asked', async () => {
    const sets = office.journal.sets.length
    const done = given(await brought(office, file))
    expect(office.journal.sets.length).toBe(sets + 1)
    expect(done).toMatchObject({ conflicts: 1, label: '笔记本 3', counts: { conflict: 1, changed: 1, added: 1 } })
    expect(office.tables.enterprise.get(host)).toMatchObject({ address: '新址 1 号', industry: '物流' })
    expect([...office.photos.values()]).toContainEqual(new Uint8Array([4, 5, 6]))
    expect((await office.ask('exchange.overview', {})).laptops).toMatchObject([{ state: 'back' }])
    const { rows } = await office.ask('exchange.conflicts', {})
    expect(rows).toMatchObject([{ record: host, field: 'note', base: '写在出发之前' }])
    expect(new Set(rows[0]!.sides.map(s => `${s.deviceName}: ${String(s.value)}`))).toEqual(new Set(['笔记本 3: 门卫换了', '实训处: 合同到期']))
  })

  test('the history of a record says who did it on the other computer', async () => {
    const { entries } = await office.ask('history.of', { id: mine })
    expect(entries[0]).toMatchObject({ actor: { name: '李老师' }, device: '笔记本 3', kind: 'changed', command: 'register.save', fields: [{ field: 'phone', to: '13900000000' }], state: 'holds' })
    expect(entries.at(-1)!.device).toBeUndefined()
    expect((await office.ask('history.of', { id: theirs })).entries.map(e => [e.kind, e.device])).toEqual([['changed', '笔记本 3'], ['added', '笔记本 3']])
  })

  test('the same file once more: nothing new, nothing written', async () => {
    const sets = office.journal.sets.length
    expect(given(await look(office, file))).toMatchObject({ nothingNew: true, entries: [], takenBack: null })
    given(await brought(office, file))
    expect(office.journal.sets.length).toBe(sets)
  })

  test('the whole merge is undone as one and redone as one', async () => {
    const after = canonical(office.tables)
    given(await office.run('history.undo', {}))
    expect(office.tables.enterprise.get(host)).toMatchObject({ note: '合同到期', industry: '物流' })
    expect(office.tables.enterprise.get(host)?.address).not.toBe('新址 1 号')
    expect(office.tables.visit.has(theirs)).toBe(false)
    expect(office.tables.conflict.size).toBe(0)
    expect((await office.ask('exchange.overview', {})).laptops).toMatchObject([{ state: 'out' }])
    expect(given(await look(office, file))).toMatchObject({ nothingNew: true, takenBack: { by: '王老师' } })
    given(await office.run('history.redo', {}))
    expect(canonical(office.tables)).toBe(after)
  })

  test('an answer closes the question here, and there when it is heard of; it can be taken back', async () => {
    const [question] = (await office.ask('exchange.conflicts', {})).rows
    const side = question!.sides.findIndex(s => s.value === '门卫换了')
    given(await office.run('exchange.decide', { choices: [{ conflict: question!.id, choice: { side } }] }))
    expect(office.tables.enterprise.get(host)?.note).toBe('门卫换了')
    expect(office.tables.conflict.size).toBe(0)
    expect((await office.run('exchange.decide', { choices: [{ conflict: question!.id, choice: { side } }] })).refusal?.code).toBe('exchange.decided')
    given(await brought(laptop, await sent(office, ['device:laptop'])))
    expect(laptop.tables.conflict.size).toBe(0)
    expect(laptop.tables.enterprise.get(host)).toEqual(office.tables.enterprise.get(host))
    given(await office.run('history.undo', {}))
    expect(office.tables.conflict.size).toBe(1)
  })

  test('what a file carries of sets that were about others too does not say what those were about', () => {
    expect(textOf(file)).not.toContain('college.sample","about')
  })
})
