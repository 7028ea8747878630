import type { Scope } from '#domain/records/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useLook } from '#renderer/storage/use-look.ts'

/** How many records a choice takes along, by table; the largest first. */
export function TakeCounts({ scope }: { scope: Scope }) {
  const { say, number } = useSay()
  const { data, error } = useLook('exchange.count', { scope })
  if (error) return null // writing it will say why
  if (!data) return <p className="take-counts quiet" role="status">{say('exchange.take.counting')}</p>
  return (
    <div className="take-counts" role="status">
      <strong>{say('exchange.take.counts', { records: data.records, photos: data.photos })}</strong>
      <span className="quiet">{Object.entries(data.counts).map(([table, n]) => `${say(`tables.${table}`)} ${number(n)}`).join(' · ')}</span>
    </div>
  )
}
