import { useMemo } from 'react'
import { buildCalendar, type Calendar } from '#domain/calendar/calendar.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import type { RegisterRow } from '#contract/register.ts'
import { useAsk } from '#renderer/client/hooks.ts'

type AskedCalendar = { data: Calendar | undefined; error: Error | null }

/** The college calendar in this window, kept current: terms, bells, holidays. It fails where one of the three does. */
export function useCalendar(): AskedCalendar {
  const asks = [useAsk('register.list', { table: 'term' }), useAsk('register.list', { table: 'bellTable' }), useAsk('register.list', { table: 'calendarDay' })] as const
  const [terms, bells, days] = [asks[0].data, asks[1].data, asks[2].data]
  const data = useMemo(
    () =>
      terms && bells && days
        ? buildCalendar({ term: tableOf<'term'>(terms.rows), bellTable: tableOf<'bellTable'>(bells.rows), calendarDay: tableOf<'calendarDay'>(days.rows) })
        : undefined,
    [terms, bells, days],
  )
  return { data, error: asks.find(ask => ask.error)?.error ?? null }
}

function tableOf<K extends TableName>(rows: readonly RegisterRow[]): ReadonlyMap<string, Row<K>> {
  // the core parsed these records with their schema before it kept them
  return new Map(rows.map(({ id, fields }) => [id, { ...fields, id } as Row<K>]))
}
