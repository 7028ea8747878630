import { useCallback, useMemo, useState } from 'react'

/** `writtenAt` is noted on the batch itself: nothing looks different for it. Null while it is on its way. */
type Batch<T> = { items: readonly T[]; writtenAt: number | null }

/**
 * What is typed, from the key until an answer holds it: typing never waits for the disk.
 * @param seenAt  when what is on the screen was last answered
 */
export function useWaiting<T>(seenAt: number) {
  const [batches, setBatches] = useState<readonly Batch<T>[]>([])
  const [seen, setSeen] = useState(seenAt)
  if (seen !== seenAt) {
    // what was asked for after the writing holds it; React drops it before anything is drawn
    setSeen(seenAt)
    setBatches(all => all.filter(b => b.writtenAt === null || b.writtenAt >= seenAt))
  }
  /** Shows the items while `writing` goes on, and until they are seen; not so long where it resolves with false: nothing was written. */
  const during = useCallback(async (items: readonly T[], writing: Promise<boolean>) => {
    const batch: Batch<T> = { items, writtenAt: null }
    setBatches(all => [...all, batch])
    if (await writing) batch.writtenAt = Date.now()
    else setBatches(all => all.filter(b => b !== batch))
  }, [])
  const waiting = useMemo(() => batches.flatMap(b => b.items), [batches])
  return { waiting, during }
}
