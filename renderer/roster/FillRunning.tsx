import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { FillProgress } from '#contract/roster.ts'
import { useSay } from '#renderer/client/language.tsx'

type FillRunningProps = { progress: FillProgress | null; seconds: number; onEnough: () => void; onCancel: () => void }

/** A search on its way: how long it has looked, how good the best roster is, and the two ways out. */
export function FillRunning({ progress, seconds, onEnough, onCancel }: FillRunningProps) {
  const { say, number } = useSay()
  const [spent, setSpent] = useState(0)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => setSpent((performance.now() - start) / 1000), 250)
    return () => clearInterval(timer)
  }, [])
  const above = progress?.bound !== null && progress?.bound !== undefined && progress.best > 0 ? Math.max(0, (progress.best - progress.bound) / progress.best) : null
  return (
    <div className="roster-running">
      <Progress percent={Math.min(99, Math.round((spent / seconds) * 100))} showInfo={false} aria-label={say('roster.fill.title')} />
      <p role="status">
        {say('roster.running', { spent: Math.min(seconds, Math.floor(spent)), total: seconds })}
        {progress && (
          <>
            <br />
            {say('roster.running.best', { best: number(Math.round(progress.best)) })}
            {above !== null && ` ${say(above < 0.005 ? 'roster.running.near' : 'roster.running.above', { percent: Math.ceil(above * 100) })}`}
          </>
        )}
      </p>
      <div className="roster-adds">
        <Button type="primary" disabled={!progress} loading={asked} onClick={() => (setAsked(true), onEnough())}>{say('roster.running.enough')}</Button>
        <Button onClick={onCancel}>{say('roster.running.cancel')}</Button>
      </div>
      <p className="field-hint">{say('roster.running.text')}</p>
    </div>
  )
}
