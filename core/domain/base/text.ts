import type { Facts } from './decision.ts'

/** Words to be said in the reader's language, or text that is the same in all of them (a name, a figure), or several with dots between. */
export type Text = string | { code: string; facts?: Facts } | { parts: readonly Text[] }
