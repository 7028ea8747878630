import { FileRefusal } from '#app/ports.ts'

/** What of a bundle does not hold; worded by `reason.bundle.<what>`. */
export type Broken = 'lock' | 'content' | 'container' | 'bomb' | 'head' | 'sum' | 'sets' | 'json' | 'deep' | 'key' | 'form' | 'photo'

/** A proof has failed: nothing of the bundle is believed. `detail` is for whoever looks into it, not for people. */
export function damaged(what: Broken, detail: string): FileRefusal {
  return new FileRefusal('bundle.damaged', { what: `bundle.${what}`, detail })
}
