import { expect, test } from 'vitest'
import { FINDING_KINDS, findingParams, firstFinding } from '#domain/pack/finding-forms.ts'
import { DIMENSIONS, FindingAsked } from '#domain/records/finding.ts'
import { knows, LANGUAGES } from '#words/say.ts'

test('every kind of finding that can be asked is offered, with something to begin with and its words', () => {
  expect(FINDING_KINDS).toEqual(FindingAsked.options.map(option => option.shape.kind.value))
  for (const kind of FINDING_KINDS) {
    expect(FindingAsked.parse(firstFinding(kind)).kind).toBe(kind)
    for (const language of LANGUAGES) {
      expect(knows(language, `pack.kind.${kind}`), kind).toBe(true)
      for (const param of findingParams(kind)) expect(knows(language, `packs.option.${param.kind === 'breakdown' ? 'breakdown' : param.name}`), `${kind} ${param.name}`).toBe(true)
    }
  }
})

test('what can be chosen of a kind is read from what can be asked', () => {
  expect(findingParams('bars')).toEqual([{ name: 'indicator', kind: 'indicator' }, { name: 'by', kind: 'choice', options: [...DIMENSIONS] }])
  expect(findingParams('trend').at(-1)).toEqual({ name: 'step', kind: 'choice', options: ['month', 'year'] })
  expect(findingParams('breakdown').map(p => p.kind)).toEqual(['breakdown', 'choice'])
  expect(findingParams('demand')).toEqual([{ name: 'skill', kind: 'record', table: 'skill' }, { name: 'level', kind: 'level' }])
})
