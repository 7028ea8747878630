import { App, Input, InputNumber } from 'antd'
import type { College } from '#domain/records/college.ts'
import { useSay } from '#renderer/client/language.tsx'
import { PhotoInput } from '#renderer/ui/PhotoInput.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { useCollegeEdits } from './use-college-edits.ts'

/** Pixels a side: papers print the logo a few millimetres high, on every sheet. */
const LOGO_SIDE = 600

/** Name, logo and rated hours of the college; papers and use rates take them from here. */
export function CollegeForm({ college }: { college: College }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const { form, values, edit, dirty, save, busy, refusal } = useCollegeEdits('college', college, () => void message.success(say('ui.saved')))
  return (
    <SettingsForm form={form} onSave={save} ready={dirty && values.name.trim() !== ''} busy={busy} refusal={refusal}>
      <div className="form-field half">
        <label htmlFor="college-name">{say('field.college.name')}</label>
        <Input id="college-name" maxLength={200} status={values.name.trim() ? '' : 'error'} value={values.name} onChange={e => edit({ name: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-name-en">{say('field.college.nameEn')}</label>
        <Input id="college-name-en" maxLength={200} value={values.nameEn ?? ''} onChange={e => edit({ nameEn: e.target.value || null })} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-logo">{say('field.college.logo')}</label>
        <PhotoInput id="college-logo" label={say('field.college.logo')} side={LOGO_SIDE} value={values.logo ?? undefined} onChange={logo => edit({ logo })} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-hours">{say('field.college.ratedHoursPerWeek')}</label>
        <InputNumber id="college-hours" className="wide" min={1} max={168} placeholder="35" value={values.ratedHoursPerWeek ?? null} onChange={n => edit({ ratedHoursPerWeek: n })} />
        <div className="field-hint">{say('settings.college.rated')}</div>
      </div>
    </SettingsForm>
  )
}
