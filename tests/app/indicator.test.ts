import { beforeAll, describe, expect, test } from 'vitest'
import type { Refusal } from '#domain/base/decision.ts'
import { createSample } from '#adapters/sample/sample.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { FRAMEWORKS } from '#domain/outcome/profiles.ts'
import { FORMULA_PROBLEMS } from '#domain/outcome/own/formula-problems.ts'
import type { FormulaDraft } from '#domain/records/indicator.ts'
import { catalogue, LANGUAGES, say, textIn } from '#words/say.ts'
import { createDesk, type Desk } from './desk.ts'

/** A small college that has no indicators, targets or packs of its own yet. */
const sample = [...createSample().sets('small', 'zh-CN', '2026-11-23')].map(({ changes }, i): ChangeSet => ({ seq: i + 1, id: `set:${i}`, at: '', device: '', actor: { name: '' }, command: 'college.sample', changes: changes.filter(c => !/^(indicator|packTemplate)/.test(c.table)) }))
const certified: FormulaDraft = { kind: 'share', base: { population: 'graduate' }, where: [{ field: 'certified', op: 'is', values: [true] }], unknowns: 'inBase' }
const OWN = { name: '持证比例', nameEn: 'Share certified', unit: 'percent' as const, formula: certified }
/** Keys that were not found, facts that lack, and ids. */
const RAW = /\{\{|\}\}|undefined|null|NaN|\[object|(?:refusal|problem|alternative|command|indicator|outcomeField|population|choice|target)\.\w|(?:indicator|programme|packTemplate):\w/

let desk: Desk
let id: string
beforeAll(() => {
  desk = createDesk('2026-11-23T08:00', sample)
})

/** The last act in words. */
function lastSaid(): string[] {
  const { command, about } = desk.journal.sets.at(-1)!
  return LANGUAGES.map(language => say(language, `command.${command}`, about))
}
function said(refusal: Refusal | undefined): string[] {
  if (!refusal) throw new Error('was accepted')
  const { code, facts, alternatives = [] } = refusal
  return LANGUAGES.flatMap(language => [say(language, `refusal.${code}`, facts), ...alternatives.map(a => say(language, `alternative.${a.code}`, a.facts))])
}
/** Everything that is said of indicators, by id. */
function state() {
  const { indicator, indicatorTarget, indicatorNote } = desk.app.world.tables
  return Object.fromEntries([...indicator, ...indicatorTarget, ...indicatorNote])
}

describe('indicators of the office', () => {
  test('are saved, shown among the others, and say in the history what was done', async () => {
    id = (await desk.run('indicator.save', { fields: OWN })).value!.id
    expect(lastSaid()).toEqual(['保存了指标“持证比例”', 'Saved the indicator “Share certified”'])
    const overview = await desk.ask('outcome.overview', {})
    if (!overview.ok) throw new Error(overview.refusal.code)
    const row = overview.value.rows.find(r => r.id === id)!
    const twin = overview.value.rows.find(r => r.id === 'certificateRate')!
    expect([row.area, row.standing, row.now]).toEqual(['own', 'office', twin.now])
    const trial = await desk.ask('indicator.trial', { formula: certified, unit: 'percent' })
    expect(trial).toMatchObject({ ok: true, value: { problems: [], units: ['percent'], measured: row.now } })
  })

  test('are tried before they are saved, whatever is still missing', async () => {
    const trial = await desk.ask('indicator.trial', { formula: { ...certified, where: [{ field: '', op: 'is' }] } })
    expect(trial).toMatchObject({ ok: true, value: { problems: [{ path: 'where.0.field', code: 'field.missing' }], units: [], measured: null, notes: [] } })
    expect(await desk.ask('indicator.trial', { scope: { period: 'own' }, formula: certified })).toMatchObject({ ok: false, refusal: { code: 'scope.dates' } })
  })

  test('have targets and notes, which their tools list with the latest first', async () => {
    const programme = [...desk.app.world.tables.programme.values()][0]!
    await desk.run('indicator.target', { indicator: id, value: 80, from: '2026-01-01' })
    await desk.run('indicator.target', { indicator: id, value: 85.5, from: '2026-09-01', programmeId: programme.id, note: '院务会' })
    expect(lastSaid()).toEqual([`“持证比例”（${programme.name}）自 2026年9月1日起的目标：85.5%`, `Target of “Share certified” (${programme.name}) from 1 Sep 2026: 85.5%`])
    await desk.run('indicator.note', { indicator: id, date: '2026-10-08', what: '秋季考证' })
    expect(lastSaid()[1]).toBe('Noted about “Share certified” on 8 Oct 2026: 秋季考证')
    const kept = (await desk.ask('indicator.own', { indicator: id }))!
    expect(kept.targets.map(t => [t.from, t.value, textIn('en', t.said), textIn('en', t.whom), t.note])).toEqual([
      ['2026-09-01', 85.5, '85.5%', programme.name, '院务会'],
      ['2026-01-01', 80, '80.0%', 'all programmes', null],
    ])
    expect([kept.notes.map(n => n.what), kept.byProgramme, kept.own?.name, kept.packs]).toEqual([['秋季考证'], true, '持证比例', []])
    expect(await desk.ask('indicator.own', { indicator: 'donations' })).toMatchObject({ own: null, byProgramme: false, unit: 'yuan', targets: [] })
    expect(await desk.ask('indicator.own', { indicator: 'nothing' })).toBe(null)
  })

  test('are copied under free names in both languages, with the definition', async () => {
    const names: string[][] = []
    for (let i = 0; i < 2; i++) {
      const copy = desk.app.world.tables.indicator.get((await desk.run('indicator.copy', { indicator: 'medianPay' })).value!.id)!
      names.push([copy.name, copy.nameEn!])
      expect([copy.formula, copy.definition, copy.definitionEn]).toEqual([officeIndicators('withStudy').find(i => i.id === 'medianPay')!.formula, catalogue['zh-CN']['indicator.medianPay.text'], catalogue.en['indicator.medianPay.text']])
    }
    expect(names).toEqual([['月收入中位数（副本）', 'Median pay (copy)'], ['月收入中位数（副本 2）', 'Median pay (copy 2)']])
    expect(lastSaid()).toEqual(['由“月收入中位数”复制出指标“月收入中位数（副本 2）”', 'Made the indicator “Median pay (copy 2)” from “Median pay”'])
  })

  test('are all taken back and done again', async () => {
    const before = state()
    const acts = desk.journal.sets.length
    await desk.run('indicator.remove', { id })
    expect(lastSaid()[1]).toBe('Removed the indicator “Share certified” with its targets and notes')
    expect(desk.app.world.tables.indicatorTarget.size).toBe(0)
    await desk.run('history.undo', {})
    expect(state()).toEqual(before)
    for (let i = sample.length; i < acts; i++) expect((await desk.run('history.undo', {})).refusal).toBeUndefined()
    expect(state()).toEqual({})
    for (let i = sample.length; i < acts; i++) expect((await desk.run('history.redo', {})).refusal).toBeUndefined()
    expect(state()).toEqual(before)
  })

  test('are not taken back from under what is said of them', async () => {
    const { seq } = desk.journal.sets.find(s => s.command === 'indicator.save')!
    expect((await desk.run('history.undo', { seq })).refusal).toMatchObject({ code: 'history.used' })
  })

  test('can’t be written past their checks', async () => {
    for (const table of ['indicator', 'indicatorTarget', 'indicatorNote']) expect((await desk.run('register.save', { table: table as 'indicator', fields: { ...OWN, formula: { kind: 'total', counted: { population: 'unicorn' } } } })).refusal).toMatchObject({ code: 'input.invalid' })
    expect((await desk.run('indicator.save', { fields: { ...OWN, name: 'x'.repeat(201) } })).refusal).toMatchObject({ code: 'input.invalid' })
    expect((await desk.run('indicator.target', { indicator: id, value: 10, from: '2026-02-30' })).refusal).toMatchObject({ code: 'input.invalid' })
  })
})

test('every refusal is said with its names in both languages', async () => {
  await desk.run('indicator.save', { fields: { ...OWN, name: '只此一页', nameEn: 'Only page' } })
  const only = [...desk.app.world.tables.indicator.values()].at(-1)!.id
  const page = (indicator: string) => ({ kind: 'finding' as const, finding: { kind: 'bars' as const, indicator, by: 'programme' as const } })
  desk.app.world.apply([{ table: 'packTemplate', id: 'packTemplate:a', from: null, to: { name: '周一例会', audience: 'dean', period: 'term', pages: [page(id), page('destinationRate')] } }])
  desk.app.world.apply([{ table: 'packTemplate', id: 'packTemplate:b', from: null, to: { name: '督导', audience: 'inspector', period: 'term', pages: [page(only)] } }])
  const programmeId = [...desk.app.world.tables.programme.keys()][0]!
  await desk.run('indicator.note', { indicator: 'useRate', date: '2026-10-08', what: '检修' })
  const refusals = [
    (await desk.run('indicator.remove', { id })).refusal,
    (await desk.run('indicator.remove', { id: only, fromPacks: true })).refusal,
    (await desk.run('indicator.remove', { id: 'indicator:gone' })).refusal,
    (await desk.run('indicator.save', { fields: { ...OWN, name: '另一个', nameEn: 'destination RATE' } })).refusal,
    (await desk.run('indicator.save', { fields: {} })).refusal,
    (await desk.run('indicator.copy', { indicator: 'nothing' })).refusal,
    (await desk.run('indicator.target', { indicator: 'useRate', value: 101, from: '2026-09-01' })).refusal,
    (await desk.run('indicator.target', { indicator: 'useRate', value: null, from: '2026-09-01' })).refusal,
    (await desk.run('indicator.target', { indicator: 'donations', programmeId, value: 1, from: '2026-09-01' })).refusal,
    (await desk.run('indicator.note', { indicator: 'useRate', date: '2026-10-08', what: '检修' })).refusal,
  ]
  for (const sentence of refusals.flatMap(said)) expect(sentence).not.toMatch(RAW)
  expect(said(refusals[0])).toEqual(expect.arrayContaining(['“持证比例”用在 1 份会议材料中：周一例会。', '从周一例会中移除并删除该指标', 'Take it out of 周一例会 and remove it']))
  expect(said(refusals[3])[1]).toContain('“destination RATE”')
})

test('every problem of a formula has words in both languages', () => {
  const codes = [...FORMULA_PROBLEMS, 'name.missing', 'name.taken', 'formula.missing', 'unit.missing']
  for (const language of LANGUAGES) expect(codes.filter(code => !Object.hasOwn(catalogue[language], `problem.indicator.${code}`))).toEqual([])
})

describe('the settings of definitions', () => {
  test('choose a framework, a formula and how small a group may be, and are cleared with null', async () => {
    const rate = async () => {
      const overview = await desk.ask('outcome.overview', {})
      return overview.ok ? { hideBelow: overview.value.hideBelow, added: overview.value.rows.filter(r => r.area === 'profile').map(r => [r.id, r.standing]) } : null
    }
    expect(await rate()).toEqual({ hideBelow: 5, added: [] })
    await desk.run('college.save', { fields: { definitionProfile: 'ukFe', destinationFormula: 'workOnly', hideBelow: 0 } })
    expect(await rate()).toEqual({ hideBelow: 0, added: FRAMEWORKS.ukFe.map(i => [i.id, 'verified']) })
    expect(desk.app.world.tables.college.get('college:main')).toMatchObject({ destinationFormula: 'workOnly' })
    await desk.run('college.save', { fields: { definitionProfile: null, destinationFormula: null, hideBelow: null } })
    expect(await rate()).toEqual({ hideBelow: 5, added: [] })
    expect((await desk.run('college.save', { fields: { definitionProfile: 'official' as 'ukFe' } })).refusal).toMatchObject({ code: 'input.invalid' })
  })

  test('are told with what each framework adds, and only what was read has a source', async () => {
    const { profiles, own } = await desk.ask('indicator.definitions', {})
    expect(profiles.map(p => [p.profile, p.indicators.length > 0])).toEqual([['china', false], ['eqavet', true], ['perkins', true], ['wioa', true], ['ukFe', true]])
    const verified = Object.values(FRAMEWORKS).flat()
    expect(profiles.flatMap(p => p.indicators).map(i => [i.id, i.source])).toEqual(verified.map(i => [i.id, i.source]))
    expect(verified.every(i => i.standing === 'verified' && i.source)).toBe(true)
    expect(own.map(o => textIn('zh-CN', o.name))).toContain('持证比例')
  })
})
