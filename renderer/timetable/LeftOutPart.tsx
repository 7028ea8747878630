import { Button } from 'antd'
import type { LeftOut, Proposal } from '#domain/timetable/college/choice.ts'
import { obstacleLine } from '#words/timetable-text.ts'
import { useSay } from '#renderer/client/language.tsx'
import { CureButton } from './CureButton.tsx'
import type { Names } from './names.ts'
import type { Scheduling } from './use-scheduling.ts'

/** So many are drawn at once; more are shown when asked for. */
const MOST = 40
/** The commonest obstacles stand in the list; all of them in the panel. */
const COMMON = 3

type LeftOutPartProps = { proposal: Proposal; scheduling: Scheduling; names: Names; onOpen: (id: string) => void; most: number; onMore: () => void }

/** The sessions without a place: what stands in the way, in figures, and the cheapest way out as a button. */
export function LeftOutPart({ proposal, scheduling, names, onOpen, most, onMore }: LeftOutPartProps) {
  const { say, language } = useSay()
  const { leftOut } = proposal
  if (!leftOut.length) return <p className="row-none quiet">{say('schedule.left.none')}</p>
  const groups = groupsOf(leftOut)
  const shown = groups.slice(0, most || MOST)
  const asked = (l: LeftOut) => l.obstacles.some(o => o.code === 'finding')
  return (
    <div className="schedule-left">
      <ul>
        {shown.map(([l, count]) => (
          <li key={l.key}>
            <div className="schedule-left-head">
              <button type="button" className="link" onClick={() => onOpen(l.key)}>{names.session(l)}</button>
              {count > 1 && <span className="quiet">{say('schedule.left.count', { count })}</span>}
              {l.before && <span className="schedule-warn">{say('schedule.takenAway.was', { time: names.time(l.before) })}</span>}
            </div>
            <ul className="schedule-why">
              {l.obstacles.slice(0, COMMON).map((o, i) => <li key={i}>{obstacleLine(language, o)}</li>)}
              {l.obstacles.length > COMMON && <li className="quiet">{say('schedule.more', { n: l.obstacles.length - COMMON })}</li>}
            </ul>
            <div className="schedule-cures">
              {l.cure && <CureButton about={l} cure={l.cure} scheduling={scheduling} />}
              {asked(l) ? <Button size="small" onClick={() => onOpen(l.requestId)}>{say('schedule.mend')}</Button> : !l.cure && <Button size="small" onClick={() => onOpen(l.key)}>{say('schedule.cure.look')}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {groups.length > shown.length && <Button onClick={onMore}>{say('schedule.more', { n: groups.length - shown.length })}</Button>}
    </div>
  )
}

/** Sessions of one request that are kept out by the same, and that nothing could let in one by one, are one line; with how many they are. */
function groupsOf(leftOut: readonly LeftOut[]): [LeftOut, number][] {
  const groups = new Map<string, [LeftOut, number]>()
  for (const l of leftOut) {
    const key = l.cure || l.before ? l.key : JSON.stringify([l.requestId, l.obstacles])
    const group = groups.get(key)
    if (group) group[1]++
    else groups.set(key, [l, 1])
  }
  return [...groups.values()]
}
