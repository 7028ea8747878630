import { memo, useRef, useState, type KeyboardEvent } from 'react'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { useSay } from '#renderer/client/language.tsx'
import { shortcutAt } from '#renderer/shell/shortcuts.ts'
import type { Names } from './names.ts'
import type { Pins } from './search-desk.ts'
import { WeekBlock } from './WeekBlock.tsx'
import type { Block, WhoKind } from './week-model.ts'

type WeekGridProps = {
  view: TimetableView
  blocks: readonly Block[]
  kind: WhoKind
  whoName: string
  names: Names
  pinned: Pins
  /** the id of what is open at the side */
  open: string | null
  onOpen: (block: Block) => void
  onClose: () => void
}

/** In CSS pixels; a lesson of two periods has room for four lines. */
const PERIOD = 40
const LINE = 16
const LANE = 64
const DAY = 88
const HOURS = 64

/** The week of somebody: weekdays across, periods down. Arrow keys go from block to block, Enter opens, Esc closes. */
export const WeekGrid = memo(function WeekGrid({ view, blocks, kind, whoName, names, pinned, open, onOpen, onClose }: WeekGridProps) {
  const { say, weekday } = useSay()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const days = [...new Set([...view.weekdays, ...blocks.map(b => b.weekday)])].sort((a, b) => a - b)
  const lanesOn = (day: number) => Math.max(1, ...blocks.filter(b => b.weekday === day).map(b => b.lanes))
  const widths = days.map(d => Math.max(DAY, lanesOn(d) * LANE))
  const stop = blocks.some(b => b.key === active) ? active : (blocks[0]?.key ?? null)

  function onKeyDown(event: KeyboardEvent) {
    const shortcut = shortcutAt(event, 'timetable')
    const from = blocks.find(b => b.key === stop)
    if (shortcut === 'timetable.leave') onClose()
    if (!from || shortcut !== 'timetable.step') return
    event.preventDefault()
    const to = nextBlock(blocks, from, event.key)
    if (!to) return
    setActive(to.key)
    box.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(to.key)}"]`)?.focus()
  }
  return (
    <div className="week-grid" role="group" aria-label={say('schedule.week.of', { name: whoName })} ref={box} onKeyDown={onKeyDown}>
      <div className="week-columns" style={{ gridTemplateColumns: `${HOURS}px ${widths.map(w => `minmax(${w}px, ${w}fr)`).join(' ')}`, minWidth: widths.reduce((sum, w) => sum + w, HOURS) }}>
        <div className="week-corner" />
        {days.map(d => <div className="week-day" key={d}>{weekday(d)}</div>)}
        <div className="week-periods">
          {view.periods.map((p, i) => (
            <div className={i > 0 && p.block !== view.periods[i - 1]!.block ? 'week-period half' : 'week-period'} key={p.no} style={{ height: PERIOD }}>
              <b>{p.name}</b> <span>{p.start}</span>
            </div>
          ))}
        </div>
        {days.map(d => (
          <div className="week-column" key={d} style={{ height: PERIOD * view.periods.length }}>
            {view.periods.map((p, i) => i > 0 && <span key={p.no} className={p.block !== view.periods[i - 1]!.block ? 'week-line half' : 'week-line'} style={{ top: PERIOD * i }} />)}
            {blocks.filter(b => b.weekday === d).map(b => (
              <WeekBlock
                key={b.key}
                block={b}
                kind={kind}
                names={names}
                pinned={b.kind === 'session' && b.sessions.every(s => pinned.has(s.key))}
                selected={open !== null && idsOf(b).includes(open)}
                isStop={b.key === stop}
                lines={Math.max(0, Math.floor(((b.bottom - b.top) * PERIOD - 10) / LINE) - 2)}
                style={{ top: b.top * PERIOD + 1, height: (b.bottom - b.top) * PERIOD - 2, left: `calc(${(100 * b.lane) / b.lanes}% + 2px)`, width: `calc(${100 / b.lanes}% - 4px)` }}
                onOpen={onOpen}
                onFocus={setActive}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
})

/** The ids under which a block may be open at the side. */
export function idsOf(block: Block): string[] {
  return block.kind === 'fixed' ? [block.fixed.bookingId] : [...block.sessions.map(s => s.key), ...(block.kind === 'was' ? block.leftOut.map(l => l.key) : [])]
}

/** The nearest block in the direction of an arrow key: in the same column, or in the next one that has any. */
function nextBlock(blocks: readonly Block[], from: Block, key: string): Block | null {
  if (key === 'ArrowDown' || key === 'ArrowUp') return blocks[blocks.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)] ?? null
  const sign = key === 'ArrowRight' ? 1 : -1
  const sameRow = blocks.filter(b => b.weekday === from.weekday && b.top < from.bottom && b.bottom > from.top && (b.lane - from.lane) * sign > 0)
  if (sameRow.length) return sameRow.sort((a, b) => (a.lane - b.lane) * sign)[0]!
  const beyond = blocks.filter(b => (b.weekday - from.weekday) * sign > 0)
  return beyond.sort((a, b) => (a.weekday - b.weekday) * sign || Math.abs(a.top - from.top) - Math.abs(b.top - from.top))[0] ?? null
}
