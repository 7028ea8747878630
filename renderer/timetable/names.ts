import { useMemo } from 'react'
import { formatWeeks } from '#domain/calendar/week-pattern.ts'
import type { Place, Proposal } from '#domain/timetable/college/choice.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { listText, weeksText } from '#words/say.ts'
import { useSay } from '#renderer/client/language.tsx'

type Timed = Pick<Place, 'weekday' | 'from' | 'to'>

/** How the page words what it speaks of. */
export type Names = {
  name: (id: string) => string
  list: (ids: readonly string[]) => string
  /** title and class groups */
  session: (s: { title: string; classGroupIds: readonly string[] }) => string
  /** weekday and periods: "Mon 1–2" */
  time: (at: Timed) => string
  weeks: (weeks: string) => string
  weeksOf: (weeks: readonly number[]) => string
  /** room and teachers */
  where: (place: Pick<Place, 'workshopId' | 'teacherIds'>) => string
  machines: (items: Place['items']) => string
}

export function useNames(view: TimetableView, proposal: Proposal | null): Names {
  const { language, say } = useSay()
  return useMemo(() => {
    const known = { ...view.names, ...proposal?.names }
    const name = (id: string) => known[id] ?? id
    const list = (ids: readonly string[]) => listText(ids.map(name), language)
    const weeks = (text: string) => say('schedule.weeks', { weeks: weeksText(text, language) })
    return {
      name,
      list,
      session: ({ title, classGroupIds }) => [title, list(classGroupIds)].filter(Boolean).join(' · '),
      time: ({ weekday, from, to }) => say(from === to ? 'schedule.time.one' : 'schedule.time', { weekday, from, to }),
      weeks,
      weeksOf: numbers => weeks(formatWeeks([...numbers])),
      where: ({ workshopId, teacherIds }) => [workshopId ? name(workshopId) : '', list(teacherIds)].filter(Boolean).join(' · '),
      machines: items => listText(items.map(({ equipmentId, units }) => `${name(equipmentId)}${units > 1 ? ` ×${units}` : ''}`), language),
    }
  }, [view, proposal, language, say])
}
