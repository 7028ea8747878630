import { Link } from 'react-router'
import { addDays } from '#domain/base/time.ts'
import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

const BOOKED: ReadonlySet<TableName> = new Set(['equipment', 'workshop', 'teacher', 'classGroup', 'enterprise'])
const DAYS = 28
const FIRST = 6

/** What a machine, room, teacher, class or lender is booked for in the next four weeks. */
export function NextBookings({ table, id }: { table: TableName; id: string }) {
  const { say, when } = useSay()
  const state = useAsk('college.state', {})
  const today = state.data?.today ?? '2000-01-01'
  const list = useAsk('booking.list', { from: today, to: addDays(today, DAYS), resourceId: id }, { enabled: state.data !== undefined && BOOKED.has(table), keep: false })
  if (!BOOKED.has(table) || !state.data || !list.data) return null
  const rows = list.data.rows.filter(r => r.end >= state.data.now)
  return (
    <section>
      <header className="related-head">
        <h3>{say('register.bookings')} <span className="quiet">{rows.length}</span></h3>
      </header>
      {rows.length === 0 && <p className="quiet related-none">{say('register.bookings.none')}</p>}
      <div className="related">
        {rows.slice(0, FIRST).map(row => {
          const whom = [...row.classGroups, ...row.teachers].join(' · ')
          return (
            <div className="related-row" key={`${row.bookingId} ${row.start}`}>
              <Link className="link" to={`/board?date=${row.date}&booking=${encodeURIComponent(row.bookingId)}`} title={`${row.title} ${whom}`}>{row.title}</Link>
              <span className="quiet" title={whom}>{when(row.start)}–{row.end.slice(11)}</span>
            </div>
          )
        })}
      </div>
    </section>
  )
}
