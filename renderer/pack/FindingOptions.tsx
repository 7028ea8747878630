import { InputNumber, Select } from 'antd'
import type { PackOffers } from '#contract/pack.ts'
import { findingParams, type FindingParam } from '#domain/pack/finding-forms.ts'
import { AREAS, FindingAsked } from '#domain/records/finding.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { knows, textIn } from '#words/say.ts'

type FindingOptionsProps = { finding: FindingAsked; offers: PackOffers | undefined; /** only what tells the enterprise of each record can be shown */ alone: boolean; onChange: (finding: FindingAsked) => void }

/** What can be chosen of a finding, one control each. */
export function FindingOptions({ finding, offers, alone, onChange }: FindingOptionsProps) {
  const { say } = useSay()
  function set(patch: Record<string, unknown>) {
    const next = FindingAsked.safeParse(Object.fromEntries(Object.entries({ ...finding, ...patch }).filter(([, value]) => value !== undefined && value !== null)))
    if (next.success) onChange(next.data)
  }
  return findingParams(finding.kind).map(param => (
    <label key={param.name} className="pack-option">
      <span>{say(`packs.option.${param.kind === 'breakdown' ? 'breakdown' : param.name}`)}</span>
      <Control param={param} finding={finding} offers={offers} alone={alone} onSet={set} />
    </label>
  ))
}

type ControlProps = Omit<FindingOptionsProps, 'onChange'> & { param: FindingParam; onSet: (patch: Record<string, unknown>) => void }

function Control({ param, finding, offers, alone, onSet }: ControlProps) {
  const { say, language } = useSay()
  const label = say(`packs.option.${param.kind === 'breakdown' ? 'breakdown' : param.name}`)
  const value = (finding as Record<string, unknown>)[param.name] // each param is a field of its finding
  const named = (name: PackOffers['indicators'][number]['name'], own: boolean) => (alone && !own ? say('packs.option.notAlone', { name }) : textIn(language, name))
  switch (param.kind) {
    case 'indicator':
      return (
        <Select
          className="wide"
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          value={value as string}
          options={AREAS.flatMap(area => {
            const own = offers?.indicators.filter(i => i.area === area) ?? []
            return own.length ? [{ label: say(`outcome.area.${area}`), options: own.map(i => ({ value: i.id, label: named(i.name, i.alone), disabled: alone && !i.alone })) }] : []
          })}
          onChange={id => onSet({ indicator: id })}
        />
      )
    case 'breakdown': {
      const fields = finding as Record<string, unknown>
      return (
        <Select
          className="wide"
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          value={`${String(fields['population'])} ${String(fields['field'])}`}
          options={offers?.breakdowns.map(b => ({ value: `${b.population} ${b.field}`, label: named(b.name, b.alone), disabled: alone && !b.alone })) ?? []}
          onChange={chosen => {
            const [population, field] = chosen.split(' ')
            onSet({ population, field })
          }}
        />
      )
    }
    case 'choice': {
      const word = (code: string) => say(param.name === 'by' ? `dimension.${code}` : knows(language, `packs.${param.name}.${code}`) ? `packs.${param.name}.${code}` : `choice.${param.name}.${code}`)
      return <Select className="wide" aria-label={label} value={value as string} options={param.options.map(code => ({ value: code, label: word(code) }))} onChange={code => onSet({ [param.name]: code })} />
    }
    case 'record':
      return <RefSelect label={label} table={param.table} placeholder={say('report.page.all')} value={value as string | undefined} onChange={id => onSet({ [param.name]: id })} />
    case 'level':
      return <InputNumber className="wide" aria-label={label} min={0} max={10} precision={0} value={(value as number | undefined) ?? null} onChange={n => onSet({ [param.name]: n })} />
  }
}
