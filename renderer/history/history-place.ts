import { useSearchParams } from 'react-router'
import type { QueryInput } from '#renderer/client/client.ts'
import { HISTORY_KINDS, type HistoryKind } from '#domain/history/kinds.ts'
import { isDate } from '#domain/base/time.ts'

export type HistoryFilter = Pick<QueryInput<'history.list'>, 'person' | 'from' | 'to' | 'kind'>

/** What the history page shows, kept in its address: the filter, and the entry or the record at the side. */
export function useHistoryPlace() {
  const [params, setParams] = useSearchParams()
  const day = (name: string) => {
    const text = params.get(name)
    return text && isDate(text) ? text : undefined
  }
  const kind = HISTORY_KINDS.find(k => k === params.get('kind'))
  const person = params.get('person') ?? undefined
  const [from, to] = [day('from'), day('to')]
  const filter: HistoryFilter = { ...(person === undefined ? {} : { person }), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(kind ? { kind } : {}) }
  const change = (patch: Partial<Record<'person' | 'from' | 'to' | 'entry' | 'record', string | undefined>> & { kind?: HistoryKind | undefined }) =>
    setParams(now => {
      const next = new URLSearchParams(now)
      for (const [name, value] of Object.entries(patch)) {
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      }
      return next
    })
  return { filter, entry: Number(params.get('entry')) || null, record: params.get('record'), change }
}
