import { groupedBy } from '../base/grouped-by.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import type { LedgerRate } from '../records/partnership.ts'
import type { RatedThing } from './lines.ts'

/** The office's rates by the day: a rate set today changes no ledger of last year. */
export type Rates = {
  /** the rate in force; null before the first one */
  on(thing: RatedThing, day: LocalDate): LedgerRate | null
  /** a run of days cut where another rate begins */
  pieces(thing: RatedThing, from: LocalDate, to: LocalDate): { from: LocalDate; to: LocalDate }[]
  of(thing: RatedThing): readonly LedgerRate[]
}

export function ratesOf(rows: Iterable<LedgerRate>): Rates {
  const byThing = groupedBy(rows, rate => rate.thing)
  // of two that begin on one day, which can come together from two computers, always the same one holds
  for (const rates of byThing.values()) rates.sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1))
  const of = (thing: RatedThing): readonly LedgerRate[] => byThing.get(thing) ?? []
  const on = (thing: RatedThing, day: LocalDate) => of(thing).findLast(rate => rate.from <= day) ?? null
  return {
    of,
    on,
    pieces(thing, from, to) {
      const starts = of(thing).flatMap(rate => (rate.from > from && rate.from <= to ? [rate.from] : []))
      if (!starts.length) return [{ from, to }] // as nearly all of tens of thousands are
      return [...new Set([from, ...starts])].map((start, i, all) => ({ from: start, to: all[i + 1] === undefined ? to : addDays(all[i + 1]!, -1) }))
    },
  }
}
