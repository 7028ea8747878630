import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { Booking, Times } from '#domain/records/booking.ts'
import type { BookingDetail } from '#domain/booking/listing.ts'
import { periodsText } from './when-text.ts'
import { useSay } from '#renderer/client/language.tsx'

/** What is booked for whom, in two columns; names lead to their records. */
export function BookingFacts({ detail }: { detail: BookingDetail }) {
  const { say, number } = useSay()
  const { booking } = detail
  return (
    <dl className="facts">
      <Fact label={say('booking.form.when')}>
        <WhenWords times={booking.times} detail={detail} />
      </Fact>
      {booking.workshopId && (
        <Fact label={say('field.booking.workshopId')}>
          <Named ids={[booking.workshopId]} detail={detail} />
          {booking.stations !== undefined && <span className="quiet"> {say('board.capacity.workshop', { n: booking.stations })}</span>}
        </Fact>
      )}
      {booking.items && booking.items.length > 0 && (
        <Fact label={say('booking.form.items')}>
          {booking.items.map(item => (
            <div key={item.equipmentId}>
              <Named ids={[item.equipmentId]} detail={detail} />
              {item.units > 1 && <span className="quiet"> ×{number(item.units)}</span>}
            </div>
          ))}
        </Fact>
      )}
      <NamedFact field="classGroupIds" ids={booking.classGroupIds} detail={detail} />
      <NamedFact field="teacherIds" ids={booking.teacherIds} detail={detail} />
      <NamedFact field="enterpriseId" ids={booking.enterpriseId ? [booking.enterpriseId] : undefined} detail={detail} />
      {booking.people !== undefined && <Fact label={say('field.booking.people')}>{number(booking.people)}</Fact>}
      {booking.overrides && booking.overrides.length > 0 && (
        <Fact label={say('booking.overrides')}>
          {booking.overrides.map(o => (
            <div key={o.rule}>
              {say(`rule.${o.rule}`)}: {o.reason} {o.by && <span className="quiet">({o.by})</span>}
            </div>
          ))}
        </Fact>
      )}
      {booking.note && <Fact label={say('field.booking.note')}>{booking.note}</Fact>}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function NamedFact({ field, ids, detail }: { field: 'classGroupIds' | 'teacherIds' | 'enterpriseId'; ids: Booking['teacherIds']; detail: BookingDetail }) {
  const { say } = useSay()
  if (!ids?.length) return null
  return (
    <Fact label={say(`field.booking.${field}`)}>
      <Named ids={ids} detail={detail} />
    </Fact>
  )
}

/** Names of records, each a link to its register. */
function Named({ ids, detail }: { ids: readonly string[]; detail: BookingDetail }) {
  const navigate = useNavigate()
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <button type="button" className="link" onClick={() => void navigate(`/registers/${id.slice(0, id.indexOf(':'))}?${new URLSearchParams({ id })}`)}>
        {detail.names[id] ?? id}
      </button>
    </span>
  ))
}

/** When, in words: "Mon, weeks 1-8,10-16 · periods 1–2" or a date with its clock. */
function WhenWords({ times, detail }: { times: Times; detail: BookingDetail }) {
  const { say } = useSay()
  const periods = times.periods && periodsText(times.periods, say)
  if (times.kind === 'once') {
    return (
      <>
        {say('booking.when.once', { start: times.start, end: times.end.slice(11) })} {periods && <span className="quiet">{periods}</span>}
      </>
    )
  }
  const parts = [detail.names[times.termId], say('booking.when.weekly', { weekday: times.weekday, weeks: times.weeks }), periods, times.clock && say('booking.when.clock', times.clock)]
  return parts.filter(Boolean).join(' · ')
}
