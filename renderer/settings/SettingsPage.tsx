import type { ReactNode } from 'react'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { PersonPart } from '#renderer/person/PersonPart.tsx'
import { ProtectionPart } from '#renderer/protection/ProtectionPart.tsx'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { CollegeForm } from './CollegeForm.tsx'
import { DefinitionsForm } from './DefinitionsForm.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { TermsForm } from './TermsForm.tsx'
import { YouForm } from './YouForm.tsx'
import { LANGUAGES, type Language } from '#words/say.ts'
import './settings.css'

/** Each language is called by its own name, whatever the window speaks. */
const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** The college, what it calls things, whose definitions it uses, you, the looks, who may see the data; and the way to what is set on other pages. */
export function SettingsPage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return (
    <Page title={say('settings.title')}>
      <div className="settings">
        <Part title={say('settings.college')}>
          <Answered ask={state}>{data => data.college && <CollegeForm key={data.college.id} college={data.college} />}</Answered>
        </Part>
        <Part title={say('settings.elsewhere')}><Elsewhere /></Part>
        <Part title={say('terms.title')} text={say('terms.text')}>
          <Answered ask={state}>{data => data.college && <TermsForm key={data.college.id} college={data.college} />}</Answered>
        </Part>
        <Part title={say('definitions.title')} text={say('definitions.text')}>
          <Answered ask={state}>{data => data.college && <DefinitionsForm key={data.college.id} college={data.college} />}</Answered>
        </Part>
        <Part title={say('settings.you')} text={say('settings.you.text')}><YouForm /></Part>
        <Part title={say('settings.looks')}><Looks /></Part>
        <Part title={say('protection.title')} text={say('protection.text')}><ProtectionPart /></Part>
        <Part title={say('person.title')} text={say('person.text')}>
          <Answered ask={state}>{data => data.college && <PersonPart key={data.college.id} college={data.college} />}</Answered>
        </Part>
      </div>
    </Page>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="settings-part">
      <header><h2>{title}</h2>{text && <p className="quiet">{text}</p>}</header>
      <div className="card">{children}</div>
    </section>
  )
}

function Looks() {
  const { say } = useSay()
  const { language, theme } = usePreferences()
  return (
    <div className="form-grid">
      <div className="form-field half">
        <span className="form-label">{say('settings.language')}</span>
        <span><Segmented value={language} options={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={next => savePreferences({ language: next })} /></span>
      </div>
      <div className="form-field half">
        <span className="form-label">{say('settings.theme')}</span>
        <span>
          <Segmented
            value={theme}
            options={(['light', 'dark', 'system'] as const).map(value => ({ value, label: say(`settings.theme.${value}`) }))}
            onChange={next => savePreferences({ theme: next })}
          />
        </span>
      </div>
    </div>
  )
}
