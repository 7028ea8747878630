import type { MessageInstance } from 'antd/es/message/interface'
import { useCallback, useEffect } from 'react'
import { useAsk, useRun, refusalOf } from '../client/hooks.ts'
import { isTyping, pressed } from './shortcuts.ts'
import { useSay } from '../client/language.tsx'

/** What Ctrl+Z and Ctrl+Y would do now, in a sentence, and the doing. Typing in a field keeps its own undo. */
export function useUndo(message: MessageInstance) {
  const { say } = useSay()
  const history = useAsk('history.list', { limit: 1 })
  const undoing = useRun('history.undo')
  const redoing = useRun('history.redo')
  const canUndo = history.data?.canUndo ?? null
  const canRedo = history.data?.canRedo ?? null
  const sentence = (entry: { command: string; about?: Record<string, unknown> } | null) => entry && say(`command.${entry.command}`, entry.about)

  const act = useCallback(
    async (which: 'undo' | 'redo') => {
      const outcome = which === 'undo' ? await undoing.run({}) : await redoing.run({})
      const refusal = refusalOf(outcome)
      if (outcome.ok) message.success(say(which === 'undo' ? 'history.undone' : 'history.redone', { what: say(`command.${outcome.value.command}`, outcome.value.about) }))
      else if (refusal) message.warning(say(`refusal.${refusal.code}`, refusal.facts))
    },
    [undoing, redoing, message, say],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const which = isTyping(event) ? null : pressed(event, 'undo') ? 'undo' : pressed(event, 'redo') ? 'redo' : null
      if (!which) return
      event.preventDefault()
      void act(which)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [act])

  return { undoWhat: sentence(canUndo), redoWhat: sentence(canRedo), undo: () => act('undo'), redo: () => act('redo') }
}
