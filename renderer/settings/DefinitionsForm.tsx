import { Button, InputNumber, Radio } from 'antd'
import { Link } from 'react-router'
import type { College } from '#domain/records/college.ts'
import { DEFAULT_HIDE_BELOW, DESTINATION_RATES, PROFILES } from '#domain/records/indicator.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { indicatorPath } from '#renderer/outcome/own/indicator-path.ts'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { textIn } from '#words/say.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { useCollegeEdits } from './use-college-edits.ts'

/** Whose definitions are shown, which formula the destination rate has, and which groups stay in the office. */
export function DefinitionsForm({ college }: { college: College }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const { form, values, edit, dirty, save, busy, refusal } = useCollegeEdits('definitions', college, seq => undoToast(say('ui.saved'), seq))
  return (
    <SettingsForm form={form} onSave={save} ready={dirty} busy={busy} refusal={refusal} below={<OwnIndicators />}>
      <div className="form-field">
        <span className="form-label" id="definitions-profile">{say('field.college.definitionProfile')}</span>
        <Radio.Group
          aria-labelledby="definitions-profile"
          className="definitions-choice"
          value={values.definitionProfile ?? PROFILES[0]}
          onChange={e => edit({ definitionProfile: e.target.value as College['definitionProfile'] })}
        >
          {PROFILES.map(profile => (
            <Radio key={profile} value={profile}>
              {say(`choice.definitionProfile.${profile}`)}
              <span className="field-hint">{say(`definitions.profile.${profile}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        <AddedBy profile={values.definitionProfile ?? PROFILES[0]} />
      </div>
      <div className="form-field">
        <span className="form-label" id="definitions-formula">{say('field.college.destinationFormula')}</span>
        <Radio.Group
          aria-labelledby="definitions-formula"
          aria-describedby="definitions-formula-why"
          className="definitions-choice"
          value={values.destinationFormula ?? DESTINATION_RATES[0]}
          onChange={e => edit({ destinationFormula: e.target.value as College['destinationFormula'] })}
        >
          {DESTINATION_RATES.map(formula => (
            <Radio key={formula} value={formula}>
              {say(`choice.destinationFormula.${formula}`)}
              <span className="field-hint">{say(`definitions.formula.${formula}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        <div className="field-hint" id="definitions-formula-why">{say('definitions.formula')}</div>
      </div>
      <div className="form-field">
        <label htmlFor="definitions-hide">{say('field.college.hideBelow')}</label>
        <InputNumber id="definitions-hide" min={0} max={100} precision={0} placeholder={String(DEFAULT_HIDE_BELOW)} suffix={<span className="quiet">{say('unit.people')}</span>} value={values.hideBelow ?? null} onChange={n => edit({ hideBelow: n })} />
        <div className="field-hint">{say('definitions.hide', { usual: DEFAULT_HIDE_BELOW })}</div>
      </div>
    </SettingsForm>
  )
}

/** The indicators that a framework adds, and what each says. */
function AddedBy({ profile }: { profile: string }) {
  const { say, language } = useSay()
  const { data } = useAsk('indicator.definitions', {})
  const added = data?.profiles.find(p => p.profile === profile)?.indicators ?? []
  if (!added.length) return null
  return (
    <ul className="definitions-added">
      {added.map(({ id, name, definition }) => (
        <li key={id}>{say('definitions.profile.adds', { name: textIn(language, name), definition: textIn(language, definition) })}</li>
      ))}
    </ul>
  )
}

/** The office's own indicators: each opens, and a new one begins here. */
function OwnIndicators() {
  const { say, language } = useSay()
  const { data } = useAsk('indicator.definitions', {})
  return (
    <div className="form-field">
      <span className="form-label">{say('definitions.own')}</span>
      {data?.own.length === 0 && <div className="field-hint">{say('definitions.own.none')}</div>}
      <ul className="definitions-own">
        {data?.own.map(({ id, name, unit }) => (
          <li key={id}><Link to={indicatorPath(id)}>{textIn(language, name)}</Link> <span className="quiet">{say(`choice.unit.${unit}`)}</span></li>
        ))}
      </ul>
      <span><Link to={indicatorPath()}><Button>{say('own.new')}</Button></Link></span>
    </div>
  )
}
