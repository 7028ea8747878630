import { z } from 'zod'
import type { LocalTime } from '#domain/base/time.ts'
import { job } from './define.ts'

/** Which form, of which record: `register:student:new`. */
const Place = z.string().min(1).max(400)
/** characters of JSON that a form may come to */
const LONGEST = 2_000_000

/** What somebody has typed into a form and not saved yet, kept for him beside the data: no change of the college, and never in its history. */
export const draftContract = {
  commands: {},
  queries: {},
  jobs: {
    /** Durable when it resolves. Refuses `draft.failed`. */
    'draft.keep': job<{ at: LocalTime }>()(() => z.strictObject({ place: Place, values: z.json().refine(values => JSON.stringify(values).length <= LONGEST) })),
    'draft.get': job<{ at: LocalTime; values: unknown } | null>()(() => z.strictObject({ place: Place })),
    /** Which of his forms somebody has not saved, by their places, the latest first. */
    'draft.list': job<string[]>()(() => z.strictObject({})),
    'draft.drop': job<null>()(() => z.strictObject({ place: Place })),
  },
}
