import { useState } from 'react'
import type { Alternative, Refusal } from '#domain/base/decision.ts'
import type { CommandName } from '#contract/contract.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { refusalOf, useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** Takes an alternative of a refusal about the booking called `title`: runs its command; when that is refused too, `refusal` says why. */
export function useWayOut(title: string, onDone: (value: unknown) => void) {
  const client = useClient()
  const { say } = useSay()
  const toast = useUndoToast()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  async function take(way: Alternative): Promise<void> {
    setBusy(true)
    // the core made both the name and the input of this command; it parses them again
    const outcome = await client.run(way.command as CommandName, way.input as CommandInput<CommandName>)
    setBusy(false)
    setRefusal(refusalOf(outcome))
    if (!outcome.ok) return
    toast(say('booking.solved', { title, way: say(`alternative.${way.code}`, way.facts) }), outcome.seq)
    onDone(outcome.value)
  }
  return { take, busy, refusal }
}
