import { Button } from 'antd'
import { proofText } from '#words/timetable-text.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { Made } from './search-desk.ts'
import type { Scheduling } from './use-scheduling.ts'

/** What a proposal comes to and what is proven of it, in a sentence; and what should be known before it is accepted. */
export function Verdict({ made, scheduling, onAgain }: { made: Made; scheduling: Scheduling; onAgain: () => void }) {
  const { say, language, number } = useSay()
  const { proof, ended, threads, leftOut, findings } = made.proposal
  const { stale, pinned, running } = scheduling
  const gone = leftOut.filter(l => l.before).length
  const moved = findings.filter(f => f.code === 'lockTaken' || f.code === 'lockGone').length
  return (
    <div className="schedule-verdict">
      {stale && (
        <div className="banner warning" role="status">
          <Icon name="warning" />
          <span>{say('schedule.stale')}</span>
          <Button size="small" disabled={running !== null} onClick={onAgain}>{say('schedule.again')}</Button>
        </div>
      )}
      <p className={proof.kind === 'unknown' ? '' : 'schedule-proven'}>
        {proof.kind !== 'unknown' && <Icon name="check" size={14} />} {proofText(language, proof)}{' '}
        <span className="quiet">{say('schedule.ended', { seconds: number(Math.round(made.seconds * 10) / 10), how: say(`timetable.ended.${ended}`) })}</span>
      </p>
      {threads.lost > 0 && <p className="schedule-warn">{say('timetable.lost', threads)}</p>}
      {gone > 0 && <p className="schedule-warn"><Icon name="warning" size={14} /> {say('schedule.gone', { n: gone })}</p>}
      {moved > 0 && <p className="schedule-warn"><Icon name="warning" size={14} /> {say('schedule.pin.lost', { n: moved })}</p>}
      {pinned.size > 0 && (
        <p>
          <Icon name="lock" size={14} /> {say('schedule.pins', { n: pinned.size })} <button type="button" className="link" onClick={scheduling.unpinAll}>{say('schedule.unpinAll')}</button>
        </p>
      )}
    </div>
  )
}
