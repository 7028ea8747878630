import { useSyncExternalStore } from 'react'

const KEY = 'mortise.tour'
const listeners = new Set<() => void>()
let step = localStorage.getItem(KEY) === 'done' ? -1 : 0

/** The steps by the words `tour.<key>` and `tour.<key>.text`, and what each shows in the frame. */
export const TOUR = [
  { key: 'today', shows: '.frame-menu a[href$="/today"]' },
  { key: 'find', shows: '.find-button' },
  { key: 'undo', shows: '.frame-undo button[aria-keyshortcuts="Control+Z"]' },
  { key: 'help', shows: '.frame-head button[aria-keyshortcuts="F1"]' },
] as const

function go(next: number): void {
  step = next < TOUR.length ? next : -1
  // whoever has seen it or skipped it never sees it again by itself
  if (step < 0) localStorage.setItem(KEY, 'done')
  for (const tell of listeners) tell()
}

export const startTour = () => go(0)

/** At which step the tour is; −1 where it is over. */
export function useTour(): { at: number; go: (step: number) => void; skip: () => void } {
  const at = useSyncExternalStore(
    tell => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => step,
  )
  return { at, go, skip: () => go(TOUR.length) }
}
