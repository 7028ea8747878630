import { Button, Progress } from 'antd'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { OpenedFile } from '#contract/port.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useOpenedFile } from '#renderer/client/opened-file.ts'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { Icon, type IconName } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { JointDrawing } from './JointDrawing.tsx'
import { OpenFolderForm } from './OpenFolderForm.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import './welcome.css'
import '#renderer/ui/ui.css'

const OpenBundle = lazy(async () => ({ default: (await import('./OpenBundle.tsx')).OpenBundle }))

type Offer = 'empty' | 'import' | 'folder'

/** The first screen of a new data folder: the sample college, an empty one, files, the office's file for a laptop, or a folder that exists. */
export function WelcomePage() {
  const { say, language } = useSay()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Offer | null>(null)
  const [bundle, setBundle] = useState<OpenedFile | 'choose' | null>(null)
  useOpenedFile(setBundle)
  const state = useAsk('college.state', {})
  const sample = useJob('college.sample')
  const today = state.data?.today

  async function openSample() {
    const outcome = await sample.start({ size: 'college', language })
    if (outcome.ok) void navigate('/board')
  }
  const offer = (name: Offer, icon: IconName, form: ReactNode) => (
    <section className={open === name ? 'offer offer-open' : 'offer'}>
      <button type="button" className="offer-head" aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)}>
        <Icon name={icon} size={20} />
        <span><strong>{say(`welcome.${name}`)}</strong><span className="quiet">{say(`welcome.${name}.text`)}</span></span>
      </button>
      {open === name && <div className="offer-form">{form}</div>}
    </section>
  )
  if (bundle) {
    return (
      <Suspense fallback={<Waiting />}>
        <OpenBundle file={bundle === 'choose' ? null : bundle} onBack={() => setBundle(null)} onDone={() => void navigate('/today')} />
      </Suspense>
    )
  }
  return (
    <main className="welcome">
      <div className="welcome-brand">
        <JointDrawing />
        <h1>{say('welcome.title')}</h1>
        <p>{say('welcome.text')}</p>
        <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => savePreferences({ language: language === 'en' ? 'zh-CN' : 'en' })}>
          {language === 'en' ? '中文界面' : 'Use English'}
        </Button>
      </div>
      <div className="welcome-offers">
        <section className="offer offer-first">
          <button type="button" className="offer-head" disabled={sample.busy} onClick={() => void openSample()}>
            <Icon name="college" size={20} />
            <span><strong>{say('welcome.sample')}</strong><span className="quiet">{say('welcome.sample.text')}</span></span>
          </button>
          {sample.busy && <div className="offer-form"><Progress percent={100} status="active" showInfo={false} size="small" /><span className="quiet">{say('welcome.sample.busy')}</span></div>}
          {sample.refusal && <div className="offer-form"><RefusalNote refusal={sample.refusal} /></div>}
        </section>
        {offer('empty', 'pen', today && <SetUpForm today={today} doneLabel={say('welcome.empty.go')} onDone={() => void navigate('/today')} />)}
        {offer('import', 'upload', today && <SetUpForm today={today} doneLabel={say('welcome.import.go')} onDone={() => void navigate('/import')} />)}
        <section className="offer">
          <button type="button" className="offer-head" onClick={() => setBundle('choose')}>
            <Icon name="lock" size={20} />
            <span><strong>{say('welcome.bundle')}</strong><span className="quiet">{say('welcome.bundle.text')}</span></span>
          </button>
        </section>
        {offer('folder', 'folder', <OpenFolderForm onDone={() => void navigate('/today')} />)}
        <p className="quiet welcome-foot">{say('welcome.local')}</p>
      </div>
    </main>
  )
}
