import { Button } from 'antd'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** Above the students: how many identity numbers say what the record does not, and one click that takes it over. */
export function IdentityGaps() {
  const { say } = useSay()
  const { data } = useAsk('student.identityGaps', {})
  const fill = useRun('student.fillFromIdentity')
  const undoToast = useUndoToast()
  if (!data?.length) return null
  async function take(ids: string[]) {
    const outcome = await fill.run({ ids })
    if (outcome.ok) undoToast(say('identity.filled', { n: outcome.value.count }), outcome.seq)
  }
  return (
    <div className="register-refusal">
      <div className="banner warning">
        <Icon name="warning" />
        <span>{say('identity.gaps', { n: data.length })}</span>
        <Button size="small" loading={fill.busy} onClick={() => void take(data)}>{say('identity.fill')}</Button>
      </div>
    </div>
  )
}
