import { useState } from 'react'

const STEP = 50

/** The first of many rows, and a way to see more of them: a page with hundreds of hosts stays quick. */
export function useMore<T>(rows: readonly T[]): { shown: readonly T[]; rest: number; more: () => void } {
  const [most, setMost] = useState(STEP)
  return { shown: rows.slice(0, most), rest: Math.max(0, rows.length - most), more: () => setMost(n => n + 4 * STEP) }
}
