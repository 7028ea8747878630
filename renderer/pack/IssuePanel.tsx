import { useState } from 'react'
import type { PackRow } from '#contract/pack.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { LanguageChoice } from '#renderer/ui/LanguageChoice.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import type { Span } from '#renderer/outcome/PeriodSelect.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import type { Language } from '#words/say.ts'
import { packDraft } from './pack-draft.ts'
import { PackPeriod } from './PackPeriod.tsx'
import { PackTools } from './PackTools.tsx'

/** A saved pack for another span, as known on another day, or in the other language; the pack itself stays as it is. */
export function IssuePanel({ row: { pack, partner }, onClose }: { row: PackRow; onClose: () => void }) {
  const { say, language: own } = useSay()
  const today = useAsk('college.state', {}).data?.today
  const [span, setSpan] = useState<Span>({ period: pack.period, from: pack.from, to: pack.to })
  const [asOf, setAsOf] = useState<string | undefined>()
  const [language, setLanguage] = useState<Language>(own)
  const whole = span.period !== 'own' || (span.from !== undefined && span.to !== undefined)
  return (
    <SidePanel
      title={say('packs.issue.title', { name: pack.name })}
      subtitle={partner ?? say(`choice.audience.${pack.audience}`)}
      onClose={onClose}
      footer={
        <>
          <span className="spacer" />
          <PackTools pack={packDraft(pack)} issue={{ ...span, asOf }} language={language} disabled={!whole} />
        </>
      }
    >
      <div className="form-grid">
        <div className="form-field">
          <span className="form-label">{say('field.packTemplate.period')}</span>
          <PackPeriod value={span} onChange={setSpan} />
        </div>
        <div className="form-field">
          <label htmlFor="pack-as-of">{say('pack.cohort')}</label>
          <DateInput id="pack-as-of" label={say('pack.cohort')} value={asOf ?? today} onChange={day => setAsOf(day ?? undefined)} />
        </div>
        <div className="form-field">
          <span className="form-label">{say('report.page.language')}</span>
          <LanguageChoice value={language} onChange={setLanguage} />
        </div>
        <p className="field-hint form-field">{say('packs.issue.hint')}</p>
      </div>
    </SidePanel>
  )
}
