import { App, Button } from 'antd'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

/** Says for some seconds what was done, with a button that takes exactly that act back. */
export function useUndoToast(): (sentence: string, seq: number) => void {
  const { message } = App.useApp()
  const { say } = useSay()
  const client = useClient()
  return (sentence, seq) => {
    const key = `undo-${seq}`
    async function undo() {
      const outcome = await client.run('history.undo', { seq })
      if (outcome.ok) void message.success({ key, content: say('ui.undone'), duration: 3 })
      else void message.error({ key, content: say('ui.undo.failed'), duration: 6 })
    }
    void message.success({
      key,
      duration: 10,
      content: (
        <span>
          {sentence} <Button type="link" size="small" onClick={() => void undo()}>{say('ui.undo')}</Button>
        </span>
      ),
    })
  }
}
