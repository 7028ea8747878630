import { memo } from 'react'
import type { LocalDate } from '#domain/base/time.ts'
import type { BoardRows } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { TailName } from '#renderer/ui/TailName.tsx'
import { xOf, xOfEnd, type Axis } from './axis.ts'
import { BoardBar } from './BoardBar.tsx'
import { BoardBlock } from './BoardBlock.tsx'
import { barColour } from './colours.ts'
import { DAY, type Bar, type ColourBy, type RowModel } from './board-types.ts'
import { HEAD_WIDTH, laneBox } from './geometry.ts'

type BoardRowProps = {
  model: RowModel
  index: number
  top: number
  height: number
  kind: BoardRows
  axis: Axis
  /** the first day shown */
  first: LocalDate
  firstDay: number
  lastDay: number
  colourBy: ColourBy
  programmes: ReadonlyMap<string, string>
  /** `bookingId start` of the selected bar, if it is in this row */
  selected: string | null
}

/** One row of the board: its name, and a cell per visible day that holds what begins there. Drawn again only when it changes. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { model, index, top, height, kind, axis, first, firstDay, lastDay, colourBy, programmes, selected } = props
  const { say } = useSay()
  const { row } = model
  const visible = { start: firstDay * DAY, end: (lastDay + 1) * DAY }
  const cells: { bars: [Bar, number][]; blocks: RowModel['blocks'][number][] }[] = []
  for (let day = firstDay; day <= lastDay; day++) cells.push({ bars: [], blocks: [] })
  const cellOf = (start: number) => cells[Math.max(Math.floor(start / DAY), firstDay) - firstDay]

  model.bars.forEach((bar, i) => {
    if (bar.start < visible.end && bar.end > visible.start) cellOf(bar.start)?.bars.push([bar, i])
  })
  for (const block of model.blocks) if (block.start < visible.end && block.end > visible.start) cellOf(block.start)?.blocks.push(block)

  function boxOf(start: number, end: number, day: number) {
    const left = Math.max(xOf(axis, start), firstDay * axis.dayWidth)
    return { left: left - day * axis.dayWidth + 1, width: Math.max(xOfEnd(axis, end) - left - 2, 3) }
  }

  return (
    <div role="row" aria-rowindex={index + 2} className="board-row" data-row={index} style={{ transform: `translateY(${top}px)`, height }}>
      <div role="rowheader" className={`board-row-head ${row.side}`} style={{ width: HEAD_WIDTH }} title={[row.name, row.hint].filter(Boolean).join(' · ')}>
        <span className="board-mark" aria-hidden="true" />
        <TailName name={row.name} className="board-row-name" />
        {row.capacity > 1 && <span className="board-capacity">{say(`board.capacity.${kind}`, { n: row.capacity })}</span>}
        {row.hint && kind !== 'workshop' && <span className="board-hint">{row.hint}</span>}
      </div>
      {cells.map(({ bars, blocks }, i) => {
        const day = firstDay + i
        return (
          <div key={day} role="gridcell" aria-colindex={day + 2} className="board-cell" style={{ left: HEAD_WIDTH + day * axis.dayWidth, width: axis.dayWidth }}>
            {blocks.map(block => (
              <BoardBlock key={`${block.kind} ${block.id} ${block.start}`} block={block} capacity={row.capacity} box={boxOf(block.start, block.end, day)} />
            ))}
            {bars.map(([bar, at]) => (
              <BoardBar
                key={`${bar.bookingId} ${bar.start}`}
                bar={bar}
                at={at}
                first={first}
                box={{ ...boxOf(bar.start, bar.end, day), ...laneBox(bar.lane, row.lanes) }}
                colour={barColour(bar, { kind, side: row.side }, colourBy, programmes)}
                selected={selected === `${bar.bookingId} ${bar.start}`}
                bare={axis.dayWidth < 60}
                second={kind === 'teacher' || kind === 'classGroup' ? 'where' : 'who'}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
})
