import { useSay } from '#renderer/client/language.tsx'

/** The days of a week to choose from; Monday is 1. */
export function useWeekdayOptions(): { value: number; label: string }[] {
  const { weekday } = useSay()
  return [1, 2, 3, 4, 5, 6, 7].map(value => ({ value, label: weekday(value) }))
}
