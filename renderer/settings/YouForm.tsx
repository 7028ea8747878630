import { Input, Select } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { DESKS } from '#renderer/today/desks.ts'

/** Who sits here: remembered on this computer as it is typed. */
export function YouForm() {
  const { say } = useSay()
  const { name, role, desk } = usePreferences()
  return (
    <div className="form-grid">
      <div className="form-field half">
        <label htmlFor="you-name">{say('settings.you.name')}</label>
        <Input id="you-name" maxLength={80} autoComplete="name" value={name} onChange={e => savePreferences({ name: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="you-role">{say('settings.you.role')}</label>
        <Input id="you-role" maxLength={80} placeholder={desk === 'all' ? say('settings.you.role.example') : say(`desk.${desk}`)} value={role} onChange={e => savePreferences({ role: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="you-desk">{say('settings.you.desk')}</label>
        <Select id="you-desk" value={desk} options={DESKS.map(value => ({ value, label: say(`desk.${value}`) }))} onChange={next => savePreferences({ desk: next })} />
        <div className="field-hint">{say('settings.you.desk.text')}</div>
      </div>
    </div>
  )
}
