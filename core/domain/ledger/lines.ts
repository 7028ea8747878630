import type { RATED_THINGS } from '../records/partnership.ts'

export type RatedThing = (typeof RATED_THINGS)[number]
/** The enterprise gives to the college, and the college gives back. */
export type LedgerSide = 'gave' | 'back'

/**
 * What a line of the ledger counts, and how it comes to yuan:
 * - `rated`: quantity × the office's rate in force on each record's own day; no rate, no yuan
 * - `stated`: what the records themselves say it is worth
 * - `apart`: yuan that are shown and are in no sum: a lent machine stays its lender's, and services were paid for
 * - `counted`: never yuan
 */
export type LineKind = { side: LedgerSide; money: 'stated' | 'apart' | 'counted' } | { side: LedgerSide; money: 'rated'; thing: RatedThing }

/** Every line in the order in which it is read. Worded by `ledger.line.<key>`, its quantity by `ledger.quantity.<key>`. */
export const LEDGER_LINES = {
  /** hours × pieces of the machines that an enterprise lends, booked by anybody but itself */
  lentHours: { side: 'gave', money: 'rated', thing: 'lentHour' },
  /** pieces on loan on a day of the span, at their price */
  lentValue: { side: 'gave', money: 'apart' },
  donations: { side: 'gave', money: 'stated' },
  mentorHours: { side: 'gave', money: 'rated', thing: 'mentorHour' },
  /** class hours of its people who teach at the college; the fees are what was paid for them */
  teacherHours: { side: 'gave', money: 'rated', thing: 'teacherHour' },
  places: { side: 'gave', money: 'counted' },
  /** days that interns were there, by thirty */
  placeMonths: { side: 'gave', money: 'rated', thing: 'placeMonth' },
  /** hours × pieces of the college's own machines, booked for the enterprise */
  collegeHours: { side: 'back', money: 'rated', thing: 'collegeHour' },
  /** people × hours of training; the income is what was paid for it */
  trainedHours: { side: 'back', money: 'rated', thing: 'trainedHour' },
  /** graduates at work there who had been interns there */
  recruits: { side: 'back', money: 'rated', thing: 'recruit' },
  /** other graduates at work there */
  hired: { side: 'back', money: 'counted' },
  services: { side: 'back', money: 'apart' },
} as const satisfies Record<string, LineKind>
export type LineKey = keyof typeof LEDGER_LINES
export const LINE_KEYS = Object.keys(LEDGER_LINES) as LineKey[] // the keys of the record above

/** The lines that are hours: what is compared where the office has no rate at all. */
export const HOUR_LINES: Readonly<Record<LedgerSide, readonly LineKey[]>> = { gave: ['lentHours', 'mentorHours', 'teacherHours'], back: ['collegeHours', 'trainedHours'] }

export function lineKind(key: LineKey): LineKind {
  return LEDGER_LINES[key]
}

/** By what the office rates a line; undefined for one that no rate is asked for. */
export function thingOf(key: LineKey): RatedThing | undefined {
  const kind = lineKind(key)
  return kind.money === 'rated' ? kind.thing : undefined
}

/** Yuan to the fen, quantities to a hundredth: what is printed can be reckoned again by hand. */
export function hundredths(value: number): number {
  return Math.round(Math.round(value * 1e6) / 1e4) / 100 // first to where a double is still exact: 1.005 is 1.01
}
