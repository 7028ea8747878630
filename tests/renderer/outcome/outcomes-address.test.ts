import { describe, expect, test } from 'vitest'
import { FindingAsked, Scope } from '#domain/records/finding.ts'
import { askedOf, outcomesAddress, placeIn, VIEWS, viewsOf, type OutcomesPlace } from '#renderer/outcome/outcomes-address.ts'

describe('the address of the page of outcomes', () => {
  const places: OutcomesPlace[] = [
    { scope: { period: 'twelveMonths' } },
    { scope: { period: 'own', from: '2025-09-01', to: '2026-08-31', asOf: '2026-10-01', within: { programme: 'programme:1', year: '2024' } }, indicator: 'destinationRate', view: 'classGroup' },
    { scope: { period: 'schoolYear' }, indicator: 'destinationRate', view: 'destinations', behind: { key: 'programme:1', series: '' } },
    { scope: { period: 'term', within: { enterprise: 'enterprise:9' } }, indicator: 'indicator:own&1', view: 'month', behind: {} },
  ]
  test.each(places)('holds all of it and gives it back', place => {
    const back = placeIn(new URLSearchParams(outcomesAddress(place).toString()))
    expect(back.scope).toEqual(place.scope)
    expect([back.indicator, back.view, back.behind]).toEqual([place.indicator, place.view, place.behind])
    expect(Scope.safeParse(back.scope).success).toBe(true)
  })
  test('without anything means the last twelve months of everything', () => {
    expect(outcomesAddress({ scope: { period: 'twelveMonths' } }).toString()).toBe('')
  })
  test('that somebody wrote wrongly is read as far as it goes', () => {
    const { scope, view, behind } = placeIn(new URLSearchParams('period=always&from=yesterday&view=colour&programme='))
    expect(scope).toEqual({ period: 'twelveMonths' })
    expect([view, behind]).toEqual([undefined, undefined])
  })
})

test('an indicator is looked at only in ways that its rows know', () => {
  expect(viewsOf({ by: ['programme', 'classGroup', 'year', 'enterprise'], counts: ['graduate'] })).toEqual([...VIEWS])
  expect(viewsOf({ by: [], counts: ['workshop', 'enrolled'] })).toEqual(['month', 'years'])
  expect(viewsOf({ by: ['enterprise'], counts: ['machine'] })).toEqual(['enterprise', 'month', 'years'])
})

test('every view asks for a finding that the core knows', () => {
  for (const view of VIEWS) expect(FindingAsked.safeParse(askedOf('destinationRate', view)).success, view).toBe(true)
})
