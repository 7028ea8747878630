import type { SheetCell } from '#domain/attendance/sheet.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** What is known of a day, in one line: for the tooltip and for those who hear the cell instead of seeing it. */
export function cellText(cell: SheetCell, say: Say): string {
  const { state, evidence, by, hours, shift, onLeave, note } = cell
  return [
    say('attendance.on', { date: cell.date }),
    cell.here ? '' : say('attendance.notHere'),
    state ? say(`choice.state.${state}`) : cell.here ? say('attendance.unmarked') : '',
    evidence ? `${say(`choice.evidence.${evidence}`)}${by ? say('attendance.by', { by }) : ''}` : '',
    hours === null ? '' : say('attendance.hours', { n: hours }),
    shift ? say('attendance.shift', { shift }) : '',
    onLeave ? say('attendance.onLeave') : '',
    note ?? '',
  ]
    .filter(Boolean)
    .join(' · ')
}
