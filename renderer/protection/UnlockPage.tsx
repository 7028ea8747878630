import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ProtectionState } from '#contract/protection.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { JointDrawing } from '#renderer/welcome/JointDrawing.tsx'
import { OpenFolderForm } from '#renderer/welcome/OpenFolderForm.tsx'
import { RememberBox } from './RememberBox.tsx'
import '#renderer/ui/ui.css'
import '#renderer/welcome/welcome.css'
import './protection.css'

/** All that is to be seen of a locked folder: its path, a field for the password, and the way to another folder. */
export function UnlockPage({ state: { folder, remembered } }: { state: ProtectionState }) {
  const { say, language } = useSay()
  const unlock = useJob('protection.unlock')
  const [secret, setSecret] = useState('')
  const [remember, setRemember] = useState(false)
  const [other, setOther] = useState(false)
  useEffect(() => {
    document.title = `Mortise 榫卯 · ${say('protection.unlock.title')}`
  }, [say])
  async function go() {
    if (!secret || unlock.busy) return
    const outcome = await unlock.start({ secret, remember })
    if (!outcome.ok) setSecret('')
  }
  return (
    <main className="welcome">
      <div className="welcome-brand">
        <JointDrawing />
        <h1>{say('welcome.title')}</h1>
        <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => savePreferences({ language: language === 'en' ? 'zh-CN' : 'en' })}>
          {language === 'en' ? '中文界面' : 'Use English'}
        </Button>
      </div>
      <div className="unlock-card">
        <h2>{say('protection.unlock.title')}</h2>
        <form
          onSubmit={e => {
            e.preventDefault()
            void go()
          }}
        >
          <p className="quiet">{say('protection.unlock.text')}</p>
          <code>{folder}</code>
          <label>
            {say('protection.unlock.secret')}
            <Input.Password autoFocus size="large" autoComplete="current-password" maxLength={1000} value={secret} onChange={e => setSecret(e.target.value)} />
          </label>
          {remembered === false && <RememberBox checked={remember} onChange={setRemember} />}
          {unlock.refusal && <RefusalNote refusal={unlock.refusal} />}
          <div className="protection-acts">
            <Button type="primary" size="large" htmlType="submit" disabled={!secret} loading={unlock.busy}>{say('protection.unlock.now')}</Button>
            <Button type="text" size="large" aria-expanded={other} onClick={() => setOther(!other)}>{say('protection.unlock.other')}</Button>
          </div>
        </form>
        {other && <OpenFolderForm />}
      </div>
    </main>
  )
}
