import { PARTNER_POPULATIONS } from './partner-populations.ts'
import type { Population } from './population.ts'
import { PRACTICE_POPULATIONS } from './practice-populations.ts'
import { STUDENT_POPULATIONS } from './student-populations.ts'

/** Everything that can be counted, by name: the building blocks of indicators. */
export const POPULATIONS: Readonly<Record<string, Population>> = { ...STUDENT_POPULATIONS, ...PRACTICE_POPULATIONS, ...PARTNER_POPULATIONS }
