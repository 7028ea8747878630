import type { Scope } from '#domain/records/finding.ts'
import { outcomesAddress, scopeIn } from '../outcomes-address.ts'

/** What the page of contributions shows, as its address holds it: of which span, and whose ledger or the rates beside it. */
export type ContributionPlace = { scope: Scope; of?: string | undefined; rates?: boolean | undefined }

export function contributionPlaceIn(params: URLSearchParams): ContributionPlace {
  const scope = scopeIn(params)
  delete scope.within // one partner is opened beside the list of all
  return { scope, of: params.get('of') || undefined, rates: params.has('rates') }
}

export function contributionAddress({ scope, of, rates }: ContributionPlace): URLSearchParams {
  const params = outcomesAddress({ scope })
  if (of) params.set('of', of)
  else if (rates) params.set('rates', '')
  return params
}
