import { useEffect, useRef } from 'react'
import { isTyping, pressed } from '#renderer/shell/shortcuts.ts'

type Keys = { undo: (() => void) | null; redo: (() => void) | null }

/**
 * Ctrl+Z and Ctrl+Y go through the steps that are not saved yet; where there are none they are left to the window, which takes back what
 * was saved. Fields keep their own undo.
 */
export function useStepKeys(keys: Keys): void {
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const act = isTyping(event) ? null : pressed(event, 'undo') ? now.current.undo : pressed(event, 'redo') ? now.current.redo : null
      if (!act) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    }
    // before the window's own undo hears it
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
}
