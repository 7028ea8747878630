import { App, Button } from 'antd'
import type { KeepingClass } from '#domain/person/keeping.ts'
import { refusalOf, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** One press clears what of a class of data was kept long enough; the same press can be taken back. */
export function ClearDue({ kept, label, small = false }: { kept: KeepingClass; label: string; small?: boolean }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const undoToast = useUndoToast()
  const clear = useRun('person.clear')
  async function go() {
    const outcome = await clear.run({ kept })
    if (outcome.ok) return undoToast(say('keeping.done', outcome.value), outcome.seq)
    const refusal = refusalOf(outcome)
    if (refusal) void message.error(say(`refusal.${refusal.code}`, refusal.facts))
  }
  return <Button danger {...(small ? { size: 'small' as const } : {})} loading={clear.busy} onClick={() => void go()}>{label}</Button>
}
