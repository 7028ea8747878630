import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { sameValue } from '#domain/base/change.ts'
import type { College } from '#domain/records/college.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { PhotoInput } from '#renderer/ui/PhotoInput.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

type Edits = { name?: string; nameEn?: string | null; logo?: string | null; ratedHoursPerWeek?: number | null }

/** Pixels a side: papers print the logo a few millimetres high, on every sheet. */
const LOGO_SIDE = 600

/** Name, logo and rated hours of the college; papers and use rates take them from here. */
export function CollegeForm({ college }: { college: College }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const [edits, setEdits] = useState<Edits>({})
  const { run, busy, refusal } = useRun('college.save')
  const values = { ...college, ...edits }
  const touched = Object.fromEntries(Object.entries(edits).filter(([field, v]) => !sameValue(v ?? null, (college as Record<string, unknown>)[field] ?? null)))
  const dirty = Object.keys(touched).length > 0
  async function save() {
    if (!dirty || !values.name.trim()) return
    const outcome = await run({ fields: touched })
    if (!outcome.ok) return
    setEdits({})
    void message.success(say('ui.saved'))
  }
  return (
    <form
      className="form-grid"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
      onKeyDown={e => {
        if (e.key.toLowerCase() !== 's' || !(e.ctrlKey || e.metaKey)) return
        e.preventDefault()
        void save()
      }}
    >
      <div className="form-field half">
        <label htmlFor="college-name">{say('field.college.name')}</label>
        <Input id="college-name" maxLength={200} status={values.name.trim() ? '' : 'error'} value={values.name} onChange={e => setEdits({ ...edits, name: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-name-en">{say('field.college.nameEn')}</label>
        <Input id="college-name-en" maxLength={200} value={values.nameEn ?? ''} onChange={e => setEdits({ ...edits, nameEn: e.target.value || null })} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-logo">{say('field.college.logo')}</label>
        <PhotoInput id="college-logo" label={say('field.college.logo')} side={LOGO_SIDE} value={values.logo ?? undefined} onChange={logo => setEdits(now => ({ ...now, logo }))} />
      </div>
      <div className="form-field half">
        <label htmlFor="college-hours">{say('field.college.ratedHoursPerWeek')}</label>
        <InputNumber id="college-hours" className="wide" min={1} max={168} placeholder="35" value={values.ratedHoursPerWeek ?? null} onChange={n => setEdits({ ...edits, ratedHoursPerWeek: n })} />
        <div className="field-hint">{say('settings.college.rated')}</div>
      </div>
      {refusal && <div className="form-field"><RefusalNote refusal={refusal} /></div>}
      <div className="form-field">
        <span><Button type="primary" htmlType="submit" disabled={!dirty || !values.name.trim()} loading={busy}>{say('ui.save')}</Button></span>
      </div>
    </form>
  )
}
