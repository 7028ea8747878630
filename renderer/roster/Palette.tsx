import { Button } from 'antd'
import { memo } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { ShiftMark } from './shift-marks.ts'

type PaletteProps = {
  marks: readonly ShiftMark[]
  /** what is painted with; null: nothing is painted */
  brush: { shiftTypeId: string | null } | null
  canSet: boolean
  onBrush: (brush: { shiftTypeId: string | null } | null) => void
  onPick: (shiftTypeId: string | null) => void
  onTypes: () => void
}

/** The shifts with their keys: a click sets one for the cells chosen, or takes it as the brush. */
export const Palette = memo(function Palette({ marks, brush, canSet, onBrush, onPick, onTypes }: PaletteProps) {
  const { say } = useSay()
  const choices: { id: string | null; mark: ShiftMark | null }[] = [...marks.map(mark => ({ id: mark.type.id as string | null, mark })), { id: null, mark: null }]
  return (
    <div className="roster-palette" role="toolbar" aria-label={say('roster.palette')}>
      {choices.map(({ id, mark }) => {
        const pressed = brush !== null && brush.shiftTypeId === id
        const keys = mark ? mark.keys : [say('roster.key.delete')]
        return (
          <button
            type="button"
            key={id ?? 'free'}
            className={`roster-pick${pressed ? ' pressed' : ''}`}
            aria-pressed={brush ? pressed : undefined}
            disabled={!brush && !canSet}
            title={[say('roster.pick', { keys: keys.map(k => k.toUpperCase()) }), mark?.type.post].filter(Boolean).join(' · ')}
            onClick={() => onPick(id)}
          >
            <span className={mark ? `roster-swatch colour-${mark.colour}` : 'roster-swatch free'}>{mark?.short ?? '–'}</span>
            <span className="roster-pick-name">{mark?.type.name ?? say('roster.free')}</span>
            {mark && <span className="quiet">{mark.type.start}–{mark.type.end}</span>}
            {keys[0] && <kbd>{keys[0].toUpperCase()}</kbd>}
          </button>
        )
      })}
      <Button size="small" type={brush ? 'primary' : 'default'} aria-pressed={brush !== null} title={say('roster.paint.text')} onClick={() => onBrush(brush ? null : { shiftTypeId: marks[0]?.type.id ?? null })}>
        <Icon name="pen" size={14} /> {say('roster.paint')}
      </Button>
      <span className="spacer" />
      <span className="roster-legend">
        <span><i className="roster-sample draft" /> {say('roster.cell.draft')}</span>
        <span><i className="roster-sample published" /> {say('roster.cell.published')}</span>
      </span>
      <Button size="small" onClick={onTypes}>{say('roster.types')}</Button>
    </div>
  )
})
