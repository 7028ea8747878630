import { Button } from 'antd'
import { useState } from 'react'
import type { Verification } from '#contract/storage.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { JobProgress } from './JobProgress.tsx'
import { StoragePart } from './StoragePart.tsx'

/** Proves everything on the user's wish, and says what was found: nothing, or what is not whole. */
export function VerifyPart() {
  const { say } = useSay()
  const verify = useJob('storage.verify')
  const [found, setFound] = useState<Verification | null>(null)
  async function go() {
    setFound(null)
    const outcome = await verify.start({})
    if (outcome.ok) setFound(outcome.value)
  }
  const stopped = verify.refusal?.code === 'job.cancelled'
  return (
    <StoragePart
      title={say('storage.verify')}
      text={say('storage.verify.text')}
      actions={verify.busy ? <Button onClick={verify.cancel}>{say('ui.cancel')}</Button> : <Button onClick={() => void go()}>{say('storage.verify.now')}</Button>}
    >
      {verify.busy && <JobProgress progress={verify.progress} />}
      {stopped && <p className="quiet" role="status">{say('storage.verify.stopped')}</p>}
      {verify.refusal && !stopped && <RefusalNote refusal={verify.refusal} />}
      {found && <Findings found={found} />}
    </StoragePart>
  )
}

function Findings({ found }: { found: Verification }) {
  const { say } = useSay()
  const { findings, ...counts } = found
  if (!findings.length) return <p className="verified" role="status"><Icon name="check" /> <span>{say('storage.verify.whole', counts)}</span></p>
  return (
    <div className="refusal-note" role="alert">
      <strong>{say('storage.verify.found', { n: findings.length })}</strong>
      <ul>{findings.map(({ code, facts }, i) => <li key={i}>{say(`finding.${code}`, facts)}</li>)}</ul>
    </div>
  )
}
