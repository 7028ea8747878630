import { PERIODS, type Dimension, type FindingAsked, type Scope } from '#domain/records/finding.ts'

/** How a chosen indicator is looked at. */
export const VIEWS = ['programme', 'classGroup', 'year', 'enterprise', 'month', 'years', 'destinations'] as const
export type View = (typeof VIEWS)[number]

/** What the page of outcomes shows, as its address holds it. */
export type OutcomesPlace = {
  scope: Scope
  indicator?: string | undefined
  view?: View | undefined
  /** the bar, the point or the part of which the records are seen; {} of all of it */
  behind?: { key?: string; series?: string } | undefined
}

const WITHIN = ['programme', 'classGroup', 'year', 'enterprise'] as const
const isDay = (text: string | null) => text !== null && /^\d{4}-\d\d-\d\d$/.test(text)

export function placeIn(params: URLSearchParams): OutcomesPlace {
  const [key, series] = [params.get('key'), params.get('series')]
  return {
    scope: scopeIn(params),
    indicator: params.get('indicator') || undefined,
    view: VIEWS.find(view => view === params.get('view')),
    behind: params.has('behind') ? { ...(key === null ? {} : { key }), ...(series === null ? {} : { series }) } : undefined,
  }
}

/** The scope that an address holds; what is not a span or a day there is as if it were not there. */
export function scopeIn(params: URLSearchParams): Scope {
  const within = Object.fromEntries(WITHIN.flatMap(part => (params.get(part) ? [[part, params.get(part)!]] : [])))
  const day = (name: 'from' | 'to' | 'asOf') => (isDay(params.get(name)) ? { [name]: params.get(name)! } : {})
  return { period: PERIODS.find(p => p === params.get('period')) ?? 'twelveMonths', ...day('from'), ...day('to'), ...day('asOf'), ...(Object.keys(within).length ? { within } : {}) }
}

export function outcomesAddress({ scope, indicator, view, behind }: OutcomesPlace): URLSearchParams {
  const params = new URLSearchParams()
  const { period, within = {}, ...days } = scope
  if (indicator) params.set('indicator', indicator)
  if (view) params.set('view', view)
  if (period !== 'twelveMonths') params.set('period', period)
  for (const [name, value] of Object.entries({ ...days, ...within })) if (value) params.set(name, value)
  if (behind) {
    params.set('behind', '')
    if (behind.key !== undefined) params.set('key', behind.key)
    if (behind.series !== undefined) params.set('series', behind.series)
  }
  return params
}

/** The ways to look at an indicator: where its rows belong, how it went on, and of graduates what became of them. */
export function viewsOf({ by, counts }: { by: readonly Dimension[]; counts: readonly string[] }): View[] {
  return VIEWS.filter(view => (view === 'month' || view === 'years' ? true : view === 'destinations' ? counts.includes('graduate') : by.includes(view)))
}

/** The finding of a view. */
export function askedOf(indicator: string, view: View): FindingAsked {
  switch (view) {
    case 'month':
      return { kind: 'trend', indicator, step: 'month' }
    case 'years':
      return { kind: 'trend', indicator, step: 'year' }
    case 'destinations':
      return { kind: 'breakdown', population: 'graduate', field: 'destination', by: 'programme' }
    default:
      return { kind: 'bars', indicator, by: view }
  }
}
