import { useEffect, useRef } from 'react'
import { pressed } from '#renderer/shell/shortcuts.ts'

/** Ctrl+S wherever the keyboard is: the page has nothing else to save. */
export function useSaveKey(save: () => unknown): void {
  const now = useRef(save)
  useEffect(() => void (now.current = save))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!pressed(event, 'save')) return
      event.preventDefault()
      void now.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
