import { describe, expect, it } from 'vitest'
import { capacityOf, gapsOf, whyImpossible } from '#domain/roster/explain.ts'
import { fairnessOf } from '#domain/roster/fairness.ts'
import { person, problem, row } from './small-roster.ts'

describe('a gap in the cover', () => {
  const people = [
    person('an', { daysOff: [2] }),
    person('bo', { maxMinutes: 480 }),
    person('cy', { maxRun: 2 }),
    person('di'),
    person('el'),
    person('fy', { maxShifts: { E: 0 } }),
  ]
  const p = problem({
    days: 7,
    people,
    cover: [
      { day: 2, shift: 'E', need: 2, under: 10, over: 1 },
      { day: 2, shift: 'L', need: 1, under: 10, over: 1 },
    ],
    requests: [{ kind: 'off', person: 'el', day: 2, shift: 'E', weight: 25 }],
  })
  const roster = ['-------', 'E------', 'EE-----', '--L----', '-------', '-----L-'].map(row)

  it('says of each who is not on it which rule forbids it, or what else stands against it', () => {
    const gap = gapsOf(p, roster)[0]!
    expect(gap).toMatchObject({ day: 2, shift: 'E', need: 2, working: 0 })
    expect(gap.people.map(w => [w.person, w.verdict, w.rules, w.works])).toEqual([
      ['an', 'forbidden', ['dayOff'], null],
      ['bo', 'forbidden', ['maxMinutes'], null],
      ['cy', 'forbidden', ['maxRun'], null],
      ['di', 'busy', [], 'L'],
      ['el', 'dearer', [], null],
      ['fy', 'forbidden', ['maxShifts'], null],
    ])
  })

  it('is only named once that is enough', () => {
    expect(gapsOf(p, roster, () => true)).toEqual([{ day: 2, shift: 'E', need: 2, working: 0, people: [] }])
  })

  it('says what it would cost if the whole row were planned anew around the shift', () => {
    const replanned = Object.fromEntries(gapsOf(p, roster)[0]!.people.map(w => [w.person, w.replanned]))
    // bo and cy could leave out what nobody asked for and cover E; di would leave L uncovered; el asked not to
    expect(replanned).toEqual({ an: null, bo: -10, cy: -10, di: 0, el: 15, fy: null })
  })

  it('is none where enough people work', () => {
    expect(gapsOf(p, ['-------', '--E----', '--E----', '--L----', '-------', '-------'].map(row))).toEqual([])
  })
})

describe('the figures', () => {
  it('compare the time wanted with the time there is', () => {
    const cover = [0, 1].map(day => ({ day, shift: 'N', need: 3, under: 1, over: 1 }))
    expect(capacityOf(problem({ people: [person('an', { maxMinutes: 600 }), person('bo', { maxMinutes: 900 })], cover }))).toEqual({ neededMinutes: 3600, mostMinutes: 1500 })
  })

  it('say how evenly nights, weekends and hours are spread, and who stands at the ends', () => {
    const people = [person('an', { skills: ['nights'], maxMinutes: 2400 }), person('bo', { skills: ['nights'], maxMinutes: 4800 }), person('cy', { maxMinutes: 2400, maxWeekends: 0 })]
    const cover = [0, 1, 2].map(day => ({ day, shift: 'N', need: 1, under: 1, over: 1 }))
    const { nights, weekends, hours } = fairnessOf(problem({ people, cover }), [row('NN------------'), row('--N--E--------'), row('--------------')])
    expect(nights).toEqual({ spread: 2, least: { person: 'bo', given: 1, fair: 2 }, most: { person: 'an', given: 2, fair: 1 } })
    expect(weekends).toEqual({ spread: 1, least: { person: 'an', given: 0, fair: 0 }, most: { person: 'bo', given: 1, fair: 0 } })
    expect(hours).toEqual({ spread: 20, least: { person: 'cy', given: 0, fair: 7.5 }, most: { person: 'an', given: 20, fair: 7.5 } })
  })
})

describe('somebody without a lawful row', () => {
  it('is told which rule alone would have to give way', () => {
    const who = person('an', { minMinutes: 480 * 6, maxRun: 2, minOff: 2 })
    expect(whyImpossible(problem({ days: 7, people: [who] }), who)).toEqual(['minMinutes', 'maxRun'])
    const set = problem({ days: 7, people: [person('bo', { daysOff: [1] })], locks: [{ person: 'bo', day: 1, shift: 'E' }] })
    expect(whyImpossible(set, set.people[0]!)).toEqual(['dayOff', 'lock'])
  })
})
