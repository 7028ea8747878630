import { Progress } from 'antd'
import type { Progress as Step } from '#contract/define.ts'
import { useSay } from '#renderer/client/language.tsx'

/** How far a long job is: what it is at in words, and a bar where it knows its end. */
export function JobProgress({ progress }: { progress: Step | null }) {
  const { say, number } = useSay()
  if (!progress) return null
  const { code, done, total } = progress
  return (
    <div className="job-progress" role="status">
      <span>{say(`progress.${code}`)}{total ? ` ${number(done)} / ${number(total)}` : ''}</span>
      {total ? <Progress percent={Math.floor((100 * done) / total)} size="small" showInfo={false} /> : null}
    </div>
  )
}
