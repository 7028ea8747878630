import { describe, expect, test } from 'vitest'
import type { ChangeSet } from '#domain/base/decision.ts'
import { birth } from '#domain/base/change.ts'
import type { BuiltPack } from '#domain/pack/build-pack.ts'
import type { PackDraft } from '#domain/records/pack.ts'
import { tableNames } from '#domain/table-names.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { LANGUAGES, say } from '#words/say.ts'
import { draft, graduateCollege, said, toPartner } from '../domain/pack/graduates.ts'
import { createDesk, type Desk } from './desk.ts'

const pages: PackDraft['pages'] = [{ kind: 'finding', finding: { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' } }, { kind: 'evidence' }]
const MONDAY = draft(pages, { name: '周一例会' })

function pastOf(): ChangeSet[] {
  const { tables } = graduateCollege()
  const changes = tableNames.flatMap(table => [...tables[table].values()].map(row => birth(table, row)))
  return [{ seq: 1, id: 'set:1', at: '2026-11-20T07:12:00.000Z', device: 'device:1', actor: { name: '李雪' }, command: 'college.sample', changes }]
}
const printed: ReportModel[] = []
const ports = {
  attachments: { put: async () => '', get: async () => null },
  files: { writeTable: async (_: string, name: string, sheets: SheetData[]) => ({ name: `${name}.xlsx`, mime: '', base64: JSON.stringify(sheets) }) },
  printer: { print: async (model: ReportModel) => (printed.push(model), new TextEncoder().encode('%PDF-1.4')) },
  // the office is eight hours ahead of UTC
  clock: { now: () => '2026-11-23T08:00', instant: () => '2026-11-23T00:00:00.000Z' },
}
const office = () => createDesk('2026-11-23T08:00', pastOf(), ports as never) // what a pack needs of the outside
async function done(desk: Desk, name: string, input: object): Promise<unknown> {
  const frame = await desk.app.answer({ name, input: { pack: MONDAY, language: 'zh-CN', ...input } })
  return 'value' in frame ? frame.value : frame
}

describe('packs', () => {
  test('are kept, changed, copied and removed; each is one act in the history and can be taken back', async () => {
    const desk = office()
    const { id } = (await desk.run('pack.save', { pack: MONDAY })).value!
    const list = async () => (await desk.ask('pack.list', {})).map(({ pack, partner, span }) => [pack.name, partner, span?.from ?? null])
    expect(await list()).toEqual([['周一例会', null, '2025-11-24']])

    await desk.run('pack.save', { id, pack: { ...MONDAY, ...toPartner, name: '致金宇', subtitle: '成效', period: 'schoolYear' } })
    expect(await list()).toEqual([['致金宇', '金宇精密机械', '2026-09-01']])
    // what is no longer said is gone
    await desk.run('pack.save', { id, pack: MONDAY })
    expect(desk.app.world.tables.packTemplate.get(id)).toEqual({ ...MONDAY, id })
    await desk.run('history.undo', {})
    expect(desk.app.world.tables.packTemplate.get(id)).toMatchObject({ name: '致金宇', subtitle: '成效', enterpriseId: 'enterprise:jinyu' })

    await desk.run('pack.copy', { id })
    await desk.run('pack.copy', { id })
    expect((await list()).map(([name]) => name)).toEqual(['致金宇', '致金宇 (2)', '致金宇 (3)'])
    await desk.run('pack.remove', { id })
    expect((await list()).map(([name]) => name)).toEqual(['致金宇 (2)', '致金宇 (3)'])
    await desk.run('history.undo', {})
    await desk.run('history.undo', {})
    expect((await list()).map(([name]) => name)).toEqual(['致金宇', '致金宇 (2)'])
    for (const { command, about } of desk.journal.sets.slice(1)) for (const language of LANGUAGES) expect(say(language, `command.${command}`, about)).not.toMatch(/\{\{|command\./)
  })

  test.each([
    [{ pack: MONDAY }, 'pack.name'],
    [{ pack: { ...MONDAY, name: '另一份', audience: 'partner' as const } }, 'pack.partner'],
    [{ pack: { ...MONDAY, name: '另一份', enterpriseId: 'enterprise:none' } }, 'pack.partnerGone'],
    [{ pack: { ...MONDAY, name: '另一份', programmeId: 'programme:none' } }, 'pack.programmeGone'],
    [{ pack: { ...MONDAY, name: '另一份', period: 'own' as const, from: '2026-03-02' } }, 'scope.dates'],
    [{ id: 'packTemplate:none', pack: { ...MONDAY, name: '另一份' } }, 'record.missing'],
    [{ pack: { ...MONDAY, name: '  ' } }, 'input.invalid'],
    [{ pack: { ...MONDAY, name: '另一份', pages: [] } }, 'input.invalid'],
    [{ pack: { ...MONDAY, name: '另一份', period: 'own' as const, from: '2026-02-30', to: '2026-03-30' } }, 'input.invalid'],
  ])('that make no sense are refused: %# %s', async (input, code) => {
    const desk = office()
    await desk.run('pack.save', { pack: MONDAY })
    const { refusal } = await desk.run('pack.save', input)
    expect(refusal?.code).toBe(code)
    for (const language of LANGUAGES) expect(say(language, `refusal.${code}`, refusal!.facts)).not.toMatch(/\{\{|refusal\./)
  })

  test('that are ready-made have a name of their own in both languages, also where one was saved already', async () => {
    const desk = office()
    for (const language of LANGUAGES) {
      const starters = await desk.ask('pack.starters', { language })
      for (const { pack } of starters) expect((await desk.run('pack.save', { pack })).refusal).toBeUndefined()
      const again = await desk.ask('pack.starters', { language })
      expect(again.map(({ pack }) => pack.name)).toEqual(starters.map(({ pack }) => `${pack.name} (2)`))
    }
    expect((await desk.ask('pack.starters', { language: 'zh-CN' })).find(s => s.starter === 'partner')!.pack).toMatchObject({ name: '致金宇精密机械 (2)', enterpriseId: 'enterprise:jinyu' })
  })

  test('offer every indicator and every breakdown, and say which a partner can be shown', async () => {
    const { indicators, breakdowns } = await office().ask('pack.offers', {})
    expect(indicators.find(i => i.id === 'destinationRate')).toMatchObject({ area: 'graduates', alone: true })
    expect(indicators.find(i => i.id === 'stationsPerStudent')).toMatchObject({ area: 'equipment', alone: false })
    expect(breakdowns.find(b => b.population === 'graduate' && b.field === 'destination')).toMatchObject({ alone: true })
  })
})

describe('a pack is issued', () => {
  test('before it is saved, with the last change of its registers in the office’s own time', async () => {
    const { model } = (await done(office(), 'pack.model', {})) as BuiltPack
    expect(said(model)).toContain('2026-11-20 15:12 · 李雪')
  })

  test('as a file that is called after it, and with the figures behind', async () => {
    const desk = office()
    printed.length = 0
    expect(await done(desk, 'pack.pdf', { pack: { ...MONDAY, ...toPartner } })).toMatchObject({ name: '周一例会 金宇精密机械.pdf', mime: 'application/pdf' })
    expect(printed).toHaveLength(1)
    const { base64 } = (await done(desk, 'pack.xlsx', {})) as { base64: string }
    const sheets = JSON.parse(base64) as SheetData[]
    expect(sheets.map(s => s.sheet)).toEqual(['毕业去向落实率（按班级）', '佐证索引', '口径说明'])
    // a percentage is a figure, not a text
    expect(sheets[0]!.rows).toEqual([['分组', '数值', '下限', '上限', '记录数'], ['数控2302（华工装备制造班）', 1, expect.any(Number), 1, 3], ['数控2301', 0.8571, expect.any(Number), expect.any(Number), 7]])
    expect(sheets.at(-1)!.rows.flat()).toContain('本口径为本校自定。')
  })

  describe('drawn while others work', () => {
    const two = { ...MONDAY, pages: [...MONDAY.pages, { kind: 'words' as const, heading: '结语', text: '完' }] }

    test('is of one moment: what changes between two of its pages has it drawn anew', async () => {
      let turns = 0
      const desk = createDesk('2026-11-23T08:00', pastOf(), {
        ...ports,
        // somebody gives the college a name after the first page, and never again
        breath: async () => void (turns++ === 0 && (await desk.run('college.save', { fields: { name: '新名学院' } }))),
      } as never)
      const { model } = (await done(desk, 'pack.model', { pack: two })) as BuiltPack
      expect(model.college.name).toBe('新名学院')
      expect(said(model)).toContain('历史第 2 次变更') // the stamp on its cover
      expect(turns).toBe(1 + two.pages.length)
    })

    test('is done in the end, however often the college changes', async () => {
      let turns = 0
      const desk = createDesk('2026-11-23T08:00', pastOf(), { ...ports, breath: async () => void (await desk.run('college.save', { fields: { name: `第${++turns}名` } })) } as never)
      const { model } = (await done(desk, 'pack.model', { pack: two })) as BuiltPack
      expect(model.college.name).toBe(`第${turns}名`)
    })

    test('stops where it is cancelled, and tells how far it is', async () => {
      const told: unknown[] = []
      const signal = { aborted: false, addEventListener: () => undefined }
      const desk = createDesk('2026-11-23T08:00', pastOf(), { ...ports, breath: async () => void (signal.aborted = true) } as never)
      expect(await desk.app.answer({ name: 'pack.model', input: { pack: two, language: 'zh-CN' } }, p => told.push(p), signal)).toEqual({ refusal: { code: 'job.cancelled', facts: {} } })
      expect(told).toEqual([{ code: 'report.data', done: 0, total: 3 }, { code: 'report.data', done: 1, total: 3 }])
    })
  })

  test('as a report by its name, for another span if that is wanted', async () => {
    const desk = office()
    await desk.run('pack.save', { pack: MONDAY })
    const made = async (params: object) => desk.app.answer({ name: 'report.model', input: { name: 'pack', params, language: 'zh-CN' } })
    expect(await made({ template: '周一例会', from: '2026-06-01', to: '2026-06-30' })).toMatchObject({ value: { title: '周一例会', sheets: { 2: { subtitle: { facts: { from: '2026-06-01', to: '2026-06-30' } } } } } })
    expect(await made({})).toMatchObject({ refusal: { code: 'report.pack.which' } })
    expect(await made({ template: '没有' })).toMatchObject({ refusal: { code: 'pack.unknown', facts: { name: '没有', names: ['周一例会'] } } })
    expect(await createDesk().app.answer({ name: 'report.model', input: { name: 'pack', params: { template: '没有' }, language: 'en' } })).toMatchObject({ refusal: { code: 'pack.none' } })
  })

  test('to a printer of the window’s own with its pages, for which it is printed once', async () => {
    printed.length = 0
    await done(office(), 'pack.model', { toPrint: true })
    expect(printed).toHaveLength(1)
  })
})

test('attendance that a pack counts is brought from the disk', async () => {
  const months: string[] = []
  const row = { id: 'attendance:2026-03:1', placementId: 'placement:0', date: '2026-03-10', state: 'present', evidence: 'mentor' }
  const past = pastOf()
  past[0]!.changes = past[0]!.changes.filter(c => c.table !== 'attendance')
  const desk = createDesk('2026-11-23T08:00', past, ports as never) // as above
  // the month lies on the disk alone
  desk.app.world.leaveOut(['attendance.2026-03'])
  Object.assign(desk.app.past, { need: async (ids: readonly string[]) => (months.push(...ids), desk.app.world.load('attendance', [row], 'attendance.2026-03')) })
  const { model } = (await done(desk, 'pack.model', { pack: draft([{ kind: 'finding', finding: { kind: 'trend', indicator: 'attendanceRate', step: 'month' } }]) })) as BuiltPack
  expect(months).toContain('attendance:2026-03:')
  expect(months).toContain('attendance:2025-03:') // the year before, which it is held against
  expect(said(model)).toContain('100.0%')
})
