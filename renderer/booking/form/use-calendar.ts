import { useMemo } from 'react'
import { buildCalendar, type Calendar } from '#domain/calendar/calendar.ts'
import type { Row, TableName } from '#domain/tables.ts'
import type { RegisterRow } from '#contract/register.ts'
import { useAsk } from '#renderer/client/hooks.ts'

/** The college calendar in this window, kept current: terms, bells, holidays. Null until it has been asked for. */
export function useCalendar(): Calendar | null {
  const terms = useAsk('register.list', { table: 'term' }).data
  const bells = useAsk('register.list', { table: 'bellTable' }).data
  const days = useAsk('register.list', { table: 'calendarDay' }).data
  return useMemo(
    () =>
      terms && bells && days
        ? buildCalendar({ term: tableOf<'term'>(terms.rows), bellTable: tableOf<'bellTable'>(bells.rows), calendarDay: tableOf<'calendarDay'>(days.rows) })
        : null,
    [terms, bells, days],
  )
}

function tableOf<K extends TableName>(rows: readonly RegisterRow[]): ReadonlyMap<string, Row<K>> {
  // the core parsed these records with their schema before it kept them
  return new Map(rows.map(({ id, fields }) => [id, { ...fields, id } as Row<K>]))
}
