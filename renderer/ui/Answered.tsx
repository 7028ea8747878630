import type { ReactNode } from 'react'
import { Waiting } from './Waiting.tsx'
import './ui.css'

type Asked<T> = { data: T | undefined; error: Error | null }

/** A query's answer once it is there; until then a quiet outline, and when it fails a sentence and another try. */
export function Answered<T>({ ask, children }: { ask: Asked<T>; children: (data: T) => ReactNode }) {
  return ask.data === undefined ? <Waiting on={ask} /> : <>{children(ask.data)}</>
}
