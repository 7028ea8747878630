import type { HistoryEntry } from '#contract/history.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** Who did it, with the role in which it was done. */
export function actorText({ actor: { name, role } }: Pick<HistoryEntry, 'actor'>, say: Say): string {
  const who = name || say('history.somebody')
  return role ? `${who} (${role})` : who
}

/** What an entry did, in a sentence; an undo or redo says what it took back or did again. */
export function entryText({ state, command, about }: Pick<HistoryEntry, 'state' | 'command' | 'about'>, say: Say): string {
  if (state !== 'undo' && state !== 'redo') return say(`command.${command}`, about)
  return say(state === 'undo' ? 'history.undid' : 'history.redid', { what: say(`command.${String(about?.['command'] ?? command)}`, about) })
}
