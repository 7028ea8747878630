import { isClock } from '../base/time.ts'
import type { Parameters, Rule } from './pack.ts'

/** How a figure of a rule is written: a share of one (0.1), whole days, hours, an age in years, a grade of labour intensity, a clock, a day of the year (09-01), or text. */
export type ParameterKind = 'share' | 'days' | 'hours' | 'months' | 'years' | 'age' | 'count' | 'intensity' | 'clock' | 'dayOfYear' | 'text'

const KINDS: Readonly<Record<string, ParameterKind>> = {
  share: 'share',
  days: 'days',
  toleranceDays: 'days',
  everyDays: 'days',
  dayHours: 'hours',
  weekHours: 'hours',
  months: 'months',
  years: 'years',
  age: 'age',
  items: 'count',
  grade: 'count',
  intensity: 'intensity',
  nightFrom: 'clock',
  nightTo: 'clock',
  yearBegins: 'dayOfYear',
  province: 'text',
}

/** The least and most that a figure may be, both allowed. */
const LIMITS: Partial<Record<ParameterKind, readonly [number, number]>> = {
  share: [0, 1],
  days: [0, 3660],
  hours: [0, 168],
  months: [0, 120],
  years: [0, 100],
  age: [0, 100],
  count: [0, 9],
  intensity: [1, 4],
}

export function kindOfParameter(parameter: string): ParameterKind {
  return KINDS[parameter] ?? 'text'
}

/** What is wrong with a value for a parameter: the code of a refusal and its figures; null where nothing is. */
export function valueProblem(rule: Rule, parameter: string, value: string): { code: 'notANumber' | 'outOfRange' | 'notAClock' | 'notADayOfYear'; facts: Parameters } | null {
  const kind = kindOfParameter(parameter)
  if (typeof rule.parameters?.[parameter] === 'number') {
    const figure = Number(value)
    if (value.trim() === '' || !Number.isFinite(figure)) return { code: 'notANumber', facts: { value } }
    const [least, most] = LIMITS[kind] ?? [0, Infinity]
    return figure < least || figure > most ? { code: 'outOfRange', facts: { value, least, most } } : null
  }
  if (kind === 'clock' && value !== '' && !isClock(value)) return { code: 'notAClock', facts: { value } }
  if (kind === 'dayOfYear' && !/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) return { code: 'notADayOfYear', facts: { value } }
  return null
}
