import { Button } from 'antd'
import type { Proposal } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { obstacleName } from '#words/obstacle-text.ts'
import { Cures } from './Cures.tsx'
import type { Names } from './names.ts'
import type { Matching } from './use-matching.ts'

type LeftOutListProps = { leftOut: Proposal['leftOut']; matching: Matching; names: Names; onOpen: (id: string) => void }

/** So many are told about above the list; all are in the list. */
const MOST = 12
/** The cheapest ways out stand in the list; the others in the panel. */
const BEST = 2

/** Those without a place: what stands in the way, counted, and the cheapest ways out as buttons. */
export function LeftOutList({ leftOut, matching, names, onOpen }: LeftOutListProps) {
  const { say, language } = useSay()
  return (
    <details className="match-left" open>
      <summary>{say('matching.leftOut', { n: leftOut.length })}</summary>
      <ul>
        {leftOut.slice(0, MOST).map(l => (
          <li key={l.student}>
            <div className="match-left-who">
              <button type="button" className="link" onClick={() => onOpen(l.student)}>{names.student(l.student)}</button>
              <span className="quiet">{l.obstacles.slice(0, 3).map(o => say('matching.blocked', { count: o.count, why: obstacleName(language, o.code) })).join(' · ')}</span>
            </div>
            {l.cures === null ? <Button size="small" type="text" onClick={() => onOpen(l.student)}>{say('matching.cures.later')}</Button> : <Cures student={l.student} obstacles={l.obstacles} cures={l.cures.slice(0, BEST)} matching={matching} names={names} />}
          </li>
        ))}
      </ul>
      {leftOut.length > MOST && <p className="quiet">{say('matching.leftOut.more', { n: leftOut.length - MOST })}</p>}
    </details>
  )
}
