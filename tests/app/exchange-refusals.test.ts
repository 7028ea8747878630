import { describe, expect, test } from 'vitest'
import { FileRefusal } from '#app/ports.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { Shelf } from './memory-bundles.ts'
import { brought, canonical, createReplica, given, offices, olderCopy, PASSPHRASE, sent, type File, type Replica } from './replicas.ts'

const TERM = { name: '2026 秋', start: '2026-09-07', weeks: 20 }

/** The file is refused with this code, when looked at and when brought in, and nothing is changed or written. */
async function refuses(to: Replica, file: File, code: string, passphrase: string | null = PASSPHRASE): Promise<void> {
  const before = canonical(to.tables)
  const sets = to.journal.sets.length
  for (const job of ['exchange.look', 'exchange.bring'] as const) expect((await to.job(job, { file: { name: file.name, base64: file.base64 }, passphrase })).refusal?.code).toBe(code)
  expect(canonical(to.tables)).toBe(before)
  expect(to.journal.sets.length).toBe(sets)
}

async function group(one: Replica, name: string): Promise<string> {
  return given(await one.run('register.save', { table: 'classGroup', fields: { name } })).id
}

describe('files that are refused', () => {
  test('another college, with both names', async () => {
    const [office] = await offices(1)
    const other = createReplica('device:other')
    given(await other.run('college.setup', { name: '第二职业技术学院', term: TERM }))
    const file = await sent(other)
    await refuses(office!, file, 'bundle.otherSchool')
    expect((await brought(office!, file)).refusal?.facts).toEqual({ theirs: '第二职业技术学院', ours: '第一职业技术学院' })
  })

  test('a computer that is not trusted any more, until it is trusted again', async () => {
    const [office, lost] = await offices(2)
    given(await brought(office!, await sent(lost!)))
    given(await office!.run('exchange.revoke', { device: lost!.device, revoked: true }))
    await group(lost!, '22 数控')
    const file = await sent(lost!)
    await refuses(office!, file, 'bundle.revoked')
    given(await office!.run('exchange.revoke', { device: lost!.device, revoked: false }))
    expect(given(await brought(office!, file)).counts.added).toBe(1)
  })

  test('a computer that signs with another key than before', async () => {
    const [office, other] = await offices(2)
    given(await brought(office!, await sent(other!)))
    const { sets } = other!.journal
    const forged = createReplica(other!.device, { past: sets.map((set): ChangeSet => JSON.parse(JSON.stringify(set).replaceAll('sign device:b', 'sign device:evil')) as ChangeSet) })
    forged.ports.bundles!.keys = async () => ({ signKey: 'sign device:b', recipient: 'age device:b' })
    const file = await sent(forged)
    const evil = JSON.parse(Buffer.from(file.base64, 'base64').toString()) as { sealedBy: string; head: { from: { signKey: string } } }
    evil.sealedBy = evil.head.from.signKey = 'sign device:evil'
    await refuses(office!, { name: file.name, base64: Buffer.from(JSON.stringify(evil)).toString('base64') }, 'bundle.otherKey')
    evil.sealedBy = 'sign device:b'
    await refuses(office!, { name: file.name, base64: Buffer.from(JSON.stringify(evil)).toString('base64') }, 'bundle.signature')
  })

  test('a folder that was put back from an older copy and still counts as the same computer', async () => {
    const [office, other] = await offices(2)
    const before = office!.journal.sets.length
    await group(office!, '22 数控')
    given(await brought(other!, await sent(office!)))
    const file = await sent(other!)
    await refuses(olderCopy(office!, before, office!.device), file, 'bundle.olderFolder')
    expect((await brought(olderCopy(office!, before, 'device:a2'), file)).value?.counts.added).toBe(1)
  })

  test('an office that was put back still takes what comes home, though it came from days that it has lost', async () => {
    const [office] = await offices(1)
    const before = office!.journal.sets.length
    const id = await group(office!, '22 数控')
    const { file } = given(await office!.job('exchange.take', { scope: { classGroups: [id], from: '2026-11-01', to: '2026-12-31' }, label: '笔记本', passphrase: PASSPHRASE }))
    const laptop = createReplica('device:laptop')
    given(await brought(laptop, file!))
    given(await laptop.run('register.save', { table: 'student', fields: { name: '张三', number: '1', classGroupId: id } }))
    const again = olderCopy(office!, before, 'device:again')
    given(await brought(again, await sent(laptop)))
    expect([...again.tables.student.values()]).toMatchObject([{ name: '张三', classGroupId: id }])
    expect(again.tables.classGroup.get(id)?.name).toBe('22 数控')
  })

  test('wrong passphrase, none, half copied, no bytes, for others, nothing given', async () => {
    const [office, other] = await offices(2)
    const file = await sent(office!)
    const bytes = Buffer.from(file.base64, 'base64')
    await refuses(other!, file, 'bundle.passphrase', 'wrong horse battery')
    await refuses(other!, file, 'bundle.asksPassphrase', null)
    await refuses(other!, { name: file.name, base64: bytes.subarray(0, bytes.length / 2).toString('base64') }, 'bundle.cut')
    await refuses(other!, { name: file.name, base64: '' }, 'bundle.empty')
    const third = createReplica('device:third')
    given(await brought(third, file))
    given(await brought(office!, await sent(third)))
    const forThird = given(await office!.job('exchange.send', { devices: ['device:third'] })).file!
    await refuses(other!, forThird, 'bundle.notForHere', null)
    given(await third.job('exchange.bring', { file: { name: forThird.name, base64: forThird.base64 }, passphrase: null }))
    expect((await office!.job('exchange.look', { passphrase: null })).refusal?.code).toBe('exchange.noFile')
  })

  test('a file that builds on what is not here', async () => {
    const [office, other] = await offices(2)
    const id = await group(office!, '22 数控')
    given(await brought(other!, await sent(office!)))
    given(await brought(office!, await sent(other!)))
    given(await office!.run('register.save', { table: 'student', fields: { name: '张三', number: '1', classGroupId: id } }))
    const news = await sent(office!, [other!.device]) // leaves out the class, which the other has
    const third = createReplica('device:third', { past: other!.journal.sets.slice(0, 1) })
    await refuses(third, news, 'bundle.dangling')
    given(await brought(other!, news))
    expect(other!.tables.student.size).toBe(1)
  })

  test('records as no register takes them', async () => {
    const [office, other] = await offices(2)
    await group(other!, '22 数控')
    const file = await sent(other!)
    const bad = Buffer.from(file.base64, 'base64').toString().replace('"22 数控"', '22')
    await refuses(office!, { name: file.name, base64: Buffer.from(bad).toString('base64') }, 'bundle.invalid')
    const foreign = Buffer.from(file.base64, 'base64').toString().replaceAll('classGroup:', 'spaceship:')
    await refuses(office!, { name: file.name, base64: Buffer.from(foreign).toString('base64') }, 'bundle.invalid')
  })

  test('many removals need a yes', async () => {
    const [office, other] = await offices(2)
    const rows = Array.from({ length: 12 }, (_, i) => ({ fields: { name: `22 数控 ${i}` } }))
    const { ids } = given(await office!.run('register.saveMany', { table: 'classGroup', rows }))
    given(await brought(other!, await sent(office!)))
    given(await other!.run('register.remove', { table: 'classGroup', ids }))
    const file = await sent(other!)
    expect(given(await office!.job('exchange.look', { file, passphrase: PASSPHRASE }))).toMatchObject({ manyRemovals: true, counts: { removed: 12 } })
    const { refusal } = await brought(office!, file, false)
    expect(refusal).toMatchObject({ code: 'exchange.manyRemovals', facts: { count: 12 } })
    expect(office!.tables.classGroup.size).toBe(12)
    given(await brought(office!, file, true))
    expect(office!.tables.classGroup.size).toBe(0)
    given(await office!.run('history.undo', {}))
    expect(office!.tables.classGroup.size).toBe(12)
  })
})

describe('writing files', () => {
  test('a file that could not be written leaves no laptop on the list', async () => {
    const shelf: Shelf = new Map()
    let full = true
    const office = createReplica('device:office', { shelf, fail: () => (full ? new FileRefusal('bundle.full', { folder: 'stick' }) : null) })
    given(await office.run('college.setup', { name: '第一职业技术学院', term: TERM }))
    const take = { scope: { from: '2026-11-01', to: '2026-12-31' }, label: '笔记本', passphrase: PASSPHRASE, folder: 'stick' }
    expect((await office.job('exchange.take', take)).refusal?.code).toBe('bundle.full')
    expect((await office.ask('exchange.overview', {})).laptops).toEqual([])
    full = false
    expect(given(await office.job('exchange.take', take))).toMatchObject({ path: 'stick/笔记本 2026-11-23.mortise', file: null })
    expect((await office.ask('exchange.overview', {})).laptops).toMatchObject([{ label: '笔记本', state: 'out' }])
  })

  test('an empty folder has nothing to send, and nobody to send it to', async () => {
    const empty = createReplica('device:empty')
    expect((await empty.job('exchange.send', { passphrase: PASSPHRASE })).refusal?.code).toBe('exchange.nothing')
    const [office] = await offices(1)
    expect((await office!.job('exchange.send', {})).refusal?.code).toBe('exchange.nobody')
  })

  test('taking back the act by which a file was first sent does not make another college of it', async () => {
    const [office, other] = await offices(2)
    given(await office!.run('history.undo', {}))
    expect(office!.tables.college.get('college:main')?.school).toBeUndefined()
    await group(other!, '22 数控')
    given(await brought(office!, await sent(other!)))
    expect(office!.tables.classGroup.size).toBe(1)
  })

  test('offices exchange through a shared folder, each with a file of its own', async () => {
    const shelf: Shelf = new Map()
    const [office, other] = await offices(2, { shelf })
    given(await brought(office!, await sent(other!)))
    for (const one of [office!, other!]) given(await one.job('exchange.share', { folder: 'share' }))
    await group(office!, '22 数控')
    given(await office!.job('exchange.sendShared', {}))
    given(await office!.job('exchange.sendShared', {}))
    expect([...shelf.get('share')!.keys()]).toEqual(['Mortise a.mortise'])
    expect(given(await office!.job('exchange.shared', {}))).toMatchObject({ folder: 'share', files: [], sent: expect.any(String) as string })
    const { files } = given(await other!.job('exchange.shared', {}))
    expect(files).toMatchObject([{ name: 'Mortise a.mortise', news: 1, problem: null, told: { device: 'device:a' } }])
    given(await other!.job('exchange.bring', { folder: 'share', name: files[0]!.name, passphrase: null }))
    expect(given(await other!.job('exchange.shared', {})).files).toMatchObject([{ news: 0 }])
    shelf.get('share')!.set('Mortise a.sync-conflict-1.mortise', new Uint8Array([1]))
    expect(given(await other!.job('exchange.shared', {})).files.find(f => f.conflictCopy)?.problem?.code).toBe('bundle.cut')
  })
})
