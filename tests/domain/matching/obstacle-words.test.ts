import { describe, expect, test } from 'vitest'
import { OBSTACLES } from '#domain/matching/explain.ts'
import { UNWISHED } from '#domain/matching/model.ts'
import { EVERYONE } from '#domain/matching/problem.ts'
import type { Step } from '#domain/matching/cure.ts'
import { AGAINST_HOST, HOST_TESTS, LENIENCIES, PERSON_TESTS } from '#domain/placement/pair-reasons.ts'
import { GOAL_ORDER } from '#contract/matching.ts'
import { cureText, obstacleName, obstacleText, stepText, type StepNames } from '#words/obstacle-text.ts'
import { knows, LANGUAGES } from '#words/say.ts'
import { sourceFiles } from '../../meta/source-files.ts'

/** The cures that a test of the rules can name, as its source says: `issue(…, 'cure'`. */
function curesOf(test: string): string[] {
  const files = sourceFiles(['core/domain/compliance'], ['.ts'])
  const source = files.map(f => new RegExp(`export function ${test}\\b[\\s\\S]*?\\n}`).exec(f.text)?.[0] ?? '').join('')
  return [...source.matchAll(/issue\([^,]+(?:\{[^}]*\})?, '(\w+)'/g)].map(m => m[1]!)
}

const persons = [...PERSON_TESTS].flatMap(test => curesOf(test).map(cure => `${test}.${cure}`))
const hosts = [...HOST_TESTS].flatMap(test => curesOf(test).filter(cure => AGAINST_HOST.has(cure)).map(cure => `${test}.${cure}`))
const codes = [...persons, ...hosts, 'skills', 'agreement', 'hostRatio', UNWISHED, ...Object.values(OBSTACLES)]

describe.each(LANGUAGES)('in %s there are words for', language => {
  test('every obstacle, in full and in short', () => {
    expect(persons.length).toBeGreaterThanOrEqual(PERSON_TESTS.size)
    expect(hosts.length).toBeGreaterThanOrEqual(HOST_TESTS.size)
    expect(codes.filter(code => !knows(language, `obstacle.${code}`) || !knows(language, `reason.${code}`))).toEqual([])
  })
  test('every goal, and how a plan is worse by it', () => {
    expect([EVERYONE, ...GOAL_ORDER].flatMap(code => [`goal.${code}`, `goal.worse.${code}`]).filter(key => !knows(language, key))).toEqual([])
  })
  test('every step, and everything that can be set aside', () => {
    expect(LENIENCIES.filter(what => !knows(language, `lenient.${what}`))).toEqual([])
    const kinds: Step['kind'][] = ['wish', 'allow', 'places', 'limit', 'lock']
    expect([...kinds, 'share', 'kept'].filter(kind => !knows(language, `step.${kind}`))).toEqual([])
  })
})

const names: StepNames = { post: () => '华工 · 车工', student: () => '陈浩', host: () => '华工', atShare: () => false }

test('a cure is one sentence, with the student for whom the place is kept at its end', () => {
  const places: Step = { kind: 'places', post: 'p', period: 'b', more: 1 }
  const lock: Step = { kind: 'lock', student: 's', post: 'p', period: 'b' }
  expect(cureText('en', [places, lock], names)).toBe('1 more at 华工 · 车工, kept for 陈浩')
  expect(cureText('zh-CN', [lock], names)).toBe('把华工 · 车工留给陈浩')
  expect(stepText('en', places, { ...names, atShare: () => true })).toBe('1 more at 华工 · 车工, above the share of its staff')
  expect(stepText('en', { kind: 'allow', student: 's', post: 'p', reasons: [{ code: 'skills', facts: {} }, { code: 'agreement', facts: {} }] }, names)).toBe('let 陈浩 go to 华工 · 车工 all the same (skills missing, agreement ended)')
})

test('an obstacle says its figures in words, marks of the post among them', () => {
  expect(obstacleText('en', 'minorsSpared.sparingPost', { hazards: ['dust', 'heat'], intensity: null, reached: '2026-05-04', article: '16(3)' })).toBe('forbidden to minors until Mon 4 May: Dust, Heat (Art. 16(3))')
  expect(obstacleText('zh-CN', 'venueAllowed.otherHost', { venue: 'bar', article: '16(5)' })).toContain('酒吧')
  expect(obstacleName('en', 'post.full')).toBe('full')
})
