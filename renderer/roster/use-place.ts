import { useSearchParams } from 'react-router'
import { isDate, mondayOf, type LocalDate } from '#domain/base/time.ts'

/** What the page shows, as the address holds it; `panel` is the one that is open to begin with. */
export type RosterPlace = { host: string | null; post: string | null; from: LocalDate; days: number; panel: string | null }

const MOST_DAYS = 31

/** The place of the page and the way to another one; what is not named stays. */
export function useRosterPlace(today: LocalDate) {
  const [params, setParams] = useSearchParams()
  const from = params.get('from') ?? ''
  const days = Number(params.get('days') ?? 7)
  const place: RosterPlace = {
    host: params.get('host'),
    post: params.get('post'),
    from: isDate(from) ? from : mondayOf(today),
    days: Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? days : 7,
    panel: params.get('panel'),
  }
  const go = (patch: Partial<Record<keyof RosterPlace, string | number | null>>) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        for (const [key, value] of Object.entries(patch)) {
          if (value === null || value === undefined) next.delete(key)
          else next.set(key, String(value))
        }
        return next
      },
      { replace: true },
    )
  return { place, go }
}
