import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { ROLES } from '#domain/base/role.ts'
import type { ProtectionState } from '#contract/protection.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { RememberBox } from './RememberBox.tsx'
import { RecoverySheet } from './RecoverySheet.tsx'
import { SecretForm, type Secrets } from './SecretForm.tsx'
import { useProtection } from './use-protection.ts'
import './protection.css'

type Open = 'set' | 'password' | 'key' | 'remove' | null

/** The lock on the data folder: setting it, changing it, taking it away; who works at this computer. */
export function ProtectionPart() {
  const { say } = useSay()
  const state = useProtection()
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const college = useAsk('college.state', {})
  if (recoveryKey) return <RecoverySheet recoveryKey={recoveryKey} folder={state.data?.folder ?? ''} madeOn={college.data?.today ?? ''} onDone={() => setRecoveryKey(null)} />
  return (
    <div className="protection">
      <Answered ask={state}>
        {data => (
          <>
            <p>{data.hasPassword ? say('protection.locked', { role: say(`protection.role.${data.role}`) }) : say('protection.open')}</p>
            {data.hasPassword ? <Locked state={data} onKey={setRecoveryKey} onChanged={() => void state.refetch()} /> : <Unlocked state={data} onKey={setRecoveryKey} onChanged={() => void state.refetch()} />}
          </>
        )}
      </Answered>
    </div>
  )
}

type PartProps = { state: ProtectionState; onKey: (recoveryKey: string) => void; onChanged: () => void }

function Unlocked({ state, onKey, onChanged }: PartProps) {
  const { say } = useSay()
  const [open, setOpen] = useState(false)
  const set = useJob('protection.set')
  const role = useJob('protection.role')
  async function go({ password }: Secrets) {
    const outcome = await set.start({ password })
    if (outcome.ok) onKey(outcome.value.recoveryKey)
  }
  return (
    <>
      <div className="protection-row">
        <label htmlFor="this-computer">{say('protection.thisComputer')}</label>
        <Select
          id="this-computer"
          value={state.role}
          loading={role.busy}
          popupMatchSelectWidth={false}
          options={ROLES.map(value => ({ value, label: say(`protection.role.${value}`) }))}
          onChange={next => void role.start({ role: next }).then(onChanged)}
        />
        <span className="quiet">{say(`protection.role.${state.role}.text`)}</span>
      </div>
      <p className="quiet">{say('protection.thisComputer.text')}</p>
      {role.refusal && <RefusalNote refusal={role.refusal} />}
      {state.role === 'office' && !open && <div className="protection-acts"><Button onClick={() => setOpen(true)}>{say('protection.set')}</Button></div>}
      {open && <SecretForm text={say('protection.set.text')} submit={say('protection.set.now')} asks={{ password: true }} {...set} onSubmit={secrets => void go(secrets)} onCancel={() => setOpen(false)} />}
    </>
  )
}

function Locked({ state, onKey, onChanged }: PartProps) {
  const { say } = useSay()
  const { message } = App.useApp()
  const [open, setOpen] = useState<Open>(null)
  const lock = useJob('protection.lock')
  const idle = useJob('protection.idle')
  const password = useJob('protection.password')
  const renew = useJob('protection.recoveryKey')
  const remove = useJob('protection.remove')
  const drop = useJob('protection.dropOpenBackups')
  const remember = useJob('protection.remember')
  const isOffice = state.role === 'office'
  const done = (text: string) => {
    setOpen(null)
    void message.success(text)
    onChanged()
  }
  const close = () => setOpen(null)
  async function save({ secret, role, password: typed }: Secrets, none: boolean) {
    const outcome = await password.start({ secret, role, password: none ? null : typed })
    if (outcome.ok) done(say(none ? 'protection.password.taken' : 'protection.password.saved'))
  }
  async function newKey({ secret }: Secrets) {
    const outcome = await renew.start({ secret })
    if (outcome.ok) onKey(outcome.value.recoveryKey)
  }
  async function takeAway({ secret }: Secrets) {
    const outcome = await remove.start({ secret })
    if (outcome.ok) done(say('protection.removed'))
  }
  async function dropOpen() {
    const outcome = await drop.start({})
    if (outcome.ok) done(say('protection.openBackups.dropped', { n: outcome.value.removed }))
  }
  return (
    <>
      {state.openBackups > 0 && (
        <div className="protection-warning" role="status">
          <Icon name="warning" /> <span>{say('protection.openBackups', { n: state.openBackups })}</span>
          {isOffice && <Button size="small" loading={drop.busy} onClick={() => void dropOpen()}>{say('protection.openBackups.drop')}</Button>}
          {drop.refusal && <RefusalNote refusal={drop.refusal} />}
        </div>
      )}
      {isOffice && (
        <div className="protection-row">
          <label htmlFor="lock-idle">{say('protection.idle')}</label>
          <Select
            id="lock-idle"
            value={state.idle}
            popupMatchSelectWidth={false}
            options={[...new Set([5, 10, 15, 30, 60, 0, state.idle])].map(n => ({ value: n, label: n ? say('protection.idle.minutes', { n }) : say('protection.idle.never') }))}
            onChange={minutes => void idle.start({ minutes }).then(onChanged)}
          />
          {idle.refusal && <RefusalNote refusal={idle.refusal} />}
        </div>
      )}
      {state.remembered !== null && <RememberBox checked={state.remembered} disabled={remember.busy} onChange={on => void remember.start({ on }).then(onChanged)} />}
      {remember.refusal && <RefusalNote refusal={remember.refusal} />}
      <div className="protection-acts">
        <Button type="primary" loading={lock.busy} onClick={() => void lock.start({}).then(onChanged)}>{say('protection.lock')}</Button>
        {isOffice && (
          <>
            <Button aria-expanded={open === 'password'} onClick={() => setOpen('password')}>{say('protection.password.change')}</Button>
            <Button aria-expanded={open === 'key'} onClick={() => setOpen('key')}>{say('protection.sheet.new')}</Button>
            <Button aria-expanded={open === 'remove'} onClick={() => setOpen('remove')}>{say('protection.remove')}</Button>
          </>
        )}
      </div>
      {open === 'password' && (
        <SecretForm
          text={say('protection.password.change.text')}
          submit={say('protection.password.save')}
          asks={{ secret: true, password: true, role: true }}
          {...password}
          onSubmit={secrets => void save(secrets, false)}
          onNone={secrets => void save(secrets, true)}
          onCancel={close}
        />
      )}
      {open === 'key' && <SecretForm text={say('protection.sheet.new.text')} submit={say('protection.sheet.new.now')} asks={{ secret: true }} {...renew} onSubmit={secrets => void newKey(secrets)} onCancel={close} />}
      {open === 'remove' && (
        <SecretForm text={say('protection.remove.text')} submit={say('protection.remove.now')} danger asks={{ secret: true }} {...remove} onSubmit={secrets => void takeAway(secrets)} onCancel={close} />
      )}
    </>
  )
}
