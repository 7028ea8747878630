import type { Sheet, Side, WeekEntry, WeekGridBlock, WeekSlot } from '#domain/report/model.ts'
import { DayHeads, Strike } from './DayHeads.tsx'
import { Legend, SideBadge } from './Legend.tsx'
import { usePaperWords } from './words.tsx'

/** Height of the paper inside its margins, in mm; a little is left so that rounding never begins a second page. */
const INSIDE = { landscape: 181, portrait: 268 }
const LETTERHEAD = 17
const HEAD = 9
const LEGEND = 6
const TEXT_BLOCK = 6
/** No band gets taller than this, or an empty week looks like a poster. */
const TALLEST = 22

/** One week on exactly one page: the bands share what the page has left. A real table, so that a screen reader can walk it. */
export function WeekGrid({ week, sheet }: { week: WeekGridBlock; sheet: Sheet }) {
  const { text } = usePaperWords()
  const others = sheet.blocks.length - 1
  const left = INSIDE[sheet.orientation] - LETTERHEAD - HEAD - LEGEND - others * TEXT_BLOCK
  const height = Math.min(TALLEST, left / Math.max(1, week.bands.length))
  const sides = new Set(week.slots.flatMap(slot => slot.entries.map(entry => entry.side)))
  const held = week.slots.some(slot => slot.entries.some(entry => entry.held))
  return (
    <>
      <table className="week">
        <thead>
          <tr>
            <th />
            <DayHeads days={week.days} />
          </tr>
        </thead>
        <tbody>
          {week.bands.map((band, row) => (
            <tr key={row} style={{ height: `${height}mm` }}>
              <th scope="row">
                <div className="band" style={{ height: `${height - 0.4}mm` }}>
                  {text(band.head)}
                  {band.clock && <small>{band.clock}</small>}
                </div>
              </th>
              {week.days.map((day, column) => cellOf(week.slots, column, row, height, day.closed))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend sides={[...sides]} held={held} />
    </>
  )
}

function cellOf(slots: readonly WeekSlot[], day: number, row: number, height: number, closed: boolean | undefined) {
  const slot = slots.find(s => s.day === day && s.band <= row && row < s.band + s.bands)
  if (!slot) return <td key={day} className={closed ? 'closed' : undefined}>{closed && <Strike />}</td>
  if (slot.band !== row) return null
  const grid = {
    height: `${slot.bands * height - 0.4}mm`,
    gridTemplateRows: `repeat(${slot.steps}, minmax(0, 1fr))`,
    gridTemplateColumns: `repeat(${slot.lanes}, minmax(0, 1fr))`,
  }
  return (
    <td key={day} rowSpan={slot.bands}>
      <div className="slot" style={grid}>
        {slot.entries.map((entry, i) => (
          <Tile key={i} entry={entry} />
        ))}
      </div>
    </td>
  )
}

function Tile({ entry }: { entry: WeekEntry }) {
  const { text } = usePaperWords()
  const side: Side = entry.side
  return (
    <div
      className={`tile ${side}${entry.held ? ' held' : ''}`}
      data-size="0"
      style={{ gridRow: `${entry.step + 1} / span ${entry.steps}`, gridColumn: entry.lane + 1 }}
    >
      <div className="tile-bar" />
      <b>
        <SideBadge side={side} />
        {text(entry.title)}
      </b>
      {entry.clock && <span>{entry.clock}</span>}
      {entry.lines.map((line, i) => (
        <span key={i}>{text(line)}</span>
      ))}
    </div>
  )
}
