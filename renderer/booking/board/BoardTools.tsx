import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { BoardFilters } from '#contract/board.ts'
import { BOARD_ROWS } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import type { BoardPlace } from './use-board-place.ts'

type BoardToolsProps = { place: BoardPlace; filters: BoardFilters | undefined; onGo: (patch: Partial<BoardPlace>) => void }
type Named = { id: string; name: string }

/** What the rows are, and the filter as a sentence: "Machines of any workshop · any programme · lent by anyone". */
export function BoardTools({ place, filters, onGo }: BoardToolsProps) {
  const { say } = useSay()
  return (
    <>
      <Segmented size="small" value={place.rows} aria-label={say('board.rows')} options={BOARD_ROWS.map(value => ({ value, label: say(`board.rows.${value}`) }))} onChange={rows => onGo({ rows })} />
      <span className="filter-words" role="search">
        <WordSelect label={say('board.filter.workshop')} any={say('board.any.workshop')} named={filters?.workshops} value={place.workshopId} onChange={workshopId => onGo({ workshopId })} />
        ·
        <WordSelect label={say('board.filter.programme')} any={say('board.any.programme')} named={filters?.programmes} value={place.programmeId} onChange={programmeId => onGo({ programmeId })} />
        ·
        <WordSelect label={say('board.filter.lender')} any={say('board.any.lender')} named={filters?.lenders} value={place.lenderId} onChange={lenderId => onGo({ lenderId })} />
        ·
        <TextFilter value={place.text} onChange={text => onGo({ text })} />
      </span>
      <Segmented
        size="small"
        value={place.colour}
        aria-label={say('board.colour')}
        options={(['owner', 'programme'] as const).map(value => ({ value, label: say(`board.colour.${value}`) }))}
        onChange={colour => onGo({ colour })}
      />
    </>
  )
}

type WordSelectProps = { label: string; any: string; named: readonly Named[] | undefined; value: string | undefined; onChange: (id: string | undefined) => void }

/** One word of the filter sentence: a choice that reads as text. */
function WordSelect({ label, any, named, value, onChange }: WordSelectProps) {
  return (
    <Select
      variant="borderless"
      size="small"
      aria-label={label}
      allowClear
      placeholder={any}
      value={value ?? null}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={(named ?? []).map(n => ({ value: n.id, label: n.name }))}
      onChange={id => onChange(id ?? undefined)}
    />
  )
}

/** Text to find: takes effect a moment after the last key, never in the middle of an IME composition. */
function TextFilter({ value, onChange }: { value: string | undefined; onChange: (text: string | undefined) => void }) {
  const { say } = useSay()
  const [typed, setTyped] = useState(value ?? '')
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing || typed === (value ?? '')) return
    const later = setTimeout(() => onChange(typed.trim() || undefined), 250)
    return () => clearTimeout(later)
  }, [typed, composing, value, onChange])
  return (
    <Input
      size="small"
      variant="borderless"
      allowClear
      aria-label={say('board.filter.text')}
      placeholder={say('board.filter.text')}
      value={typed}
      onChange={e => setTyped(e.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
