import { Button, DatePicker, Space } from 'antd'
import dayjs from 'dayjs'
import { addDays, type LocalDate } from '#domain/base/time.ts'
import { useSay } from '#renderer/client/language.tsx'

/** One day, with the days beside it a click away, and the way back to today. */
export function DayPicker({ day, today, onChange }: { day: LocalDate; today: LocalDate; onChange: (day: LocalDate) => void }) {
  const { say } = useSay()
  return (
    <Space.Compact>
      <Button aria-label={say('compliance.dayBefore')} title={say('compliance.dayBefore')} onClick={() => onChange(addDays(day, -1))}>‹</Button>
      <DatePicker aria-label={say('compliance.day')} allowClear={false} format="YYYY-MM-DD" value={dayjs(day)} onChange={next => next && onChange(next.format('YYYY-MM-DD'))} style={{ width: 130 }} />
      <Button aria-label={say('compliance.dayAfter')} title={say('compliance.dayAfter')} onClick={() => onChange(addDays(day, 1))}>›</Button>
      <Button disabled={day === today} onClick={() => onChange(today)}>{say('compliance.today')}</Button>
    </Space.Compact>
  )
}
