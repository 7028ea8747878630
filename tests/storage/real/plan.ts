import type { Content } from './content.ts'

/** What a writer is to do; a number after `every` counts changes, 0 is never. */
export type Plan = {
  content: Content
  /** null: until it is killed */
  commits: number | null
  /** up to so many changes are handed over at once */
  group: number
  compactEvery: number
  backupEvery: number
  attachEvery: number
  compactAt: number | null
  /** compacts and backs up while it goes on writing, half of the times */
  besides: boolean
  /** waits for a line on its input before it opens the folder */
  waits: boolean
  /** holds the folder when it is done, until it is killed */
  stays: boolean
  /** tries on after a refusal */
  insists: boolean
  /** closes while the last change is still on its way */
  closesAtOnce: boolean
  measureHeap: boolean
}

export const REST: Plan = {
  content: { life: 300, large: true },
  commits: null,
  group: 6,
  compactEvery: 0,
  backupEvery: 0,
  attachEvery: 0,
  compactAt: null,
  besides: false,
  waits: false,
  stays: false,
  insists: false,
  closesAtOnce: false,
  measureHeap: false,
}

/** The code of a refusal of the store's. @throws what is none */
export function refusalOf(error: unknown): { refusal: string } {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^[a-z]+\.[a-zA-Z]+$/.test(code)) return { refusal: code }
  throw error
}
