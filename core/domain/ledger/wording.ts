import type { Text } from '../base/text.ts'
import type { Tables } from '../tables.ts'
import { tableOf } from '../table-names.ts'
import { nameOf } from '../record-name.ts'
import type { LedgerRate } from '../records/partnership.ts'
import type { Ledger, LedgerLine, LedgerSum, RatedPart } from './ledger.ts'
import { hundredths, lineKind, thingOf, type LedgerSide, type LineKey } from './lines.ts'

export function lineName(key: LineKey): Text {
  return { code: `ledger.line.${key}` }
}

/** "312 machine hours". */
export function quantityWords(key: LineKey, n: number): Text {
  return { code: `ledger.quantity.${key}`, facts: { n } }
}

/** Yuan to the fen; a dash where nothing says how many. */
export function yuanWords(value: number | null): Text {
  if (value === null) return '–'
  return value < 0 ? { code: 'ledger.yuan.minus', facts: { n: -value } } : { code: 'ledger.yuan', facts: { n: value } }
}

/** How a line comes to its yuan, with the figures: "312 machine hours × ¥45 = ¥14,040", or why it does not. */
export function formulaOf(line: LedgerLine): Text {
  const { key, quantity, value, paid, people, lacking } = line
  const kind = lineKind(key)
  const lacks: Text[] = lacking ? [{ code: `ledger.lacking.${key}`, facts: { n: lacking } }] : []
  switch (kind.money) {
    case 'counted':
      return { code: `ledger.formula.${key}`, facts: { n: quantity } }
    case 'stated':
      return { parts: [{ code: 'ledger.formula.stated', facts: { quantity: quantityWords(key, quantity), value: yuanWords(value) } }] }
    case 'apart':
      return { parts: [{ code: `ledger.formula.${key}`, facts: { quantity: quantityWords(key, quantity), value: yuanWords(value) } }, ...lacks] }
    case 'rated': {
      const rated = line.parts.filter(part => part.value !== null)
      const unrated = line.parts.find(part => part.rate === null && part.quantity > 0)
      const sum: Text[] = rated.length ? [{ code: 'ledger.formula.sum', facts: { parts: rated.map(part => partWords(key, part)).reduce(plus), value: yuanWords(value) } }] : []
      const less: Text[] = paid && value !== null ? [{ code: `ledger.formula.less.${key}`, facts: { paid: yuanWords(paid), saved: yuanWords(hundredths(value - paid)) } }] : []
      const of: Text[] = key === 'trainedHours' && people ? [{ code: 'ledger.formula.people', facts: { people } }] : []
      return { parts: [...sum, ...less, ...(unrated ? [unratedWords(key, unrated, rated.length > 0)] : []), ...of, ...lacks] }
    }
  }
}

function partWords(key: LineKey, { rate, quantity }: RatedPart): Text {
  return { code: 'ledger.formula.part', facts: { quantity: quantityWords(key, quantity), rate: yuanWords(rate!.amount) } }
}

function plus(sum: Text, part: Text): Text {
  return { code: 'ledger.formula.plus', facts: { sum, part } }
}

/** What is in no sum, and why: there is no rate at all, or it began later. */
function unratedWords(key: LineKey, { quantity }: RatedPart, some: boolean): Text {
  const facts = { quantity: quantityWords(key, quantity), thing: `choice.thing.${thingOf(key) ?? ''}` }
  return { code: some ? 'ledger.formula.before' : 'ledger.formula.noRate', facts }
}

/** "Hour of lent equipment: ¥45 from 1 Jan 2026; basis: price list". */
export function rateWords({ thing, amount, from, reason }: LedgerRate): Text {
  return { code: reason ? 'ledger.rate.reason' : 'ledger.rate', facts: { thing: `choice.thing.${thing}`, amount: yuanWords(amount), from, reason: reason ?? '' } }
}

/** How much a side saved, line by line: "¥14,040 (use of lent equipment) + ¥9,360 (mentors’ hours) = ¥23,400". */
export function savedWords(side: LedgerSide, { lines, saved }: LedgerSum): Text {
  const counted = lines.filter(line => lineKind(line.key).money !== 'apart' && line.value !== null)
  const who = side === 'gave' ? 'college' : 'enterprise'
  if (!counted.length) return { code: `ledger.saved.none.${who}` }
  const parts = counted.map(({ key, value, paid }) => ({ line: lineName(key), net: hundredths(value! - paid) }))
  const words = parts.reduce<Text | null>((sum, { line, net }) => {
    const part = (n: number): Text => ({ code: 'ledger.saved.part', facts: { n: yuanWords(n), line } })
    if (sum === null) return part(net)
    return net < 0 ? { code: 'ledger.formula.minus', facts: { sum, part: part(-net) } } : plus(sum, part(net)) // more was paid for it than it is worth
  }, null)
  return { code: `ledger.saved.${who}`, facts: { parts: words, saved: yuanWords(saved) } }
}

/** That only lines with yuan are in the sums, and which have none for want of a rate. */
export function balanceNotes({ gave, back }: { gave: LedgerSum; back: LedgerSum }): Text[] {
  const unrated = [...gave.unrated, ...back.unrated]
  return [{ code: 'ledger.note.sums' }, ...(unrated.length ? [{ code: 'ledger.note.unrated', facts: { lines: unrated.map(lineName) } }] : [])]
}

/** The days that were counted, and how a lent machine or a graduate is. */
export function spanWords({ from, to, until }: Pick<Ledger, 'from' | 'to' | 'until'>): Text {
  return { code: until < to ? 'ledger.span.until' : 'ledger.span', facts: { from, to, until } }
}

/** How a record behind a line is called: a graduate by name alone, a booking by its title. */
export function recordName(tables: Tables, id: string): string {
  const destination = tableOf(id) === 'destination' ? tables.destination.get(id) : undefined
  return nameOf(tables, destination?.studentId ?? id)
}
