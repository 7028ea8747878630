import type { LocalDate } from '../base/time.ts'
import type { LedgerRate } from '../records/partnership.ts'
import { hasEntries, type EnterpriseLedger, type Ledger, type LedgerSum } from './ledger.ts'
import { thingOf, type LineKey, type RatedThing } from './lines.ts'

/** One enterprise in the list of all: the sums of both sides in yuan, and how much of each line there is. */
export type LedgerRow = {
  enterpriseId: string
  name: string
  partner: boolean
  hasEntries: boolean
  /** yuan of the lines that count */
  gave: number
  back: number
  /** less what was paid for them */
  collegeSaved: number
  enterpriseSaved: number
  quantities: Partial<Record<LineKey, number>>
  /** some of it is in no sum for want of a rate */
  unrated: boolean
}
export type LedgerOverview = { until: LocalDate; rows: LedgerRow[]; all: { gave: LedgerSum; back: LedgerSum }; rates: LedgerRate[]; /** for which the office has no rate though something of them was given */ noRate: RatedThing[] }

/** The ledger of all enterprises as a list. */
export function overviewOfLedger({ until, enterprises, all, rates }: Ledger): LedgerOverview {
  return { until, rows: enterprises.map(rowOf), all, rates, noRate: [...all.gave.unrated, ...all.back.unrated].flatMap(key => thingOf(key) ?? []) }
}

function rowOf({ enterpriseId, name, partner, gave, back }: EnterpriseLedger): LedgerRow {
  const lines = [...gave.lines, ...back.lines].filter(line => line.quantity > 0)
  return {
    enterpriseId,
    name,
    partner,
    hasEntries: hasEntries({ gave, back }),
    gave: gave.value,
    back: back.value,
    collegeSaved: gave.saved,
    enterpriseSaved: back.saved,
    quantities: Object.fromEntries(lines.map(line => [line.key, line.quantity])),
    unrated: gave.unrated.length + back.unrated.length > 0,
  }
}
