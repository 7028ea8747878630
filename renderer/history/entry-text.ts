import type { HistoryEntry } from '#contract/history.ts'

/** What an entry did, in a sentence; an undo or redo says what it took back or did again. */
export function entryText({ state, command, about }: Pick<HistoryEntry, 'state' | 'command' | 'about'>, say: (key: string, facts?: Record<string, unknown>) => string): string {
  if (state !== 'undo' && state !== 'redo') return say(`command.${command}`, about)
  return say(state === 'undo' ? 'history.undid' : 'history.redid', { what: say(`command.${String(about?.['command'] ?? command)}`, about) })
}
