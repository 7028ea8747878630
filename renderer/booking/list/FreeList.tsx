import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { useRef } from 'react'
import type { FreeKind, FreeRow } from '#domain/booking/free.ts'
import { useSay } from '#renderer/client/language.tsx'
import { TailName } from '#renderer/ui/TailName.tsx'

type FreeListProps = { rows: readonly FreeRow[]; kind: FreeKind; busy: boolean; onBook: (row: FreeRow) => void }

const ROW_HEIGHT = 40

/** What is free, one line each, with a button that books it. Only visible lines are in the document. */
export function FreeList({ rows, kind, busy, onBook }: FreeListProps) {
  const { say } = useSay()
  const scroll = useRef<HTMLDivElement>(null)
  const down = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, overscan: 8 })
  return (
    <div ref={scroll} className="free-list" role="list" aria-label={say(`free.kind.${kind}`)} tabIndex={0}>
      <div style={{ height: down.getTotalSize(), position: 'relative' }}>
        {down.getVirtualItems().map(item => {
          const row = rows[item.index]!
          return (
            <div role="listitem" key={row.id} className="free-row" style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }} aria-setsize={rows.length} aria-posinset={item.index + 1}>
              <span className={`board-row-head ${row.lender ? 'enterprise' : 'college'}`}>
                <span className="board-mark" aria-hidden="true" />
              </span>
              <span className="free-name">
                <TailName name={row.name} /> <span className="quiet">{row.hint}</span>
              </span>
              <span className="free-room quiet">{[row.room, row.lender].filter(Boolean).join(' · ')}</span>
              <span className="free-warn">{row.warnings.map(rule => say(`rule.${rule}`)).join(' · ')}</span>
              <span className="free-figures">{row.capacity > 1 && say('free.of', { free: row.free, capacity: row.capacity })}</span>
              <Button size="small" disabled={busy} aria-label={say('free.bookOf', { name: row.name })} onClick={() => onBook(row)}>
                {say('free.book')}
              </Button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
