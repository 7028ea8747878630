import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

/** Opens the data folder again once the disk is well; says so when it worked, and why when it did not. */
export function TryAgain({ size = 'middle' }: { size?: 'small' | 'middle' }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const reopen = useJob('storage.reopen')
  async function go() {
    const outcome = await reopen.start({})
    if (outcome.ok) void message.success(say('storage.reopened', outcome.value))
    await queries.invalidateQueries()
  }
  return (
    <div className="try-again">
      <Button size={size} loading={reopen.busy} onClick={() => void go()}>{say('storage.again')}</Button>
      {reopen.refusal && <RefusalNote refusal={reopen.refusal} />}
    </div>
  )
}
