import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { ROLES, type Role } from '#domain/base/role.ts'
import type { Progress } from '#contract/define.ts'
import type { Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

export type Secrets = { secret: string; password: string; role: Role }

type SecretFormProps = {
  text: string
  submit: string
  danger?: boolean
  /** what is asked for: the office's password, a new one, for which role */
  asks: { secret?: boolean; password?: boolean; role?: boolean }
  busy: boolean
  progress: Progress | null
  refusal: Refusal | null
  onSubmit: (secrets: Secrets) => void
  onCancel: () => void
  /** takes a role's password away; absent where that is not offered */
  onNone?: ((secrets: Secrets) => void) | undefined
}

/** Passwords that are asked for before something is done with the lock. A new one is typed twice. */
export function SecretForm({ text, submit, danger = false, asks, busy, progress, refusal, onSubmit, onCancel, onNone }: SecretFormProps) {
  const { say } = useSay()
  const [secret, setSecret] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [role, setRole] = useState<Role>('office')
  const differ = again !== '' && again !== password
  const ready = (!asks.secret || secret !== '') && (!asks.password || (password !== '' && password === again))
  const secrets = { secret, password, role }
  const field = (label: string, value: string, set: (value: string) => void, complete: string, hint?: string) => (
    <label>
      {label}
      <Input.Password autoComplete={complete} maxLength={1000} value={value} disabled={busy} onChange={e => set(e.target.value)} />
      {hint && <span className="quiet">{hint}</span>}
    </label>
  )
  return (
    <form
      className="protection-form"
      onSubmit={e => {
        e.preventDefault()
        if (ready) onSubmit(secrets)
      }}
    >
      <p className="quiet">{text}</p>
      {asks.secret && field(say('protection.password.office'), secret, setSecret, 'current-password')}
      {asks.role && (
        <label>
          {say('protection.password.for')}
          <Select value={role} disabled={busy} onChange={setRole} options={ROLES.map(value => ({ value, label: `${say(`protection.role.${value}`)}: ${say(`protection.role.${value}.text`)}` }))} />
          {role !== 'office' && <span className="quiet">{say('protection.password.for.text')}</span>}
        </label>
      )}
      {asks.password && field(say(asks.secret ? 'protection.password.new' : 'protection.password'), password, setPassword, 'new-password', say('protection.password.least'))}
      {asks.password && field(say('protection.password.again'), again, setAgain, 'new-password', differ ? say('protection.password.differ') : undefined)}
      {refusal && <RefusalNote refusal={refusal} />}
      {busy && progress && <JobProgress progress={progress} />}
      <div className="protection-acts">
        <Button type="primary" danger={danger} htmlType="submit" disabled={!ready} loading={busy}>{submit}</Button>
        {onNone && role !== 'office' && <Button disabled={!secret || busy} onClick={() => onNone(secrets)}>{say('protection.password.none')}</Button>}
        <Button disabled={busy} onClick={onCancel}>{say('ui.cancel')}</Button>
      </div>
    </form>
  )
}
