import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { MergeEntry } from '#domain/exchange/preview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EntryCard } from './EntryCard.tsx'

type EntryListProps = { entries: readonly MergeEntry[]; names: Record<string, string>; deviceName: (id: string) => string }

/** Every entry of a preview; only those in sight are in the page, each as high as what it says. */
export function EntryList({ entries, names, deviceName }: EntryListProps) {
  const { say } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => body.current,
    estimateSize: i => (entries[i]!.fields.some(f => f.conflict) ? 150 : 60),
    getItemKey: i => entries[i]!.id,
    overscan: 6,
  })
  useEffect(() => {
    body.current?.scrollTo({ top: 0 })
  }, [entries])
  return (
    <div className="entries" ref={body} tabIndex={0} role="region" aria-label={say('exchange.entries')}>
      <ul className="entries-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(item => (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            aria-setsize={entries.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <EntryCard entry={entries[item.index]!} names={names} deviceName={deviceName} />
          </li>
        ))}
      </ul>
    </div>
  )
}
