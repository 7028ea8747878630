import type { CurePlace } from '#domain/compliance/cures.ts'
import { tableOf } from '#domain/table-names.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { compliancePath } from './question.ts'

/** The address at which a finding is put right. */
export function curePath(place: CurePlace): string {
  if (place.at === 'new') return registerPath(place.table, { fields: place.fields })
  if (place.at === 'roster') return `/roster?${new URLSearchParams({ host: place.enterpriseId, from: place.date })}`
  if (place.at === 'visit') return `/visits/new?${new URLSearchParams({ enterprise: place.enterpriseId, intern: place.placementId })}`
  // a placement is put right where its papers are
  if (tableOf(place.id) === 'placement') return `/placements?${new URLSearchParams({ id: place.id })}`
  return recordPath(place.id) ?? compliancePath({ subject: place.id })
}

/** The address of a record; undefined for one that no page shows by itself. */
export function recordPath(id: string): string | undefined {
  const table = tableOf(id)
  if (table === 'booking') return `/board?${new URLSearchParams({ booking: id })}`
  return table === undefined || table === 'shift' ? undefined : registerPath(table, { id })
}
