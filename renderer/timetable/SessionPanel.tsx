import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { LeftOut, ProposedSession } from '#domain/timetable/college/choice.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { changeText } from './change-text.ts'
import type { Names } from './names.ts'
import type { Scheduling } from './use-scheduling.ts'
import type { WhoKind } from './week-model.ts'
import { WhyPart } from './WhyPart.tsx'

type SessionPanelProps = { session: ProposedSession | null; left: LeftOut | null; scheduling: Scheduling; names: Names; /** shows somebody's week */ onWho: (kind: WhoKind, id: string) => void; onOpen: (id: string) => void; onClose: () => void }

/** One session of the proposal: when, where, with whom and what, what it was, why it is here, and whether it stays; or why it has no place. */
export function SessionPanel({ session, left, scheduling, names, onWho, onOpen, onClose }: SessionPanelProps) {
  const { say } = useSay()
  const about = (session ?? left)!
  const others = session ? scheduling.proposal!.sessions.filter(s => s.requestId === session.requestId && s.key !== session.key) : []
  const pinned = session !== null && scheduling.pinned.has(session.key)
  const weeksOf = (kind: WhoKind, ids: readonly string[]) =>
    ids.length > 0 && (
      <Fact label={say(`schedule.whose.${kind}`)}>
        {ids.map(id => <button type="button" className="link schedule-whose" key={id} title={say('schedule.week.of', { name: names.name(id) })} onClick={() => onWho(kind, id)}>{names.name(id)}</button>)}
      </Fact>
    )
  return (
    <SidePanel
      title={about.title}
      subtitle={names.list(about.classGroupIds)}
      keepFocus
      onClose={onClose}
      footer={
        <>
          {session && (
            <Button type={pinned ? 'default' : 'primary'} icon={<Icon name="lock" size={14} />} aria-pressed={pinned} onClick={() => scheduling.pin([session], !pinned)}>
              {say(pinned ? 'schedule.unpin' : 'schedule.pin')}
            </Button>
          )}
          <span className="spacer" />
          <Button type="text" onClick={() => onOpen(about.requestId)}>{say('schedule.openRequest')}</Button>
        </>
      }
    >
      {session ? (
        <dl className="schedule-facts">
          <Fact label={say('timetable.sheet.state')}>
            <strong className={`schedule-state ${session.state}`}>{changeText(say, names, session, 'from')}</strong>
          </Fact>
          <Fact label={say('timetable.sheet.time')}>{`${names.time(session)} · ${names.weeks(session.weeks)}`}</Fact>
          {weeksOf('classGroup', session.classGroupIds)}
          {weeksOf('workshop', session.workshopId ? [session.workshopId] : [])}
          {weeksOf('teacher', session.teacherIds)}
          {session.items.length > 0 && <Fact label={say('schedule.machines')}>{names.machines(session.items)}</Fact>}
          {session.state === 'moved' && session.before && <Fact label={say('timetable.sheet.before')}>{`${names.time(session.before)} · ${names.weeks(session.before.weeks)}${names.where(session.before) && ` · ${names.where(session.before)}`}`}</Fact>}
        </dl>
      ) : (
        left?.before && <p className="schedule-warn">{say('schedule.takenAway.was', { time: names.time(left.before) })}</p>
      )}
      {pinned && <p className="field-hint">{say('schedule.pin.text')}</p>}
      <WhyPart key={`${about.key} ${session?.weekday} ${session?.from}`} about={about} placed={session !== null} obstacles={left?.obstacles ?? []} cure={left?.cure ?? null} scheduling={scheduling} names={names} />
      {others.length > 0 && (
        <>
          <h3 className="form-section">{say('schedule.others', { n: others.length })}</h3>
          <div className="related">
            {others.map(o => (
              <div className="related-row" key={o.key}>
                <span><button type="button" className="link" onClick={() => onOpen(o.key)}>{names.time(o)}</button></span>
                <span className="quiet">{names.weeks(o.weeks)}</span>
              </div>
            ))}
          </div>
        </>
      )}
    </SidePanel>
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
