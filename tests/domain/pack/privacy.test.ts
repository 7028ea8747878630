import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSample } from '#adapters/sample/sample.ts'
import { FINDING_KINDS, firstFinding } from '#domain/pack/finding-forms.ts'
import { DIMENSIONS, type FindingAsked } from '#domain/records/finding.ts'
import type { PackPage } from '#domain/records/pack.ts'
import { STARTERS, starterPack } from '#domain/pack/starters.ts'
import { indicatorsOf } from '#domain/outcome/profiles.ts'
import { World } from '#domain/world.ts'
import { LANGUAGES, textIn } from '#words/say.ts'
import { collegeOf, randomRows } from '../outcome/random-college.ts'
import { blocksOf, built, draft, graduateCollege, said, sheetOf, tableText, toPartner } from './graduates.ts'

const finding = (asked: FindingAsked): PackPage => ({ kind: 'finding', finding: asked, table: true, records: true })
const INDICATORS = indicatorsOf('eqavet', 'withStudy').map(i => i.id)

/** Every kind of page, and each indicator by whatever it can be told apart by. */
const PAGES: PackPage[] = [
  ...FINDING_KINDS.map(kind => finding(firstFinding(kind))),
  ...INDICATORS.flatMap((indicator, i) => [finding({ kind: 'bars', indicator, by: DIMENSIONS[i % DIMENSIONS.length]! }), finding({ kind: 'trend', indicator, step: i % 2 ? 'month' : 'year' })]).slice(0, 50),
  { kind: 'figures', definitions: true },
  { kind: 'ledger' },
  { kind: 'ledger', enterpriseId: 'enterprise:1' },
  { kind: 'people' },
  { kind: 'evidence' },
]

describe('a pack for a partner names no other enterprise', () => {
  test('whatever the college holds', () => {
    fc.assert(
      fc.property(randomRows, rows => {
        const world = collegeOf(rows)
        world.load('enterprise', ['恒力机械', '金宇精密', '华工装备'].map((name, i) => ({ id: `enterprise:${i}`, name })))
        world.load('classGroup', [{ id: 'classGroup:0', name: '金宇精密订单班', year: 2022, programmeId: 'programme:0' }, { id: 'classGroup:1', name: '华工装备2301', year: 2023, programmeId: 'programme:1' }])
        world.load('donation', [{ id: 'donation:90', enterpriseId: 'enterprise:0', date: '2026-05-05', giftType: 'money', what: '与金宇精密合捐', value: 5 }])
        for (const of of [PAGES.slice(0, 58), PAGES.slice(-8)]) {
          const { model, places } = built(world, draft(of, { audience: 'partner', enterpriseId: 'enterprise:0' }))
          expect(places).toHaveLength(of.length)
          const all = JSON.stringify(model)
          expect(all).not.toContain('金宇精密')
          expect(all).not.toContain('华工装备')
          expect(all).toContain('恒力机械')
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('of the sample college, for each enterprise', () => {
    const world = new World()
    for (const { changes } of createSample().sets('small', 'zh-CN', '2026-11-23')) world.apply(changes)
    const enterprises = [...world.tables.enterprise.values()]
    expect(enterprises.length).toBeGreaterThan(2)
    for (const { id, name } of enterprises) {
      const { model } = built(world, { ...starterPack(world.tables, 'partner', '2026-11-23'), name: '致合作企业', enterpriseId: id })
      const text = LANGUAGES.map(language => said(model, language)).join('\n')
      expect(text).toContain(name)
      expect(enterprises.filter(other => other.id !== id && !name.includes(other.name) && text.includes(other.name)).map(other => other.name)).toEqual([])
      expect([...world.tables.student.values()].filter(student => text.includes(student.number))).toEqual([])
    }
  }, 60_000)

  test('by the name of a class, by a note on a trend, by a rate: it is hidden, and the office’s own words stay as they are', () => {
    const hosted = graduateCollege({ placement: [{ id: 'placement:z', kind: 'post', studentId: 'student:8', enterpriseId: 'enterprise:jinyu', from: '2026-06-01', to: '2026-06-20', status: 'ended' }] })
    const pages: PackPage[] = [finding({ kind: 'bars', indicator: 'destinationRate', by: 'classGroup' }), finding({ kind: 'trend', indicator: 'destinationRate', step: 'month' }), { kind: 'words', heading: '说明', text: '与华工装备制造同办' }]
    const { model, named } = built(hosted, draft(pages, toPartner))
    expect(said(model)).not.toContain('招了一批')
    expect(said({ ...model, sheets: model.sheets.slice(0, -1) })).not.toContain('华工')
    expect(said(model)).toContain('与华工装备制造同办')
    expect(named).toEqual(['华工装备制造'])
  })

  test('and leaves out what cannot be told by enterprise, saying so', () => {
    const { model, places } = built(graduateCollege(), draft([finding({ kind: 'bars', indicator: 'deliveryRate', by: 'programme' }), { kind: 'figures' }], toPartner))
    expect(places[0]).toHaveProperty('leftOut')
    const contents = said({ ...model, sheets: [model.sheets[1]!] })
    expect(contents).toContain('实训项目开出率（按专业）：记录未注明所属企业，无法单独列出。')
    expect(contents).toMatch(/下列指标.*生均工位/)
    expect(tableText(model.sheets[2]!).flat()).not.toContain('生均工位数')
  })
})

describe('outside the office groups of few people', () => {
  const world = graduateCollege()
  const byClass = finding({ kind: 'bars', indicator: 'destinationRate', by: 'classGroup' })

  test('are shown to the dean alone', () => {
    const three = { classGroup: [{ id: 'classGroup:m3', name: '数控2303' }], student: Array.from({ length: 9 }, (_, i) => ({ id: `student:n${i}`, number: `N${i}`, name: `丑${i}`, classGroupId: 'classGroup:m3', graduatedOn: '2026-06-30' })) }
    const valuesFor = (more: object) => tableText(sheetOf(graduateCollege(three), byClass, more)).map(row => row.slice(0, 2).join(' '))
    expect(valuesFor({})).toEqual(['数控2302（华工装备制造班） 100.0%', '数控2301 85.7%', '数控2303 0.0%'])
    // one group alone could be reckoned from the whole, so the next smallest is hidden too
    expect(valuesFor({ audience: 'inspector' })).toEqual(['数控2303 0.0%', '数控2301 人数过少', '数控2302（华工装备制造班） 人数过少'])
  })

  test('that are all too small leave a sentence that says so', () => {
    const sheet = sheetOf(world, byClass, { audience: 'inspector' })
    expect(textIn('zh-CN', blocksOf(sheet, 'chart')[0]!.empty)).toBe('不显示：各分组均不足 5 人。')
  })

  test('are not to be found in a breakdown, and too few in all leave nothing', () => {
    const breakdown = finding({ kind: 'breakdown', population: 'graduate', field: 'destination', by: 'classGroup' })
    expect(tableText(sheetOf(world, breakdown))).toHaveLength(2)
    expect(tableText(sheetOf(world, breakdown, { audience: 'inspector' }))).toEqual([])
    const few = { audience: 'partner' as const, enterpriseId: 'enterprise:huagong' }
    for (const page of [breakdown, byClass, finding({ kind: 'trend', indicator: 'destinationRate', step: 'year' })]) {
      const sheet = sheetOf(world, page, few)
      expect(sheet.blocks).toEqual([{ kind: 'text', text: { code: 'pack.few', facts: { below: 5 } } }])
    }
  })

  test('hide a figure, and how many it rests on', () => {
    const few = { audience: 'partner' as const, enterpriseId: 'enterprise:huagong' }
    const sheet = sheetOf(world, { kind: 'figures', areas: ['graduates'] }, few)
    const [, rate] = tableText(sheet)
    expect(rate!.slice(0, 4)).toEqual(['毕业去向落实率', '人数过少', '', ''])
    expect(blocksOf(sheet, 'text').map(b => textIn('zh-CN', b.text)).join()).toContain('“人数过少”：涉及人数不足 5 人。')
    expect(tableText(sheetOf(world, { kind: 'evidence' }, few)).find(row => row[0] === '毕业去向落实率')!.slice(2, 4)).toEqual(['人数过少', ''])
  })

  test('follow the office’s own limit', () => {
    const strict = graduateCollege({ college: [{ id: 'college:main', name: '江州', hideBelow: 8 }] })
    expect(sheetOf(strict, byClass, toPartner).blocks).toMatchObject([{ kind: 'text', text: { code: 'pack.few', facts: { below: 8 } } }])
    const open = graduateCollege({ college: [{ id: 'college:main', name: '江州', hideBelow: 0 }] })
    expect(tableText(sheetOf(open, byClass, { audience: 'inspector' })).map(row => row[1])).toEqual(['100.0%', '85.7%'])
  })
})

test('starters are packs of their audience, with pages that can be drawn', () => {
  const world = graduateCollege()
  for (const starter of STARTERS) {
    const pack = starterPack(world.tables, starter, '2026-11-23')
    const { places } = built(world, { ...pack, name: starter })
    expect(places.every(place => 'sheet' in place)).toBe(true)
    expect(pack.pages.length).toBeGreaterThan(6)
  }
  expect(starterPack(world.tables, 'partner', '2026-11-23').enterpriseId).toBe('enterprise:jinyu')
})
