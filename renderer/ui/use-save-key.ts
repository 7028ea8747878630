import { useEffect, useRef } from 'react'

/** Ctrl+S wherever the keyboard is: the page has nothing else to save. */
export function useSaveKey(save: () => unknown): void {
  const now = useRef(save)
  useEffect(() => void (now.current = save))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      void now.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
