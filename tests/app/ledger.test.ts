import { describe, expect, test } from 'vitest'
import { writeTable } from '#adapters/files/write-table.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { createDesk, type Desk } from './desk.ts'

const SCOPE = { period: 'calendarYear' as const }

/** What the file would hold. */
function deskWithFiles(): { desk: Desk; sheets: SheetData[] } {
  const sheets: SheetData[] = []
  const files = {
    async writeTable(format: 'xlsx' | 'csv', name: string, all: SheetData[]) {
      sheets.push(...all)
      return writeTable(format, name, all)
    },
  }
  return { desk: createDesk('2026-11-23T08:00', [], { files: files as never }), sheets }
}

async function saved(desk: Desk, table: 'enterprise' | 'equipment' | 'mentorWork' | 'ledgerRate' | 'donation' | 'agreement', fields: Record<string, unknown>): Promise<string> {
  const { value, refusal } = await desk.run('register.save', { table, fields })
  expect(refusal).toBeUndefined()
  return value!.id
}

async function partnership(desk: Desk) {
  const jinyu = await saved(desk, 'enterprise', { name: '金宇精工' })
  const huagong = await saved(desk, 'enterprise', { name: '华工机床' })
  const machine = await saved(desk, 'equipment', { name: '五轴', units: 2, statusCode: '1', unitPrice: 300_000, lenderId: jinyu })
  await desk.run('booking.create', { title: '精密加工', use: 'teaching', times: { kind: 'once', start: '2026-03-02T08:00', end: '2026-03-02T12:00' }, items: [{ equipmentId: machine, units: 2 }] })
  await saved(desk, 'mentorWork', { enterpriseId: jinyu, from: '2026-03-01', to: '2026-03-31', hours: 20 })
  await saved(desk, 'donation', { enterpriseId: huagong, date: '2026-05-01', giftType: 'materials', what: '刀具', value: 1234.5 })
  return { jinyu, huagong, machine }
}

async function all(desk: Desk) {
  const answer = await desk.ask('ledger.all', { scope: SCOPE })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.ledger
}

describe('the ledger through the door', () => {
  test('says what has no rate; a rate that is set gives it yuan, and undo takes them away again', async () => {
    const { desk } = deskWithFiles()
    const { jinyu } = await partnership(desk)
    const before = await all(desk)
    expect(before.noRate.toSorted()).toEqual(['lentHour', 'mentorHour'])
    expect(before.rows.map(r => [r.name, r.gave])).toEqual([['华工机床', 1234.5], ['金宇精工', 0]])
    expect(before.rows.find(r => r.enterpriseId === jinyu)).toMatchObject({ hasEntries: true, partner: false, unrated: true, quantities: { lentHours: 8, lentValue: 2, mentorHours: 20 } })

    await saved(desk, 'ledgerRate', { thing: 'lentHour', amount: 45, from: '2026-01-01', reason: '实训中心收费标准' })
    const after = await all(desk)
    expect(after.noRate).toEqual(['mentorHour'])
    expect(after.rows.find(r => r.enterpriseId === jinyu)).toMatchObject({ gave: 360, collegeSaved: 360, back: 0 })
    expect(after.rates).toMatchObject([{ thing: 'lentHour', amount: 45 }])

    await desk.run('history.undo', {})
    expect(await all(desk)).toEqual(before)
  })

  test('one enterprise, and the records behind a line of it', async () => {
    const { desk } = deskWithFiles()
    const { jinyu, machine } = await partnership(desk)
    await saved(desk, 'ledgerRate', { thing: 'lentHour', amount: 45, from: '2026-01-01' })
    const own = await desk.ask('ledger.of', { scope: SCOPE, enterpriseId: jinyu })
    if (!own.ok) throw new Error()
    expect(own.value).toMatchObject({ looked: { from: '2026-01-01', to: '2026-12-31', asOf: '2026-11-23' }, until: '2026-11-23', ledger: { name: '金宇精工', gave: { value: 360 }, back: { value: 0 } } })

    const hours = await desk.ask('ledger.behind', { scope: SCOPE, enterpriseId: jinyu, line: 'lentHours' })
    expect(hours).toMatchObject({ ok: true, value: { total: 1, rows: [{ name: '精密加工', enterprise: '金宇精工', from: '2026-03-02', quantity: 8, value: 360 }] } })
    expect(await desk.ask('ledger.behind', { scope: SCOPE, line: 'lentValue' })).toMatchObject({ ok: true, value: { rows: [{ id: machine, value: 600_000 }] } })
    expect(await desk.ask('ledger.behind', { scope: SCOPE, line: 'mentorHours', most: 1 })).toMatchObject({ ok: true, value: { total: 1 } })
  })

  test('the finding shows hours as long as there is no rate, and yuan from the first one on', async () => {
    const { desk } = deskWithFiles()
    const { jinyu } = await partnership(desk)
    const asked = { kind: 'contributions' as const }
    const hours = await desk.ask('outcome.finding', { scope: SCOPE, asked })
    expect(hours).toMatchObject({ ok: true, value: { finding: { chart: { type: 'pairs', unit: 'hours', rows: [{ key: jinyu, first: 28, second: 0 }] } } } })
    await saved(desk, 'ledgerRate', { thing: 'mentorHour', amount: 50, from: '2026-01-01' })
    const yuan = await desk.ask('outcome.finding', { scope: SCOPE, asked })
    expect(yuan).toMatchObject({ ok: true, value: { finding: { chart: { unit: 'yuan', rows: [{ name: '华工机床', first: 1234.5 }, { name: '金宇精工', first: 1000 }] } } } })
    const one = await desk.ask('outcome.finding', { scope: { ...SCOPE, within: { enterprise: jinyu } }, asked })
    expect(one).toMatchObject({ ok: true, value: { finding: { chart: { rows: [{ key: jinyu }] } } } })
    const behind = await desk.ask('outcome.behind', { scope: SCOPE, asked, key: jinyu, series: 'first' })
    expect(behind).toMatchObject({ ok: true, value: { total: 2, parts: [{ key: 'lentHours', count: 1 }, { key: 'mentorHours', count: 1 }] } })
    expect(await desk.ask('outcome.behind', { scope: SCOPE, asked, key: jinyu, series: 'second' })).toMatchObject({ ok: true, value: { total: 0 } })
  })

  test('the file has the figures of all, or of one with every record behind and none of another', async () => {
    const { desk, sheets } = deskWithFiles()
    const { jinyu } = await partnership(desk)
    await saved(desk, 'ledgerRate', { thing: 'lentHour', amount: 45, from: '2026-01-01' })
    const made = (await desk.app.answer({ name: 'ledger.export', input: { scope: SCOPE, language: 'zh-CN' } })) as { value: { name: string } }
    expect(made.value.name).toBe('校企贡献台账 2026-01-01–2026-12-31.xlsx')
    expect(sheets.map(s => s.sheet)).toEqual(['合作企业', '明细', '口径说明'])
    expect(sheets[0]!.rows.find(r => r[0] === '金宇精工')!.slice(0, 6)).toEqual(['金宇精工', 360, 0, 360, 0, 8])

    sheets.length = 0
    await desk.app.answer({ name: 'ledger.export', input: { scope: SCOPE, enterpriseId: jinyu, language: 'en' } })
    expect(sheets.map(s => s.sheet)[1]).toBe('Records behind')
    expect(sheets[1]!.rows.slice(1).map(r => r.slice(0, 7))).toEqual([
      ['Use of lent equipment', '精密加工', '2026-03-02', '2026-03-02', 8, 45, 360],
      ['Equipment on loan', '五轴', '2026-01-01', '2026-11-23', 2, null, 600_000],
      ['Mentors’ hours', '金宇精工 · 2026-03-01', '2026-03-31', '2026-03-31', 20, null, null],
    ])
    expect(JSON.stringify(sheets)).not.toContain('华工')
  })

  test('an enterprise that is gone, and days that are none, are refused', async () => {
    const { desk } = deskWithFiles()
    expect(await desk.ask('ledger.of', { scope: SCOPE, enterpriseId: 'enterprise:gone' })).toMatchObject({ ok: false, refusal: { code: 'ledger.noEnterprise' } })
    expect(await desk.ask('ledger.all', { scope: { period: 'own', from: '2026-05-01', to: '2026-04-01' } })).toMatchObject({ ok: false, refusal: { code: 'scope.dates' } })
    expect(await desk.ask('ledger.all', { scope: { period: 'term' } })).toMatchObject({ ok: false, refusal: { code: 'scope.noTerm' } })
  })
})

describe('on paper', () => {
  const models = async (desk: Desk, name: string, params: Record<string, string>) =>
    (await desk.app.answer({ name: 'report.model', input: { name, params, language: 'en' } })) as { value: { title: unknown; sheets: { title: unknown; blocks: { kind: string }[] }[] }; refusal?: { code: string } }

  test('a page for one enterprise has nothing of another, and lines to sign', async () => {
    const { desk } = deskWithFiles()
    const { jinyu } = await partnership(desk)
    await saved(desk, 'ledgerRate', { thing: 'lentHour', amount: 45, from: '2026-01-01', reason: '实训中心收费标准' })
    for (const wanted of [jinyu, '金宇精工']) {
      const { value } = await models(desk, 'contribution', { enterprise: wanted, period: 'calendarYear' })
      const [sheet] = value.sheets
      expect(sheet).toMatchObject({ title: '金宇精工', blocks: expect.arrayContaining([expect.objectContaining({ kind: 'signatures' })]) })
      expect(JSON.stringify(value)).toContain('实训中心收费标准')
      expect(JSON.stringify(value)).not.toContain('华工')
    }
    expect(await models(desk, 'contribution', {})).toMatchObject({ refusal: { code: 'report.contribution.which' } })
    expect(await models(desk, 'contribution', { enterprise: '没有这家' })).toMatchObject({ refusal: { code: 'report.missing' } })
    expect(await models(desk, 'contribution', { enterprise: jinyu, from: '2026-03-01' })).toMatchObject({ refusal: { code: 'scope.dates' } })
  })

  test('all partners in one list with a chart, or a page of each; nobody signs for nothing', async () => {
    const { desk } = deskWithFiles()
    const { huagong } = await partnership(desk)
    const together = await models(desk, 'contributions', { from: '2026-01-01', to: '2026-11-23' })
    expect(together.value.sheets.map(s => s.blocks.map(b => b.kind).slice(0, 3))).toEqual([['figures', 'chart', 'table']])
    const each = await models(desk, 'contributions', { contents: 'each', period: 'calendarYear' })
    expect(each.value.sheets.map(s => s.title)).toEqual(['华工机床', '金宇精工'])
    const nothing = await models(desk, 'contribution', { enterprise: huagong, from: '2026-01-01', to: '2026-01-31' })
    expect(nothing.value.sheets[0]!.blocks.map(b => b.kind)).not.toContain('signatures')
  })
})
