import { Checkbox, Input, Select } from 'antd'
import type { PackOffers } from '#contract/pack.ts'
import { AREAS } from '#domain/records/finding.ts'
import { PEOPLE, type Audience, type PackPage } from '#domain/records/pack.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { FindingOptions } from './FindingOptions.tsx'

type PageOptionsProps = { page: PackPage; audience: Audience; offers: PackOffers | undefined; /** `typing`: letters that come one after the other are one step */ onChange: (page: PackPage, typing?: string) => void }

/** What can be chosen of one page. */
export function PageOptions({ page, audience, offers, onChange }: PageOptionsProps) {
  const { say } = useSay()
  const alone = audience === 'partner'
  const heading = (
    <label className="pack-option">
      <span>{say('packs.option.heading')}</span>
      <Input maxLength={200} value={page.heading ?? ''} onChange={e => onChange({ ...page, heading: e.target.value || undefined } as PackPage, 'heading')} />
    </label>
  )
  switch (page.kind) {
    case 'finding':
      return (
        <>
          <FindingOptions finding={page.finding} offers={offers} alone={alone} onChange={finding => onChange({ ...page, finding })} />
          <Checkbox checked={page.table ?? false} onChange={e => onChange({ ...page, table: e.target.checked || undefined })}>{say('packs.option.table')}</Checkbox>
          {!alone && <Checkbox checked={page.records ?? false} onChange={e => onChange({ ...page, records: e.target.checked || undefined })}>{say('packs.option.records')}</Checkbox>}
          {heading}
        </>
      )
    case 'figures':
      return (
        <>
          <label className="pack-option">
            <span>{say('packs.option.areas')}</span>
            <Select
              className="wide"
              mode="multiple"
              aria-label={say('packs.option.areas')}
              placeholder={say('packs.option.areas.all')}
              value={page.areas ?? []}
              options={AREAS.map(area => ({ value: area, label: say(`outcome.area.${area}`) }))}
              onChange={areas => onChange({ ...page, areas: areas.length ? areas : undefined })}
            />
          </label>
          <Checkbox checked={page.definitions ?? false} onChange={e => onChange({ ...page, definitions: e.target.checked || undefined })}>{say('packs.option.definitions')}</Checkbox>
          {heading}
        </>
      )
    case 'ledger':
      return (
        <>
          {alone ? (
            <span className="field-hint">{say('packs.option.ofPartner')}</span>
          ) : (
            <label className="pack-option">
              <span>{say('packs.option.enterprise')}</span>
              <RefSelect label={say('packs.option.enterprise')} table="enterprise" placeholder={say('packs.option.allPartners')} value={page.enterpriseId} onChange={id => onChange({ ...page, enterpriseId: id ?? undefined })} />
            </label>
          )}
          {heading}
        </>
      )
    case 'people':
      return (
        <>
          <Segmented aria-label={say('packs.option.who')} value={page.who ?? PEOPLE[0]} options={PEOPLE.map(who => ({ value: who, label: say(`pack.people.${who}`) }))} onChange={who => onChange({ ...page, who })} />
          <span className="field-hint">{say('pack.names')}</span>
          {heading}
        </>
      )
    case 'evidence':
      return (
        <>
          <span className="field-hint">{say('packs.option.evidence')}</span>
          {heading}
        </>
      )
    case 'words':
      return (
        <>
          {heading}
          <label className="pack-option">
            <span>{say('packs.option.text')}</span>
            <Input.TextArea rows={6} maxLength={8000} value={page.text} onChange={e => onChange({ ...page, text: e.target.value }, 'text')} />
          </label>
        </>
      )
  }
}
