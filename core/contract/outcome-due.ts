import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import type { OutcomeDue } from '#domain/outcome/due.ts'
import { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import { query } from './define.ts'

export const outcomeDueContract = {
  commands: {},
  queries: {
    /** What the office owes its records of outcomes: destinations, certificates, training, rates and scales; by number. */
    'outcome.due': query<OutcomeDue>()(() => z.strictObject({ on: DateText.optional() }), OUTCOME_TABLES),
  },
  jobs: {},
}
