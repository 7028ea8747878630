import { PAPERS } from '#domain/placement/papers.ts'
import { SORTS, type PlacementFilter, type PlacementSort } from '#domain/placement/listing.ts'

export type ListWish = { filter: PlacementFilter; sort: PlacementSort | undefined }

const SCOPE = ['batchId', 'classGroupId', 'enterpriseId', 'tutorId'] as const
const PHASES = ['running', 'soon', 'later', 'ended', 'cancelled', 'current'] as const

/** What the address says of the list: other pages link here with a host, a batch, a class group or a tutor. */
export function wishOf(search: URLSearchParams): ListWish {
  const filter: PlacementFilter = {}
  for (const name of SCOPE) if (search.get(name)) filter[name] = search.get(name) ?? undefined
  const phase = PHASES.find(p => p === search.get('phase'))
  const lacking = ([...PAPERS, 'any'] as const).find(p => p === search.get('lacking'))
  if (phase) filter.phase = phase
  if (lacking) filter.lacking = lacking
  if (search.has('unarchived')) filter.unarchived = true
  if (search.has('findings')) filter.findings = true
  if (search.get('find')) filter.find = search.get('find') ?? undefined
  const by = SORTS.find(s => s === search.get('by'))
  return { filter, sort: by && { by, down: search.has('down') } }
}

/** The address of a list; what it has open stays. */
export function searchOf({ filter, sort }: ListWish, open: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && value !== false && value !== '') next.set(name, value === true ? '1' : String(value))
  if (sort) {
    next.set('by', sort.by)
    if (sort.down) next.set('down', '1')
  }
  for (const name of ['id', 'do']) if (open.has(name)) next.set(name, open.get(name) ?? '')
  return next
}

/** True where the list shows a part only. */
export function isNarrowed(filter: PlacementFilter): boolean {
  return Object.values(filter).some(value => value !== undefined)
}

export const SCOPE_TABLES = { batchId: 'batch', classGroupId: 'classGroup', enterpriseId: 'enterprise', tutorId: 'teacher' } as const satisfies Record<(typeof SCOPE)[number], string>
