import { Button, Spin } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { MatchingView, Told } from '#contract/matching.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { obstacleText } from '#words/obstacle-text.ts'
import { Cures } from './Cures.tsx'
import type { Names } from './names.ts'
import type { Matching } from './use-matching.ts'

type WhyPartProps = { student: string; placed: boolean; first: boolean; view: MatchingView; names: Names; matching: Matching }

/** Why a student has this place and no dearer one, or none at all: worked out when it is asked for, for a student without a place at once. */
export function WhyPart({ student, placed, first, view, names, matching }: WhyPartProps) {
  const { say } = useSay()
  const job = useJob('matching.why')
  const [told, setTold] = useState<Told | null>(null)
  const { start, cancel } = job
  const { chosen } = view
  const { draft } = matching
  const ask = useCallback(async () => {
    const outcome = await start({ batchIds: chosen, ...draft, student })
    if (outcome.ok) setTold(outcome.value)
  }, [start, chosen, draft, student])
  useEffect(() => {
    if (!placed) void ask()
    return cancel
  }, [placed, ask, cancel])
  return (
    <>
      <h3 className="form-section">{say(placed ? 'matching.why' : 'matching.col.why')}</h3>
      {job.refusal && job.refusal.code !== 'job.cancelled' && <RefusalNote refusal={job.refusal} />}
      {job.busy ? (
        <Spin size="small" aria-label={say('shell.loading')} />
      ) : told === null ? (
        placed && (first ? <p>{say('matching.why.first')}</p> : <Button size="small" onClick={() => void ask()}>{say('matching.why.ask')}</Button>)
      ) : told.placed ? (
        <Dearer told={told} names={names} />
      ) : (
        <NoPlace student={student} told={told} names={names} matching={matching} />
      )}
    </>
  )
}

function Dearer({ told, names }: { told: Told & { placed: true }; names: Names }) {
  const { say, language } = useSay()
  if (told.locked) return <p>{say('matching.why.locked', { why: say('matching.fixture.kept') })}</p>
  if (told.wish === 1) return <p>{say('matching.why.first')}</p>
  if (!told.dearer.length) return <p>{say('matching.why.noWish')}</p>
  return (
    <ul className="match-why">
      {told.dearer.map(d => (
        <li key={d.post}>
          {d.reasons.length
            ? say('matching.why.closed', { post: names.post(d.post), why: d.reasons.map(r => obstacleText(language, r.code, r.facts)).join('; ') })
            : d.worse
              ? say('matching.why.worse', { post: names.post(d.post), why: say(`goal.worse.${d.worse.code}`, { by: Math.round(d.worse.by * 10) / 10 }) })
              : say('matching.why.equal', { post: names.post(d.post) })}
          {d.moves.length > 0 && (
            <ul className="quiet">
              {d.moves.slice(0, 5).map(m => (
                <li key={m.student}>{say('matching.why.move', { student: names.student(m.student), from: m.from ? names.post(m.from) : say('matching.noPlace'), to: m.to ? names.post(m.to) : say('matching.noPlace') })}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function NoPlace({ student, told, names, matching }: { student: string; told: Told & { placed: false }; names: Names; matching: Matching }) {
  const { say, language } = useSay()
  const { competition } = told
  return (
    <>
      <ul className="match-why">
        {told.obstacles.map(o => (
          <li key={o.code}>
            {say('matching.blocked', { count: o.count, why: obstacleText(language, o.code, o.facts) })}
            <div className="quiet">{o.posts.map(names.post).join(' / ')}{o.count > o.posts.length ? ' …' : ''}</div>
          </li>
        ))}
        {competition && <li>{say('matching.competition', { ...competition, names: competition.posts.map(names.post).join(' / ') + (competition.count > competition.posts.length ? ' …' : '') })}</li>}
      </ul>
      <h3 className="form-section">{say('matching.cures')}</h3>
      <Cures student={student} obstacles={told.obstacles} cures={told.cures} matching={matching} names={names} />
    </>
  )
}
