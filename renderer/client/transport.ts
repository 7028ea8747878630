import type { Progress } from '#contract/define.ts'
import type { Ask, Frame, Notice } from '#contract/wire.ts'

/** How the renderer reaches the core: HTTP on loopback in a browser, a MessagePort in the Electron window. */
export type Transport = {
  send(ask: Ask, onProgress?: (p: Progress) => void, signal?: AbortSignal): Promise<Frame>
  /** Calls `onNotice` for every notice, and `onState` when the line breaks and when it is back. */
  listen(onNotice: (n: Notice) => void, onState: (online: boolean) => void): () => void
}

/** The last frame ends a request; the ones before are progress. */
export function isEnd(frame: Frame): boolean {
  return !('progress' in frame)
}
