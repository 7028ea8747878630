import { tableOf } from '#domain/table-names.ts'
import { recordPath } from '#renderer/compliance/cure-path.ts'

/** Where a record that was found is opened. */
export function foundPath(id: string): string {
  switch (tableOf(id)) {
    case 'placement':
      return `/placements?${new URLSearchParams({ id })}`
    case 'visit':
      return `/visits/${encodeURIComponent(id)}`
    case 'indicator':
      return `/outcomes/indicator/${encodeURIComponent(id)}`
    case 'packTemplate':
      return `/packs/${encodeURIComponent(id)}`
    case 'takeAlong':
    case 'device':
      return '/exchange'
    default:
      return recordPath(id) ?? '/today'
  }
}
