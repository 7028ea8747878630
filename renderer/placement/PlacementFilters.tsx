import { Button, Popover, Select, Tag } from 'antd'
import { PAPERS_BEFORE } from '#domain/placement/papers.ts'
import type { PlacementFilter } from '#domain/placement/listing.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { SCOPE_TABLES } from './filters.ts'

type PlacementFiltersProps = { filter: PlacementFilter; onFilter: (filter: PlacementFilter) => void }

const CHIPS = { batchId: 'batch', classGroupId: 'group', enterpriseId: 'host', tutorId: 'tutor' } as const

/** Chooses whose placements the list shows: of a batch, a class group, a host, a tutor, in a state, lacking a paper. */
export function PlacementFilters({ filter, onFilter }: PlacementFiltersProps) {
  const { say } = useSay()
  const all = { value: '', label: say('placement.filter.all') }
  const phases = (['current', 'running', 'soon', 'later', 'ended', 'cancelled'] as const).map(value => ({ value, label: say(`placement.phase.${value}`) }))
  const papers = [{ value: 'any', label: say('placement.filter.any') }, ...PAPERS_BEFORE.map(value => ({ value: value as string, label: say(`paper.${value}`) }))]
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="placement-filters form-grid">
          {(['batchId', 'classGroupId', 'enterpriseId', 'tutorId'] as const).map(name => (
            <div className="form-field" key={name}>
              <label htmlFor={`filter-${name}`}>{say(`placement.column.${CHIPS[name] === 'batch' ? 'batch' : CHIPS[name]}`)}</label>
              <RefSelect id={`filter-${name}`} table={SCOPE_TABLES[name]} value={filter[name]} placeholder={say('placement.filter.all')} onChange={id => onFilter({ ...filter, [name]: id ?? undefined })} />
            </div>
          ))}
          <div className="form-field">
            <label htmlFor="filter-phase">{say('placement.filter.phase')}</label>
            <Select id="filter-phase" className="wide" value={filter.phase ?? ''} options={[all, ...phases]} onChange={phase => onFilter({ ...filter, phase: phases.find(p => p.value === phase)?.value })} />
          </div>
          <div className="form-field">
            <label htmlFor="filter-lacking">{say('placement.filter.lacking')}</label>
            <Select
              id="filter-lacking"
              className="wide"
              value={filter.lacking ?? ''}
              options={[all, ...papers]}
              onChange={value => onFilter({ ...filter, lacking: value === '' ? undefined : (value as PlacementFilter['lacking']) }) /* the options are papers */}
            />
          </div>
        </div>
      }
    >
      <Button>{say('placement.filter')}</Button>
    </Popover>
  )
}

/** What narrows the list, each as a chip that takes it away. */
export function FilterChips({ filter, onFilter }: PlacementFiltersProps) {
  const { say } = useSay()
  const without = (name: keyof PlacementFilter) => onFilter({ ...filter, [name]: undefined })
  const chip = (name: keyof PlacementFilter, text: string) => (
    <Tag key={name} closable={{ 'aria-label': say('placement.chip.remove', { name: text }) }} onClose={() => without(name)}>
      {text}
    </Tag>
  )
  const { phase, lacking } = filter
  return (
    <span className="placement-chips">
      {(['batchId', 'classGroupId', 'enterpriseId', 'tutorId'] as const).map(name => filter[name] && <NamedChip key={name} id={filter[name]} word={`placement.chip.${CHIPS[name]}`} onRemove={() => without(name)} />)}
      {phase && chip('phase', say(`placement.phase.${phase}`))}
      {lacking && chip('lacking', say('placement.chip.lacking', { name: lacking === 'any' ? say('placement.filter.any') : say(`paper.${lacking}`) }))}
      {filter.unarchived && chip('unarchived', say('placement.chip.unarchived'))}
      {filter.findings && chip('findings', say('placement.chip.findings'))}
    </span>
  )
}

function NamedChip({ id, word, onRemove }: { id: string; word: string; onRemove: () => void }) {
  const { say } = useSay()
  const { data } = useAsk('register.get', { id })
  const name = say(word, { name: String(data?.fields['name'] ?? '…') })
  return (
    <Tag closable={{ 'aria-label': say('placement.chip.remove', { name }) }} onClose={onRemove}>
      {name}
    </Tag>
  )
}
