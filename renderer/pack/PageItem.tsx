import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

type PageItemProps = {
  id: number
  no: number
  of: number
  heading: string
  /** why the page is not in the pack, if it is not */
  leftOut: string | null
  open: boolean
  onOpen: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
  onDrag: (on: boolean) => void
}

/** One line of the list of pages. */
export function PageItem({ id, no, of, heading, leftOut, open, onOpen, onKeyDown, onMove, onRemove, onDrag }: PageItemProps) {
  const { say } = useSay()
  return (
    <div className="pack-page" draggable onDragStart={e => (e.dataTransfer.setData('text/plain', heading), (e.dataTransfer.effectAllowed = 'move'), onDrag(true))} onDragEnd={() => onDrag(false)}>
      <span className="pack-grip" title={say('packs.drag')} aria-hidden="true">⠿</span>
      <button type="button" className="pack-page-name" data-page={id} aria-expanded={open} aria-label={say('packs.page', { no, heading })} title={leftOut ?? heading} onClick={onOpen} onKeyDown={onKeyDown}>
        <span className="pack-no">{no}</span>
        <span className="pack-heading">{heading}</span>
        {leftOut !== null && <span className="pack-left-out">{say('packs.leftOut')}</span>}
      </button>
      <span className="pack-moves">
        <Button type="text" size="small" tabIndex={-1} disabled={no === 1} aria-label={`${say('packs.up')}: ${heading}`} title={`${say('packs.up')} (Alt+↑)`} icon={<Icon name="up" size={12} />} onClick={() => onMove(-1)} />
        <Button type="text" size="small" tabIndex={-1} disabled={no === of} aria-label={`${say('packs.down')}: ${heading}`} title={`${say('packs.down')} (Alt+↓)`} icon={<Icon name="down" size={12} />} onClick={() => onMove(1)} />
        <Button type="text" size="small" aria-label={`${say('packs.out')}: ${heading}`} title={`${say('packs.out')} (Delete)`} icon={<Icon name="close" size={12} />} onClick={onRemove} />
      </span>
    </div>
  )
}
