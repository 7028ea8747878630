import { describe, expect, it, test } from 'vitest'
import { evaluate, type Rule } from '#domain/roster/evaluate.ts'
import type { Lock, Person } from '#domain/roster/problem.ts'
import { person, problem, row } from './small-roster.ts'

/** The rule, what it is set to, a row that just keeps it, one that just breaks it, and the day on which it does. */
const edges: [rule: Rule, rules: Partial<Person>, kept: string, broken: string, day: number][] = [
  ['dayOff', { daysOff: [3] }, 'EEE-E---------', 'EEEEE---------', 3],
  ['notNext', {}, 'L-E-----------', 'LE------------', 1],
  ['skills', { skills: ['nights'] }, 'N-------------', '--------------', -1],
  ['maxShifts', { maxShifts: { E: 2 } }, 'E-E-L---------', 'E-E-E---------', 4],
  ['maxShifts', { maxShifts: { E: 0 } }, 'L-------------', '-----E--------', 5],
  ['minMinutes', { minMinutes: 960 }, 'E-E-----------', 'E-------------', 13],
  ['maxMinutes', { maxMinutes: 960 }, 'E-E-----------', 'E-E-E---------', 4],
  ['maxRun', { maxRun: 3 }, 'EEE-----------', '-EEEE---------', 4],
  ['minRun', { minRun: 2 }, '-EE-----------', '-E------------', 1],
  ['minOff', { minOff: 2 }, 'E--E----------', 'E-E-----------', 1],
  ['maxWeekends', { maxWeekends: 1 }, '-----EE-------', '------E-----E-', 12],
  ['banned', { bans: [{ day: 1, shift: 'E' }] }, '-L------------', '-E------------', 1],
  ['weekMinutes', { weekMinutes: [960, 480] }, 'EE-----E------', 'E-E-E--E------', 4],
  ['weekMinutes', { weekMinutes: [9999, 480] }, 'EEEEE--E------', 'E------E-L----', 9],
  ['maxRun', { maxRun: 3, runBefore: 2 }, 'E-EEE---------', 'EE------------', 1],
  ['maxRun', { maxRun: 2, runBefore: 2 }, '-EE-----------', 'E-------------', 0],
  ['maxRun', { maxRun: 3, runAfter: 2 }, '--------EEE--E', '------------EE', 13],
  ['unknownShift', {}, '--------------', '--X-----------', 2],
]

describe('hard rules', () => {
  test.each(edges)('%s: %o', (rule, rules, kept, broken, day) => {
    const p = problem({ people: [person('an', rules)] })
    expect(evaluate(p, [row(kept)]).violations).toEqual([])
    if (day >= 0) expect(evaluate(p, [row(broken)]).violations.map(v => [v.rule, v.person, v.day])).toEqual([[rule, 'an', day]])
  })

  it('ask for the skills that a post wants', () => {
    expect(evaluate(problem({}), [row('N-------------')]).violations).toEqual([{ rule: 'skills', person: 'an', day: 0, facts: { shift: 'N', skills: ['nights'] } }])
  })

  it('let the edge of the roster cut a run short, but not make it longer', () => {
    const p = problem({ people: [person('an', { minRun: 3, minOff: 3, maxRun: 4 })] })
    expect(evaluate(p, [row('E---EEE---EEEE')]).violations).toEqual([])
    expect(evaluate(p, [row('-EEE---EEE---E')]).violations).toEqual([])
    expect(evaluate(p, [row('EEEEE------EE-')]).violations.map(v => [v.rule, v.day])).toEqual([
      ['maxRun', 4],
      ['minRun', 11],
    ])
  })

  it('hold set cells, days off too', () => {
    const locks: Lock[] = [
      { person: 'an', day: 1, shift: 'E' },
      { person: 'an', day: 2, shift: null },
    ]
    const p = problem({ locks })
    expect(evaluate(p, [row('-E------------')]).violations).toEqual([])
    expect(evaluate(p, [row('-LE-----------')]).violations.map(v => [v.rule, v.day])).toEqual([
      ['notNext', 2],
      ['lock', 1],
      ['lock', 2],
    ])
  })

  it('count a Sunday at the start as a weekend of its own', () => {
    const p = problem({ from: '2026-03-08', days: 8, people: [person('an', { maxWeekends: 1 })] })
    expect(evaluate(p, [row('E-----E-')]).violations.map(v => [v.rule, v.day])).toEqual([['maxWeekends', 6]])
  })
})

describe('penalty', () => {
  it('adds up requests and cover by their weights', () => {
    const p = problem({
      people: [person('an'), person('bo')],
      requests: [
        { kind: 'on', person: 'an', day: 0, shift: 'E', weight: 3 },
        { kind: 'on', person: 'bo', day: 0, shift: 'E', weight: 5 },
        { kind: 'off', person: 'an', day: 1, shift: 'L', weight: 7 },
        { kind: 'off', person: 'bo', day: 1, shift: 'L', weight: 11 },
      ],
      cover: [
        { day: 0, shift: 'E', need: 3, under: 100, over: 1 },
        { day: 1, shift: 'L', need: 0, under: 100, over: 2 },
        { day: 2, shift: 'E', need: 1, under: 50, over: 1 },
      ],
    })
    // bo is not on E on day 0; an works L on day 1; two of three E are missing, one L is too many, one E is missing
    expect(evaluate(p, [row('EL------------'), row('L-------------')]).penalty).toEqual({ on: 5, off: 7, under: 250, over: 2, fairness: 0, total: 264 })
  })

  it('squares the distance from the fair share', () => {
    const people = [person('an', { maxMinutes: 960, skills: ['nights'] }), person('bo', { maxMinutes: 1920, skills: ['nights'] }), person('cy')]
    const cover = [0, 1, 2].map(day => ({ day, shift: 'N', need: 1, under: 0, over: 0 }))
    const p = problem({ people, cover, fairness: { nights: 2, weekends: 0, hours: 0 } })
    // an's share of three nights is one, bo's is two; cy takes no part in nights
    expect(evaluate(p, [row('N-------------'), row('-NN-----------'), row('-')]).penalty.total).toBe(0)
    expect(evaluate(p, [row('--------------'), row('NNN-----------'), row('-')]).penalty.total).toBe(4)
  })
})
