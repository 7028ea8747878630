import type { SaveState } from '../client/client.ts'

type SaveFacts = {
  save: SaveState
  online: boolean
  /** the write has lasted long enough to be spoken of */
  slow: boolean
  closed: { code: string } | null
  /** the write failed because nothing could be written; that has been put right since */
  wasClosed: boolean
}

export type SaveCode = 'saved' | 'saving' | 'failed' | 'lost' | 'readOnly'

/** The one word for how things stand. What a quick write does is not said: the screen that waits for it says it itself. */
export function saveCodeOf({ save, online, slow, closed, wasClosed }: SaveFacts): SaveCode {
  if (!online) return 'lost'
  if (closed) return closed.code === 'store.failed' ? 'failed' : 'readOnly'
  if (save === 'failed' && !wasClosed) return 'failed'
  return slow ? 'saving' : 'saved'
}
