import { tableOf } from '#domain/table-names.ts'
import type { ReportEntry } from '#domain/report/reports.ts'

/** What the page shows, as the address holds it: which report, with which params. */
export type ReportPlace = { name: string; params: Record<string, string> }

/**
 * Reads the address of the page. Other pages link here with what they have at hand: an `id` of any record finds the param
 * that wants such a record, and `from` stands for `date` where a report takes no span.
 */
export function placeOf(entries: readonly ReportEntry[], search: URLSearchParams): ReportPlace {
  const entry = entries.find(e => e.name === search.get('name')) ?? entries[0]
  const params: Record<string, string> = {}
  if (!entry) return { name: '', params }
  const takes = (name: string) => entry.params.some(p => p.name === name)
  for (const [key, value] of search) if (takes(key) && value) params[key] = value

  const from = search.get('from')
  if (from && !takes('from') && takes('date') && !params['date']) params['date'] = from
  const id = search.get('id')
  const table = id ? tableOf(id) : undefined
  if (id && table) {
    const param = entry.params.find(p => p.table === table)
    if (param) params[param.name] = id
    else if (takes('of') && !params['of']) params['of'] = table
  }
  return { name: entry.name, params }
}

/** The table of a ref param, given the others; undefined as long as it is not known. */
export function tableFor(entry: ReportEntry, param: ReportEntry['params'][number], params: Readonly<Record<string, string>>): string | undefined {
  if (!param.table?.startsWith('{')) return param.table
  const other = param.table.slice(1, -1)
  return params[other] ?? entry.params.find(p => p.name === other)?.options?.[0]
}

/** Params that stand for one another: choosing the one lets go of the other. */
const EITHER = [['placementId', 'studentId'], ['placementId', 'batchId'], ['placementId', 'classGroupId'], ['bookingId', 'lenderId']] as const

/** The params after one was set or cleared; what depended on it is dropped. */
export function withParam(entry: ReportEntry, params: Readonly<Record<string, string>>, name: string, value: string | null): Record<string, string> {
  const next: Record<string, string> = { ...params }
  if (value === null) delete next[name]
  else next[name] = value
  for (const param of entry.params) if (param.table === `{${name}}`) delete next[param.name]
  if (name === 'enterpriseId') delete next['postId'] // another host has other posts
  if (value !== null) for (const [one, other] of EITHER) delete next[name === one ? other : name === other ? one : '']
  return next
}
