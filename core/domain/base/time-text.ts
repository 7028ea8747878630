import { z } from 'zod'
import { isClock, isDate } from './time.ts'

// What comes in as a date, a time of day, or both; apart from the reckoning with them, which needs no schemas.

export const DateText = z.string().refine(isDate, { error: 'date.invalid' })
export const ClockText = z.string().refine(isClock, { error: 'clock.invalid' })
export const TimeText = z
  .string()
  .refine(t => t.length === 16 && t[10] === 'T' && isDate(t.slice(0, 10)) && isClock(t.slice(11)), { error: 'time.invalid' })
