import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** How wide a box is, in CSS pixels, as it changes; `first` until it stands. */
export function useWidth<E extends HTMLElement>(first = 0): [RefObject<E | null>, number] {
  const box = useRef<E>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.clientWidth))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [box, width]
}
