import { useEffect, useRef } from 'react'
import { ROWS_AT_ONCE, type RegisterRow } from '#contract/register.ts'
import type { TableName } from '#domain/table-names.ts'
import { useAskEach } from '#renderer/client/hooks.ts'

/** Rows beyond what is in sight that are asked for as well, so that scrolling meets them. */
const AHEAD = 40

/** Rows passed at once beyond which nobody reads: what flies by is not asked for until it rests. */
const TOO_FAST = 60

/**
 * The rows of a register that are in sight (`from` … `to` of its ids), asked for by the hundred: a list of 100,000 is as quick as one of twelve.
 * `moving`: somebody is scrolling.
 */
export function useRowsInSight(table: TableName, ids: readonly string[], firstRows: readonly RegisterRow[], from: number, to: number, moving: boolean): (id: string) => RegisterRow | undefined {
  const [was, read] = [useRef(from), useRef({ from, to })]
  if (!moving || Math.abs(from - was.current) <= TOO_FAST) read.current = { from, to }
  was.current = from
  const asked = startsOf(read.current.from - AHEAD, Math.min(read.current.to + AHEAD, ids.length - 1)).filter(start => start > 0)
  const answers = useAskEach('register.rows', asked.map(start => ({ table, ids: ids.slice(start, start + ROWS_AT_ONCE) })))
  const rows = new Map([firstRows, ...answers.map(answer => answer ?? [])].flatMap(some => some.map(row => [row.id, row])))
  // rows that are in sight again after the order has changed are seen as they were until they come
  const seen = useRef<ReadonlyMap<string, RegisterRow>>(rows)
  const before = seen.current
  useEffect(() => {
    if (!answers.includes(undefined)) seen.current = rows
  })
  return id => rows.get(id) ?? before.get(id)
}

/** Where the hundreds begin that reach from one row to another. */
function startsOf(from: number, to: number): number[] {
  const starts: number[] = []
  for (let start = Math.floor(Math.max(0, from) / ROWS_AT_ONCE) * ROWS_AT_ONCE; start <= to; start += ROWS_AT_ONCE) starts.push(start)
  return starts
}
