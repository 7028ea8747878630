import { App } from 'antd'
import type { FileOut } from '#contract/define.ts'
import type { Outcome } from '#contract/wire.ts'
import { download } from '#renderer/client/download.ts'
import { refusalOf } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

/** Says for some seconds why something was refused; what the user cancelled needs no word. */
export function useRefusalToast(): (outcome: Outcome<unknown>) => void {
  const { message } = App.useApp()
  const { say } = useSay()
  return outcome => {
    const refusal = refusalOf(outcome)
    if (refusal && refusal.code !== 'job.cancelled') void message.error(say(`refusal.${refusal.code}`, refusal.facts))
  }
}

/** Hands a file that was made to the user, or says why there is none. */
export function useFileOut(): (outcome: Outcome<FileOut>) => void {
  const tell = useRefusalToast()
  return outcome => (outcome.ok ? download(outcome.value) : tell(outcome))
}
