import { Input, Select } from 'antd'
import { AUDIENCES, type Audience } from '#domain/records/pack.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { PackPeriod } from './PackPeriod.tsx'
import type { PackEditor } from './use-pack-editor.ts'

/** What a pack is as a whole: its name, for whom, of which part of the college, of which span. */
export function PackHead({ editor: { edited, set } }: { editor: PackEditor }) {
  const { say } = useSay()
  const { name, audience, enterpriseId, programmeId, period, from, to } = edited
  return (
    <div className="pack-head">
      <label className="pack-option pack-head-name">
        <span>{say('field.packTemplate.name')}</span>
        <Input maxLength={200} status={name.trim() ? '' : 'error'} aria-label={say('packs.name')} value={name} onChange={e => set({ name: e.target.value }, 'name')} />
      </label>
      <label className="pack-option">
        <span>{say('field.packTemplate.audience')}</span>
        <Select<Audience> className="wide" aria-label={say('field.packTemplate.audience')} value={audience} options={AUDIENCES.map(value => ({ value, label: say(`choice.audience.${value}`) }))} onChange={next => set({ audience: next })} />
      </label>
      {audience === 'partner' && (
        <label className="pack-option">
          <span>{say('field.packTemplate.enterpriseId')}</span>
          <RefSelect label={say('field.packTemplate.enterpriseId')} table="enterprise" invalid={enterpriseId === undefined} value={enterpriseId} onChange={id => set({ enterpriseId: id ?? undefined })} />
        </label>
      )}
      <label className="pack-option">
        <span>{say('field.packTemplate.programmeId')}</span>
        <RefSelect label={say('field.packTemplate.programmeId')} table="programme" placeholder={say('packs.wholeCollege')} value={programmeId} onChange={id => set({ programmeId: id ?? undefined })} />
      </label>
      <div className="pack-option">
        <span>{say('field.packTemplate.period')}</span>
        <PackPeriod value={{ period, from, to }} onChange={span => set({ period: span.period, from: span.from, to: span.to })} />
      </div>
    </div>
  )
}
