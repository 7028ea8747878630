import { Button, Spin } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Cure, Obstacle, OtherStart, SessionName, Why } from '#domain/timetable/college/choice.ts'
import { nameAndPlace } from '#domain/timetable/college/proposal.ts'
import { obstacleLine, obstacleWords } from '#words/timetable-text.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { CureButton } from './CureButton.tsx'
import type { Names } from './names.ts'
import type { Scheduling } from './use-scheduling.ts'

type WhyPartProps = { about: SessionName; placed: boolean; obstacles: readonly Obstacle[]; cure: Cure | null; scheduling: Scheduling; names: Names }

/** Of so many other times the reason is told; the others are counted. */
const TOLD = 8
const WORDS = 2

/** Why a session is where it is: worked out when somebody asks; for one without a place at once, with what would help. */
export function WhyPart({ about, placed, obstacles, cure, scheduling, names }: WhyPartProps) {
  const { say, language } = useSay()
  const job = useJob('timetable.why')
  const [why, setWhy] = useState<Why | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const { start, cancel } = job
  const { made } = scheduling
  const { requestId, nth } = about
  const isBad = obstacles.some(o => o.code === 'finding')
  const ask = useCallback(async () => {
    if (!made) return
    const { requestIds, ...choice } = made.choice
    const outcome = await start({ ...choice, locks: [], ...(requestIds ? { requestIds: [...requestIds] } : {}), requestId, nth, sessions: made.proposal.sessions.map(nameAndPlace) })
    if (outcome.ok) setWhy(outcome.value)
  }, [start, made, requestId, nth])
  useEffect(() => {
    if (!placed && !isBad) void ask()
    return cancel
  }, [placed, isBad, ask, cancel])
  /** The button goes with its answer; the keyboard goes on at the head of the answer. */
  const askByHand = () => {
    head.current?.focus()
    void ask()
  }
  const told = why?.obstacles ?? obstacles
  const cures = why?.cures ?? (cure ? [cure] : [])
  return (
    <>
      <h3 className="form-section" ref={head} tabIndex={-1}>{say(placed ? 'schedule.why' : 'schedule.whyNot')}</h3>
      {job.refusal && job.refusal.code !== 'job.cancelled' && <RefusalNote refusal={job.refusal} />}
      {placed && !why && !job.busy && <Button size="small" onClick={askByHand}>{say('schedule.why.ask')}</Button>}
      {!placed && <ul className="schedule-why">{told.map((o, i) => <li key={i}>{obstacleLine(language, o)}</li>)}</ul>}
      {job.busy && <Spin size="small" aria-label={say('shell.loading')} />}
      {why && placed && <Reasons starts={why.starts} names={names} />}
      {!placed && !isBad && (
        <>
          <h3 className="form-section">{say('schedule.cures')}</h3>
          <div className="schedule-cures">
            {cures.map((c, i) => <CureButton key={i} about={about} cure={c} scheduling={scheduling} />)}
            {why && !cures.length && <span className="quiet">{say('schedule.cures.none')}</span>}
          </div>
        </>
      )}
      {!placed && isBad && <p className="field-hint">{say('schedule.mend.text')}</p>}
    </>
  )
}

/** How the other times compare, in a sentence; then the nearest of them, each with what speaks against it. */
function Reasons({ starts, names }: { starts: readonly OtherStart[]; names: Names }) {
  const { say } = useSay()
  const others = starts.filter(s => s.verdict !== 'here')
  const count = (verdict: OtherStart['verdict']) => others.filter(s => s.verdict === verdict).length
  const shown = [...others.filter(s => s.verdict === 'better'), ...others.filter(s => s.verdict === 'same'), ...others.filter(s => s.verdict === 'worse'), ...others.filter(s => s.verdict === 'taken')]
  if (!others.length) return <p>{say('schedule.why.only')}</p>
  return (
    <>
      <p>{say('schedule.why.sum', { of: others.length, taken: count('taken'), worse: count('worse'), same: count('same'), better: count('better') })}</p>
      <ul className="schedule-why">{shown.slice(0, TOLD).map((s, i) => <Start key={i} start={s} names={names} />)}</ul>
      {shown.length > TOLD && (
        <details className="schedule-why-more">
          <summary>{say('schedule.more', { n: shown.length - TOLD })}</summary>
          <ul className="schedule-why">{shown.slice(TOLD).map((s, i) => <Start key={i} start={s} names={names} />)}</ul>
        </details>
      )}
    </>
  )
}

function Start({ start, names }: { start: OtherStart; names: Names }) {
  const { say, language } = useSay()
  const { verdict, obstacles, worse } = start
  const against = worse.filter(w => w.by > 0).map(w => say(`timetable.goal.${w.code}`))
  const why = obstacles.slice(0, WORDS).map(o => obstacleWords(language, o)).join('; ')
  return (
    <li>
      <strong>{names.time(start)}</strong>{' '}
      <span className="quiet">{verdict === 'taken' ? say('schedule.why.taken', { why }) : verdict === 'worse' ? say('schedule.why.worse', { goals: against.slice(0, WORDS) }) : say(`timetable.verdict.${verdict}`)}</span>
    </li>
  )
}
