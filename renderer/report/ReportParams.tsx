import { Input, Select } from 'antd'
import { isTable } from '#domain/table-names.ts'
import type { ReportEntry, ReportParam } from '#domain/report/reports.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { knows } from '#words/say.ts'
import { ChoiceSelect, isPicked } from './ChoiceSelect.tsx'
import { tableFor, withParam } from './report-place.ts'

type Params = Record<string, string>
type ReportParamsProps = { entry: ReportEntry; params: Params; onChange: (params: Params) => void }

/** A choice of no more than so many is a row of buttons. */
const FEW = 5

/** What the report shows: one control for each thing that it wants to know. */
export function ReportParams({ entry, params, onChange }: ReportParamsProps) {
  const { say } = useSay()
  return (
    <div className="report-params" role="group" aria-label={say('report.page.parameters')}>
      {entry.params.map(param => {
        const table = tableFor(entry, param, params)
        // "the whole centre" is no record: nothing to choose
        if (param.kind === 'ref' && !(table && isTable(table))) return null
        const set = (value: string | null) => onChange(withParam(entry, params, param.name, value))
        return (
          <div key={param.name} className={`report-param ${sizeOf(param, table)}`}>
            <span>{say(`report.param.${param.name}`)}</span>
            <Control param={param} table={table} value={params[param.name]} of={params['enterpriseId']} onChange={set} />
          </div>
        )
      })}
    </div>
  )
}

/** A row of buttons is as wide as it is; names of people with their hosts need room. */
function sizeOf(param: ReportParam, table: string | undefined): string {
  if (param.kind === 'choice' && (param.options?.length ?? 0) <= FEW) return ''
  return table === 'placement' || table === 'visit' ? 'roomy' : 'sized'
}

type ControlProps = { param: ReportParam; table: string | undefined; value: string | undefined; /** the host that is chosen beside it */ of: string | undefined; onChange: (value: string | null) => void }

function Control({ param, table, value, of, onChange }: ControlProps) {
  const { say, language } = useSay()
  const label = say(`report.param.${param.name}`)
  if (param.kind === 'choice') {
    const word = (code: string) => {
      const own = `report.choice.${param.name}.${code}`
      return say(knows(language, own) ? own : `choice.${param.name}.${code}`)
    }
    const options = (param.options ?? []).map(code => ({ value: code, label: word(code) }))
    const usual = options[0]?.value
    if (options.length <= FEW) return <Segmented aria-label={label} value={value ?? usual} options={options} onChange={next => onChange(next === usual ? null : (next ?? null))} />
    return <Select className="wide" aria-label={label} allowClear placeholder={say(knows(language, `report.choice.${param.name}`) ? `report.choice.${param.name}` : 'report.page.all')} value={value ?? null} options={options} onChange={next => onChange(next ?? null)} />
  }
  if (param.kind === 'date') return <DateInput label={label} value={value} onChange={onChange} />
  if (isPicked(table)) return <ChoiceSelect table={table} label={label} value={value} of={table === 'post' ? of : undefined} onChange={onChange} />
  if (table === 'packTemplate') return <PackSelect label={label} value={value} onChange={onChange} />
  if (table === 'booking') return <BookingSelect label={label} value={value} onChange={onChange} />
  if (table && isTable(table)) return <RefSelect label={label} table={table} value={value} onChange={onChange} />
  return <Input aria-label={label} value={value ?? ''} onChange={e => onChange(e.target.value || null)} />
}

type SelectProps = { label: string; value: string | undefined; onChange: (value: string | null) => void }

function PackSelect(props: SelectProps) {
  const { data, isPending } = useAsk('pack.list', {})
  return <OptionSelect {...props} loading={isPending} options={(data ?? []).map(({ pack }) => ({ value: pack.id, label: pack.name }))} />
}

function BookingSelect(props: SelectProps) {
  const { data, isPending } = useAsk('report.bookings', {})
  return <OptionSelect {...props} loading={isPending} options={(data ?? []).map(({ id, name, hint }) => ({ value: id, label: `${name} · ${hint}` }))} />
}

function OptionSelect({ label, value, onChange, loading, options }: SelectProps & { loading: boolean; options: { value: string; label: string }[] }) {
  const { say } = useSay()
  return (
    <Select
      className="wide"
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      placeholder={say('ui.choose')}
      value={value ?? null}
      options={options}
      onChange={next => onChange(next ?? null)}
    />
  )
}
