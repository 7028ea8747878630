import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same object and does what the page last drawn says, so that what is handed it is not drawn anew. For events only. */
export function useSteady<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
