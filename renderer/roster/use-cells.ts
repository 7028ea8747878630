import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Cell } from '#domain/shifts/assign.ts'
import { useRun } from '#renderer/client/hooks.ts'

type Batch = { id: number; cells: readonly Cell[]; /** when it was written; null while it is on its way */ writtenAt: number | null }
let batches = 0

/**
 * Writes cells, and shows them until the plan has them: typing never waits for the disk.
 * @param seenAt  when the plan was last answered
 */
export function useCells(seenAt: number) {
  const assigning = useRun('roster.assign')
  const [waiting, setWaiting] = useState<readonly Batch[]>([])
  const { run } = assigning

  // what the plan was asked for after the writing is in it
  useEffect(() => setWaiting(all => (all.some(b => b.writtenAt !== null && b.writtenAt < seenAt) ? all.filter(b => b.writtenAt === null || b.writtenAt >= seenAt) : all)), [seenAt])

  const assign = useCallback(
    async (cells: readonly Cell[]) => {
      const id = ++batches
      setWaiting(all => [...all, { id, cells, writtenAt: null }])
      const outcome = await run({ cells: [...cells] })
      setWaiting(all => (outcome.ok ? all.map(b => (b.id === id ? { ...b, writtenAt: Date.now() } : b)) : all.filter(b => b.id !== id)))
      return outcome
    },
    [run],
  )
  const cells = useMemo(() => waiting.flatMap(b => b.cells), [waiting])
  return { assign, waiting: cells, refusal: assigning.refusal, clear: assigning.clear }
}
