import type { LocalDate } from '../base/time.ts'
import { sideOf } from '../booking/board-colours.ts'
import type { World } from '../world.ts'
import { shortTime, type Band } from './bands.ts'
import { byName, namesOf } from './lookup.ts'
import type { MatrixUse, Sheet, Text, WeekMatrixBlock } from './model.ts'
import { roomlessUses, weekBands, weekDays, weekSpan, weekUses, type DayUse } from './week-uses.ts'

/** All rooms of the centre in one week: a row a room, and one for what needs no room. */
export function centreSheet(world: World, monday: LocalDate): Sheet {
  const rooms = byName(world.tables.workshop.values()).map(room => ({ room, uses: weekUses(world, room.id, monday) }))
  const roomless = roomlessUses(world, monday)
  const all = [...rooms.flatMap(r => r.uses), ...roomless]
  const bands = weekBands(world, monday, all)
  const { days, shown } = weekDays(world, monday, all)
  const cells = (uses: readonly DayUse[]) => shown.map(day => uses.filter(use => use.day === day).flatMap(use => lineOf(world, bands, use)))

  const rows: WeekMatrixBlock['rows'] = rooms.map(({ room, uses }) => {
    const note = [room.code, room.building].filter(part => part !== undefined)
    return { head: room.name, ...(note.length ? { note: { parts: note } } : {}), cells: cells(uses) }
  })
  if (roomless.length) rows.push({ head: { code: 'report.noRoom' }, cells: cells(roomless) })
  return {
    title: { code: 'report.week-plan.centre' },
    subtitle: weekSpan(world, monday),
    orientation: 'landscape',
    blocks: [{ kind: 'weekMatrix', corner: { code: 'table.workshop' }, days, rows, empty: { code: 'report.none.workshop' } }],
  }
}

function lineOf(world: World, bands: readonly Band[], use: DayUse): MatrixUse[] {
  if (!('booking' in use.of)) return []
  const { booking } = use.of
  const who = namesOf(world.tables.classGroup, booking.classGroupIds)
  const text: Text = who.length ? { code: 'report.whoWhat', facts: { names: who, title: booking.title } } : booking.title
  return [{ when: shortTime(bands, use), text, side: sideOf(world.tables, booking), ...(booking.status === 'held' ? { held: true } : {}) }]
}
