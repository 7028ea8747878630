import type { Result } from './decision.ts'

/** Work that takes a while, done step by step: tells after each how far it is, so that others can have their turn in between. */
export type Steps<T> = Generator<{ done: number; total: number }, Result<T>>

/** All steps at once. */
export function finished<T>(steps: Steps<T>): Result<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
