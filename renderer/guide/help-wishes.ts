export type HelpWish = 'guide' | 'keys'

const listeners = new Set<(wish: HelpWish) => void>()

/** Opens the guide at the present page, or the sheet of keys. */
export function wishHelp(wish: HelpWish): void {
  for (const tell of listeners) tell(wish)
}

export function onHelp(tell: (wish: HelpWish) => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
