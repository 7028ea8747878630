import { Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { savePreferences, usePreferences } from '#renderer/shell/preferences.ts'

/** Who sits here: remembered on this computer as it is typed. */
export function YouForm() {
  const { say } = useSay()
  const { name, role } = usePreferences()
  return (
    <div className="form-grid">
      <div className="form-field half">
        <label htmlFor="you-name">{say('settings.you.name')}</label>
        <Input id="you-name" maxLength={80} autoComplete="name" value={name} onChange={e => savePreferences({ name: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="you-role">{say('settings.you.role')}</label>
        <Input id="you-role" maxLength={80} placeholder={say('settings.you.role.example')} value={role} onChange={e => savePreferences({ role: e.target.value })} />
      </div>
    </div>
  )
}
