import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import { dayNumber } from '#domain/base/time.ts'
import type { MonthDay } from '#domain/booking/board-month.ts'
import { BOARD_ROWS, type BoardView } from '#domain/booking/board-model.ts'
import { OCCUPANCY_TABLES } from '#domain/booking/occupancy.ts'
import { query } from './define.ts'

/** Two terms with the holidays between them: more is never on one board. */
const MOST_DAYS = 400

const BoardWanted = z
  .strictObject({
    rows: z.enum(BOARD_ROWS),
    /** first and last date, both included */
    from: DateText,
    to: DateText,
    workshopId: z.string().optional(),
    programmeId: z.string().optional(),
    lenderId: z.string().optional(),
    text: z.string().max(200).optional(),
  })
  .refine(w => w.from <= w.to && dayNumber(w.to) - dayNumber(w.from) < MOST_DAYS, { error: 'board.span', path: ['to'] })

type Named = { id: string; name: string }
export type BoardFilters = { workshops: Named[]; programmes: Named[]; lenders: Named[] }

export const boardContract = {
  commands: {},
  queries: {
    'board.view': query<BoardView>()(() => BoardWanted, [...OCCUPANCY_TABLES, 'programme']),
    /** what the board can be filtered by: rooms, programmes, and the enterprises that lend something */
    'board.filters': query<BoardFilters>()(() => z.strictObject({}), ['workshop', 'programme', 'enterprise', 'equipment']),
    /** the days of a month (both ends included), of everything or of one machine, room, class group, teacher or lender */
    'board.month': query<MonthDay[]>()(
      () => z.strictObject({ from: DateText, to: DateText, resourceId: z.string().max(120).optional() }).refine(w => dayNumber(w.to) - dayNumber(w.from) < MOST_DAYS, { error: 'board.span', path: ['to'] }),
      OCCUPANCY_TABLES,
    ),
  },
  jobs: {},
}
