import { Progress } from 'antd'
import type { Progress as Step } from '#contract/define.ts'
import { useSay } from '#renderer/client/language.tsx'
import { sizeText } from '#words/say.ts'

/** How far a long job is: what it is at in words, and a bar where it knows its end. */
export function JobProgress({ progress }: { progress: Step | null }) {
  const { say, number, language } = useSay()
  if (!progress) return null
  const { code, done, total, unit } = progress
  const amount = (n: number) => (unit === 'bytes' ? sizeText(n, language) : number(n))
  return (
    <div className="job-progress" role="status">
      <span>{say(`progress.${code}`)}{total ? ` ${amount(done)} / ${amount(total)}` : ''}</span>
      {total ? <Progress percent={Math.floor((100 * done) / total)} size="small" showInfo={false} /> : null}
    </div>
  )
}
