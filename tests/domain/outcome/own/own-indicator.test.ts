import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Context, Decision } from '#domain/base/decision.ts'
import { catalogueOf } from '#domain/outcome/catalogue.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { addNote, removeNote } from '#domain/outcome/own/notes.ts'
import { copyIndicator, removeIndicator, saveIndicator, suffixed } from '#domain/outcome/own/own-indicator.ts'
import { setTarget } from '#domain/outcome/own/targets.ts'
import { drafted, trialOf } from '#domain/outcome/own/trial.ts'
import { targetOf } from '#domain/outcome/target.ts'
import type { FormulaDraft } from '#domain/records/indicator.ts'
import { tableNames } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'
import { collegeOf, randomRows } from '../random-college.ts'

const SHIPPED = ['Destination rate', '毕业去向落实率']
const SPAN = { from: '2025-01-01', to: '2026-12-31', asOf: '2026-11-26' }
const certified: FormulaDraft = { kind: 'share', base: { population: 'graduate' }, where: [{ field: 'certified', op: 'is', values: [true] }], unknowns: 'inBase' }

function desk(rows: Record<string, object[]> = {}) {
  const world = new World()
  for (const [table, list] of Object.entries({ programme: [{ id: 'programme:p', name: '数控' }], ...rows })) world.load(table, list as { id: string }[])
  let made = 0
  const ctx = { now: '2026-11-26T08:00', actor: { name: '王老师' }, newId: (table: string) => `${table}:${++made}`, past: undefined as never } satisfies Context
  const all = () => JSON.stringify(tableNames.map(t => [...world.tables[t].values()]))
  return {
    world,
    ctx,
    all,
    /** the result; the code and the facts of the refusal, which leaves all as it was */
    done<R>(decision: Decision<R>): unknown {
      if (!decision.ok) return { refused: decision.refusal.code, ...decision.refusal.facts }
      world.apply(decision.changes)
      return decision.result
    },
    save: (fields: object, id?: string) => saveIndicator(world, { id, fields }, ctx, SHIPPED),
  }
}
const whole = { name: '持证率', unit: 'percent', formula: certified }
const issues = (answer: unknown) => ((answer as { issues?: { path: string; code: string }[] }).issues ?? []).map(i => `${i.path}: ${i.code}`)

describe('saving an own indicator', () => {
  test('keeps what was written, without what says nothing', () => {
    const { world, done, save } = desk()
    const formula = { kind: 'share', base: { population: 'graduate', where: [] }, where: [{ field: 'fieldMatch', op: 'known', values: [true] }], unknowns: 'inBase' }
    expect(done(save({ ...whole, nameEn: 'Certified', definition: null, better: 'more', formula }))).toEqual({ id: 'indicator:1' })
    expect(world.tables.indicator.get('indicator:1')).toEqual({
      id: 'indicator:1', name: '持证率', nameEn: 'Certified', unit: 'percent', better: 'more',
      formula: { kind: 'share', base: { population: 'graduate' }, where: [{ field: 'fieldMatch', op: 'known' }], unknowns: 'inBase' },
    })
  })

  test('changes only what is named, and clears with null', () => {
    const { world, done, save } = desk()
    done(save({ ...whole, nameEn: 'Certified', definition: '说明' }))
    done(save({ nameEn: null, definition: '新说明' }, 'indicator:1'))
    expect(world.tables.indicator.get('indicator:1')).toEqual({ id: 'indicator:1', ...whole, definition: '新说明' })
  })

  test.each<[string, object, string[]]>([
    ['nothing at all', {}, ['name: name.missing', 'formula: formula.missing', 'unit: unit.missing']],
    ['a shipped name, by other capitals and width', { ...whole, name: 'ＤＥＳＴＩＮＡＴＩＯＮ  rate' }, ['name: name.taken']],
    ['a shipped name in the other language', { ...whole, nameEn: '毕业去向落实率' }, ['nameEn: name.taken']],
    ['the name of another own one', { ...whole, name: '已有', nameEn: 'existing' }, ['name: name.taken', 'nameEn: name.taken']],
    ['a formula that makes no sense', { ...whole, formula: { ...certified, where: [] } }, ['formula.where: condition.missing']],
    ['a unit that does not fit', { ...whole, unit: 'yuan' }, ['unit: unit.fit']],
  ])('is refused with %s', (_, fields, wanted) => {
    const { done, save, all } = desk({ indicator: [{ id: 'indicator:x', ...whole, name: '已有', nameEn: 'Existing' }] })
    const before = all()
    expect(issues(done(save(fields)))).toEqual(wanted)
    expect(all()).toBe(before)
  })

  test('is refused where a changed formula no longer fits the unit that stands', () => {
    const { done, save } = desk({ indicator: [{ id: 'indicator:x', ...whole }] })
    expect(issues(done(save({ formula: { kind: 'total', counted: { population: 'graduate' } } }, 'indicator:x')))).toEqual(['unit: unit.fit'])
  })

  test('may keep its own name, and is refused where it is gone', () => {
    const { done, save } = desk({ indicator: [{ id: 'indicator:x', ...whole }] })
    expect(done(save({ name: '持证率', nameEn: '持证率' }, 'indicator:x'))).toEqual({ id: 'indicator:x' })
    expect(done(save(whole, 'indicator:y'))).toMatchObject({ refused: 'record.missing' })
  })
})

describe('a copy', () => {
  test('is called by the first free name, and reckoned as the first is', () => {
    const { world, done, ctx } = desk()
    const names = (n: number) => ({ name: suffixed('去向', `（副本${n}）`), nameEn: `Copy ${n}` })
    expect(done(copyIndicator(world, 'destinationRate', names, ctx, SHIPPED))).toEqual({ id: 'indicator:1' })
    expect(done(copyIndicator(world, 'indicator:1', names, ctx, SHIPPED))).toEqual({ id: 'indicator:2' })
    const [first, second] = [...world.tables.indicator.values()]
    expect([first!.name, second!.name]).toEqual(['去向（副本1）', '去向（副本2）'])
    expect([first!.formula, second!.formula]).toEqual(Array(2).fill(officeIndicators('withStudy')[0]!.formula))
    expect(done(copyIndicator(world, 'nothing', names, ctx, SHIPPED))).toEqual({ refused: 'finding.unknown', name: 'nothing' })
  })

  test('of the longest name still fits', () => expect(suffixed('长'.repeat(200), '（副本）')).toHaveLength(200))

  test('of each shipped indicator measures the same in any college', () => {
    fc.assert(
      fc.property(randomRows, rows => {
        const world = collegeOf(rows)
        let made = 0
        const ctx: Context = { now: '2026-11-26T08:00', actor: { name: '' }, newId: table => `${table}:${++made}`, past: undefined as never }
        for (const twin of officeIndicators('workOnly')) {
          const { unit, formula } = twin
          const decision = saveIndicator(world, { fields: { name: `own ${twin.id}`, unit, formula } }, ctx, SHIPPED)
          if (!decision.ok) throw new Error(decision.refusal.code)
          world.apply(decision.changes)
          const own = catalogueOf(world.tables).find(i => i.id === decision.result.id)!
          const sheet = world.outcomes.sheet([twin, own], { ...SPAN, by: 'programme' })
          for (const group of [undefined, ...sheet.groups()]) expect(sheet.measure(own.id, group)).toEqual(sheet.measure(twin.id, group))
          expect(trialOf(world.outcomes.view, drafted(formula, unit), SPAN).measured).toEqual(world.outcomes.sheet([twin], SPAN).measure(twin.id))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('removing an own indicator', () => {
  const page = (indicator: string) => ({ kind: 'finding', finding: { kind: 'bars', indicator, by: 'programme' } })
  const rows = {
    indicator: [{ id: 'indicator:x', ...whole }, { id: 'indicator:y', ...whole, name: '另一个' }],
    indicatorTarget: [{ id: 'indicatorTarget:1', indicator: 'indicator:x', value: 80, from: '2026-09-01' }, { id: 'indicatorTarget:2', indicator: 'destinationRate', value: 90, from: '2026-09-01' }],
    indicatorNote: [{ id: 'indicatorNote:1', indicator: 'indicator:x', date: '2026-10-01', what: '调查' }],
  }
  const pack = (id: string, name: string, ...pages: object[]) => ({ id: `packTemplate:${id}`, name, audience: 'dean', period: 'term', pages })

  test('takes its targets and notes with it, and nobody else’s', () => {
    const { world, done } = desk(rows)
    expect(done(removeIndicator(world, { id: 'indicator:x', fromPacks: false }))).toEqual({ removed: 3 })
    expect([...world.tables.indicator.keys(), ...world.tables.indicatorTarget.keys(), ...world.tables.indicatorNote.keys()]).toEqual(['indicator:y', 'indicatorTarget:2'])
  })

  test('is refused while packs show it, and takes it out of them on consent', () => {
    const { world, done, all } = desk({ ...rows, packTemplate: [pack('a', '周一', page('indicator:x'), page('indicator:y')), pack('b', '督导', page('indicator:y'))] })
    const before = all()
    const refused = removeIndicator(world, { id: 'indicator:x', fromPacks: false })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'indicator.inPacks', facts: { packs: ['周一'], count: 1 }, alternatives: [{ code: 'indicator.fromPacks', input: { id: 'indicator:x', fromPacks: true } }] } })
    expect(all()).toBe(before)
    expect(done(removeIndicator(world, { id: 'indicator:x', fromPacks: true }))).toEqual({ removed: 3 })
    expect(world.tables.packTemplate.get('packTemplate:a')!.pages).toEqual([page('indicator:y')])
    expect(world.tables.packTemplate.get('packTemplate:b')!.pages).toEqual([page('indicator:y')])
  })

  test('is refused, consent or not, where nothing would be left of a pack, or it is gone', () => {
    const { world, done } = desk({ ...rows, packTemplate: [pack('a', '周一', page('indicator:x'))] })
    expect(done(removeIndicator(world, { id: 'indicator:x', fromPacks: true }))).toMatchObject({ refused: 'indicator.onlyPage', packs: ['周一'] })
    expect(done(removeIndicator(world, { id: 'destinationRate', fromPacks: true }))).toMatchObject({ refused: 'record.missing' })
  })
})

describe('a target', () => {
  const set = (world: World, ctx: Context, wish: object) => setTarget(world, { indicator: 'destinationRate', value: 90, from: '2026-09-01', ...wish }, ctx)

  test('is one a day and programme, and is what the charts ask for', () => {
    const { world, ctx, done } = desk()
    done(set(world, ctx, {}))
    done(set(world, ctx, { value: 92.5, note: '院务会' }))
    done(set(world, ctx, { value: 95, programmeId: 'programme:p' }))
    done(set(world, ctx, { value: 50, from: '2024-09-01' }))
    const rate = catalogueOf(world.tables)[0]!
    expect(world.tables.indicatorTarget.size).toBe(3)
    expect([targetOf(world.tables, rate, SPAN), targetOf(world.tables, rate, { ...SPAN, within: { programme: 'programme:p' } }), targetOf(world.tables, rate, { ...SPAN, to: '2025-12-31' })]).toEqual([0.925, 0.95, 0.5])
    expect(done(set(world, ctx, { value: null }))).toEqual({ id: null })
    expect(targetOf(world.tables, rate, SPAN)).toBe(0.5)
  })

  test.each<[string, object, object]>([
    ['above 100 %', { value: 100.5 }, { refused: 'indicator.target.range', value: 100.5, most: 100 }],
    ['of an indicator that is not there', { indicator: 'indicator:gone' }, { refused: 'finding.unknown', name: 'indicator:gone' }],
    ['of a programme that is not there', { programmeId: 'programme:gone' }, { refused: 'record.missing' }],
    ['of a programme, where what is counted belongs to none', { indicator: 'donations', programmeId: 'programme:p' }, { refused: 'indicator.target.noProgramme' }],
    ['taken away where there is none', { value: null }, { refused: 'indicator.target.none' }],
  ])('is refused %s', (_, wish, wanted) => {
    const { world, ctx, done, all } = desk()
    const before = all()
    expect(done(set(world, ctx, wish))).toMatchObject(wanted)
    expect(all()).toBe(before)
  })

  test('in yuan may be as high as one likes', () => {
    const { world, ctx, done } = desk()
    expect(done(set(world, ctx, { indicator: 'donations', value: 500_000 }))).toEqual({ id: 'indicatorTarget:1' })
  })
})

test('a note is written once and can be taken away, also of an indicator that is not shown any more', () => {
  const { world, ctx, done } = desk({ indicatorNote: [{ id: 'indicatorNote:old', indicator: 'eqavet4', date: '2026-01-05', what: '旧' }] })
  const note = { indicator: 'destinationRate', date: '2026-10-08', what: '补录了去向' }
  expect(done(addNote(world, note, ctx))).toEqual({ id: 'indicatorNote:1' })
  expect(done(addNote(world, note, ctx))).toMatchObject({ refused: 'indicator.note.twice' })
  expect(done(addNote(world, { ...note, indicator: 'eqavet4' }, ctx))).toMatchObject({ refused: 'finding.unknown' })
  for (const id of world.tables.indicatorNote.keys()) expect(done(removeNote(world, { id }))).toBe(null)
  expect(done(removeNote(world, { id: 'indicatorNote:1' }))).toMatchObject({ refused: 'record.missing' })
})
