import type { KeyboardEvent } from 'react'
import { shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'

type Rows = {
  /** the row under the keyboard; -1: none yet */
  at: number
  count: number
  /** rows that are seen at once */
  page: number
  move: (to: number) => void
  open?: ((at: number) => void) | undefined
  choose?: ((at: number) => void) | undefined
  all?: (() => void) | undefined
  /** absent while there is nothing to leave */
  leave?: (() => void) | undefined
}

/** Hears the keys of a list of rows, as the table of keys has them for every such list; a list does without what it has no use for. */
export function hearRowKeys(event: KeyboardEvent, { at, count, page, move, open, choose, all, leave }: Rows): void {
  const isThere = at >= 0 && at < count
  const acts: Record<ShortcutAt<'rows'>, (() => void) | undefined> = {
    'rows.step': count ? () => move(Math.min(count - 1, Math.max(0, steppedTo(event.key, at, count, page)))) : undefined,
    'rows.open': isThere && open ? () => open(at) : undefined,
    'rows.choose': isThere && choose ? () => choose(at) : undefined,
    'rows.all': all,
    'rows.leave': leave,
  }
  const shortcut = shortcutAt(event, 'rows')
  const act = shortcut ? acts[shortcut] : undefined
  if (!act) return
  act()
  event.preventDefault()
}

function steppedTo(key: string, at: number, count: number, page: number): number {
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: count - 1 }
  return steps[key] ?? at
}

/** Rows of this height that a box shows at once, less one that stays in sight when a page is turned, and the heads. */
export function rowsSeen(box: HTMLElement | null, height: number): number {
  return Math.max(1, Math.floor((box?.clientHeight ?? 400) / height) - 2)
}
