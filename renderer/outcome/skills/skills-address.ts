import { isDate, type LocalDate } from '#domain/base/time.ts'
import type { FindingAsked, Scope } from '#domain/records/finding.ts'
import { outcomesAddress, scopeIn } from '../outcomes-address.ts'

/** The pictures of the page. */
export const PICTURES = ['grid', 'demand', 'funnel'] as const
export type Picture = (typeof PICTURES)[number]

/** What the page of skills shows, as its address holds it. */
export type SkillsPlace = {
  scope: Scope
  /** the skill whose demand is looked at month by month, from a level on */
  demand?: { skill: string; level?: number } | undefined
  /** what is open at the side */
  side?: { kind: 'behind'; of: Picture; key?: string | undefined; series?: string | undefined } | { kind: 'skill'; id: string } | { kind: 'expiring' } | undefined
}

/** What is assessed on the sheet of a class. */
export type AssessPlace = { classGroupId?: string | undefined; date?: LocalDate | undefined; part: 'theory' | 'practice'; assessor: 'teacher' | 'mentor' }

export function skillsPlaceIn(params: URLSearchParams): SkillsPlace {
  const of = PICTURES.find(picture => picture === params.get('behind'))
  const skill = params.get('skill')
  const place: SkillsPlace = { scope: scopeIn(params), demand: demandIn(params.get('demand')) }
  if (of) return { ...place, side: { kind: 'behind', of, key: params.get('key') ?? undefined, series: params.get('series') ?? undefined } }
  if (skill) return { ...place, side: { kind: 'skill', id: skill } }
  return params.has('expiring') ? { ...place, side: { kind: 'expiring' } } : place
}

export function skillsAddress({ scope, demand, side }: SkillsPlace): URLSearchParams {
  const params = outcomesAddress({ scope })
  if (demand) params.set('demand', [demand.skill, ...(demand.level === undefined ? [] : [demand.level])].join(' '))
  if (side?.kind === 'skill') params.set('skill', side.id)
  if (side?.kind === 'expiring') params.set('expiring', '')
  if (side?.kind === 'behind') {
    params.set('behind', side.of)
    if (side.key !== undefined) params.set('key', side.key)
    if (side.series !== undefined) params.set('series', side.series)
  }
  return params
}

/** The skill and the level that a pair of the chart, or the address, names. */
export function demandIn(key: string | null): SkillsPlace['demand'] {
  if (!key) return undefined
  const [skill, level] = key.split(' ')
  const n = Number(level)
  return { skill: skill!, ...(level !== undefined && Number.isInteger(n) && n >= 0 && n <= 10 ? { level: n } : {}) }
}

/** The finding of a picture. */
export function askedOf(picture: Picture, { scope, demand }: Pick<SkillsPlace, 'scope' | 'demand'>): FindingAsked {
  const programme = scope.within?.programme
  if (picture === 'demand') return { kind: 'demand', ...demand }
  return { kind: picture === 'grid' ? 'skillGrid' : 'funnel', ...(programme === undefined ? {} : { programme }) }
}

export function isAssessing(params: URLSearchParams): boolean {
  return params.has('assess')
}

export function assessPlaceIn(params: URLSearchParams): AssessPlace {
  const date = params.get('date')
  return {
    classGroupId: params.get('assess') || undefined,
    date: date && isDate(date) ? date : undefined,
    part: params.get('part') === 'theory' ? 'theory' : 'practice',
    assessor: params.get('assessor') === 'mentor' ? 'mentor' : 'teacher',
  }
}

export function assessAddress({ classGroupId = '', date, part, assessor }: AssessPlace): URLSearchParams {
  return new URLSearchParams({ assess: classGroupId, ...(date ? { date } : {}), ...(part === 'theory' ? { part } : {}), ...(assessor === 'mentor' ? { assessor } : {}) })
}
