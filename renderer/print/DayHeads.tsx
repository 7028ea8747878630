import type { DayHead } from '#domain/report/model.ts'
import { usePaperWords } from './words.tsx'

/** The heads of the days of a week, with the holiday's name or whose lessons are given. */
export function DayHeads({ days }: { days: readonly DayHead[] }) {
  const { text } = usePaperWords()
  return days.map((day, i) => (
    <th key={i} scope="col">
      {text(day.head)}
      {day.note && <span className="note">{text(day.note)}</span>}
    </th>
  ))
}

/** The line through a cell of a day on which nothing takes place. */
export function Strike() {
  return (
    <svg className="strike" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" y1="1" x2="1" y2="0" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
