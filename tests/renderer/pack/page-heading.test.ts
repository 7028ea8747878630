import { expect, test } from 'vitest'
import type { PackOffers } from '#contract/pack.ts'
import type { PackPage } from '#domain/records/pack.ts'
import { pageHeading } from '#renderer/pack/page-heading.ts'

const offers: PackOffers = {
  indicators: [{ id: 'destinationRate', name: { code: 'indicator.destinationRate' }, area: 'graduates', alone: true }],
  breakdowns: [{ population: 'graduate', field: 'destination', name: { parts: ['Graduates', 'destination'] }, alone: true }],
}

test.each<[PackPage, string]>([
  [{ kind: 'finding', finding: { kind: 'bars', indicator: 'destinationRate', by: 'programme' } }, 'Destination rate by programme'],
  [{ kind: 'finding', finding: { kind: 'trend', indicator: 'destinationRate', step: 'year' } }, 'Destination rate from year to year'],
  [{ kind: 'finding', finding: { kind: 'bars', indicator: 'gone', by: 'programme' } }, 'An indicator by group'],
  [{ kind: 'finding', finding: { kind: 'breakdown', population: 'graduate', field: 'destination', by: 'classGroup' } }, 'Graduates · destination by class'],
  [{ kind: 'finding', finding: { kind: 'demand' } }, 'Skills: demand and supply'],
  [{ kind: 'figures', heading: 'Where we stand' }, 'Where we stand'],
  [{ kind: 'people', who: 'students' }, 'Students'],
  [{ kind: 'words', heading: 'Next', text: '' }, 'Next'],
])('%o is called “%s”', (page, heading) => expect(pageHeading(page, offers, 'en')).toBe(heading))
