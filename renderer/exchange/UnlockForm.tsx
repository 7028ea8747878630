import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import type { Merge } from './use-merge.ts'

/** Asks for the passphrase of a file that this computer's own key doesn't open. */
export function UnlockForm({ merge }: { merge: Merge }) {
  const { say } = useSay()
  const [typed, setTyped] = useState('')
  const { locked } = merge
  if (!locked) return null
  return (
    <form
      className="exchange-unlock card"
      onSubmit={e => {
        e.preventDefault()
        if (typed.trim() && !merge.busy) void merge.unlock(typed)
      }}
    >
      <h2><Icon name="lock" /> {say('exchange.unlock')}</h2>
      <p className="quiet">{say('exchange.unlock.text', { file: merge.name ?? '' })}</p>
      {locked.tried && <RefusalNote refusal={locked.refusal} />}
      <div className="exchange-unlock-line">
        <Input.Password id="exchange-unlock" aria-label={say('exchange.passphrase')} autoFocus autoComplete="off" maxLength={200} value={typed} onChange={e => setTyped(e.target.value)} />
        <Button type="primary" htmlType="submit" disabled={!typed.trim() || merge.busy}>{say('exchange.unlock.go')}</Button>
        <Button disabled={merge.busy} onClick={merge.reset}>{say('exchange.bring.another')}</Button>
      </div>
    </form>
  )
}
