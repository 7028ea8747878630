import { bySound } from '../base/by-sound.ts'
import type { LocalDate } from '../base/time.ts'
import { agreed } from '../outcome/partner-populations.ts'
import { sceneOf, type OutcomeView, type Scene } from '../outcome/population.ts'
import type { Question } from '../outcome/sheet.ts'
import { nameOf } from '../record-name.ts'
import type { LedgerRate } from '../records/partnership.ts'
import { PARTS, walkLedger, type Entry } from './entries.ts'
import { hundredths, LINE_KEYS, lineKind, type LedgerSide, type LineKey } from './lines.ts'
import { ratesOf, type Rates } from './rates.ts'

/** What was given at one rate, or without any: `value` = quantity × rate, and what was paid for just this. */
export type RatedPart = { rate: LedgerRate | null; quantity: number; value: number | null; paid: number }

export type LedgerLine = {
  key: LineKey
  /** hours, months, pieces, people or records, as the line counts */
  quantity: number
  /** of a rated line: by rate, in the order in which they came into force; first what lies before the first rate */
  parts: RatedPart[]
  /** yuan; null where nothing says what it is worth */
  value: number | null
  /** yuan that were paid for what has a value, as entered */
  paid: number
  /** records behind it */
  records: number
  /** records that lack something to be reckoned by */
  lacking: number
  people: number
}

/** `value`: the sum of the lines that count; `saved`: less what was paid for them. */
export type LedgerSum = { value: number; paid: number; saved: number; lines: LedgerLine[]; /** lines of which all or a part is in no sum, as the office has set no rate */ unrated: LineKey[] }
export type EnterpriseLedger = { enterpriseId: string; name: string; /** an agreement is in force on the cohort date */ partner: boolean; gave: LedgerSum; back: LedgerSum }

/**
 * What each side gave in a span, by enterprise. `until` is the last day that counts: the span's, or the cohort date before it. `rates`
 * are those by which something was reckoned.
 */
export type Ledger = { from: LocalDate; to: LocalDate; until: LocalDate; enterprises: EnterpriseLedger[]; all: { gave: LedgerSum; back: LedgerSum }; rates: LedgerRate[] }

type Sum = { parts: Map<string, { rate: LedgerRate | null; quantity: number; paid: number }>; stated: number; lacking: number; people: number; ids: Set<string> }

/**
 * The ledger of all enterprises that gave, were given or have an agreement in force; or of one of them, whether it has anything or not.
 * One pass through the records, whatever the number of enterprises.
 */
export function ledgerOf(view: OutcomeView, question: Pick<Question, 'from' | 'to' | 'asOf'>, enterpriseId?: string): Ledger {
  const scene = givenScene(view, question)
  const sums = new Map<string, Map<LineKey, Sum>>()
  eachEntry(scene, ratesOf(view.tables.ledgerRate.values()), entry => {
    if (enterpriseId === undefined || entry.enterpriseId === enterpriseId) add(sums, entry)
  })
  const partners = new Set([...view.tables.enterprise.values()].flatMap(row => (agreed(row, scene) ? [row.id] : [])))
  const shown = enterpriseId === undefined ? new Set([...sums.keys(), ...partners]) : [enterpriseId]
  const enterprises = [...shown].map((id): EnterpriseLedger => ({ enterpriseId: id, name: nameOf(view.tables, id), partner: partners.has(id), ...sidesOf(sums.get(id)) }))
  enterprises.sort((a, b) => bySound.compare(a.name, b.name) || (a.enterpriseId < b.enterpriseId ? -1 : 1))
  const used = new Map(enterprises.flatMap(e => [...e.gave.lines, ...e.back.lines]).flatMap(line => line.parts.flatMap(({ rate }) => (rate ? [[rate.id, rate] as const] : []))))
  return {
    from: question.from,
    to: question.to,
    until: scene.to,
    enterprises,
    all: { gave: together('gave', enterprises), back: together('back', enterprises) },
    rates: [...used.values()].sort((a, b) => (a.thing === b.thing ? (a.from < b.from ? -1 : 1) : a.thing < b.thing ? -1 : 1)),
  }
}

/** The records behind a line: of one enterprise, or of all; each once a rate. */
export type LedgerRecord = { id: string; enterpriseId: string; from: LocalDate; to: LocalDate; quantity: number; rate: LedgerRate | null; value: number | null; paid: number; lacks: boolean }

/** What stands behind a line, oldest first. */
export function behindLine(view: OutcomeView, question: Pick<Question, 'from' | 'to' | 'asOf'>, line: LineKey, enterpriseId?: string): LedgerRecord[] {
  const { money } = lineKind(line)
  const records = new Map<string, LedgerRecord & { stated: number }>()
  eachEntry(givenScene(view, question), ratesOf(view.tables.ledgerRate.values()), entry => {
    if (entry.line !== line || (enterpriseId !== undefined && entry.enterpriseId !== enterpriseId)) return
    const { id, from, to, rate, lacks, paid, stated, quantity } = entry
    const key = `${entry.enterpriseId} ${id} ${rate?.id ?? ''}`
    const known = records.get(key)
    if (!known) return void records.set(key, { id, enterpriseId: entry.enterpriseId, from, to, quantity, rate, value: null, paid, stated, lacks })
    known.quantity += quantity
    known.paid += paid
    known.stated += stated
    if (from < known.from) known.from = from
    if (to > known.to) known.to = to
  })
  return [...records.values()]
    .map(({ stated, ...record }) => {
      const quantity = hundredths(record.quantity / (PARTS[line] ?? 1))
      const value = money === 'rated' ? worth(quantity, record.rate) : money === 'counted' || record.lacks ? null : hundredths(stated)
      return { ...record, quantity, paid: hundredths(record.paid), value }
    })
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
}

/** Whether anything was given or given back. */
export function hasEntries({ gave, back }: Pick<EnterpriseLedger, 'gave' | 'back'>): boolean {
  return [...gave.lines, ...back.lines].some(line => line.records > 0)
}

/** Up to the cohort date: what is planned for later days is not given yet. */
function givenScene(view: OutcomeView, { from, to, asOf }: Pick<Question, 'from' | 'to' | 'asOf'>): Scene {
  return sceneOf(view, { from, to: to < asOf ? to : asOf, asOf })
}

/** Nothing is given in a span that begins after the cohort date. */
function eachEntry(scene: Scene, rates: Rates, visit: (entry: Entry) => void): void {
  if (scene.from <= scene.to) walkLedger(scene, rates, visit)
}

function add(sums: Map<string, Map<LineKey, Sum>>, { enterpriseId, line, id, quantity, rate, paid, stated, lacks, people }: Entry): void {
  let lines = sums.get(enterpriseId)
  if (!lines) sums.set(enterpriseId, (lines = new Map()))
  let sum = lines.get(line)
  if (!sum) lines.set(line, (sum = { parts: new Map(), stated: 0, lacking: 0, people: 0, ids: new Set() }))
  const part = sum.parts.get(rate?.id ?? '')
  if (part) {
    part.quantity += quantity
    part.paid += paid
  } else sum.parts.set(rate?.id ?? '', { rate, quantity, paid })
  sum.stated += stated
  sum.people += people
  if (lacks) sum.lacking++
  sum.ids.add(id)
}

function sidesOf(sums: ReadonlyMap<LineKey, Sum> | undefined): { gave: LedgerSum; back: LedgerSum } {
  const side = (of: LedgerSide) => summed(linesOf(of).map(key => lineOf(key, sums?.get(key))))
  return { gave: side('gave'), back: side('back') }
}

function linesOf(side: LedgerSide): LineKey[] {
  return LINE_KEYS.filter(key => lineKind(key).side === side)
}

function lineOf(key: LineKey, sum: Sum | undefined): LedgerLine {
  if (!sum) return { key, quantity: 0, parts: [], value: null, paid: 0, records: 0, lacking: 0, people: 0 }
  const parts = [...sum.parts.values()].map(({ rate, quantity, paid }): RatedPart => {
    const counted = hundredths(quantity / (PARTS[key] ?? 1))
    return { rate, quantity: counted, value: worth(counted, rate), paid: hundredths(paid) }
  })
  parts.sort(byRate)
  const { money } = lineKind(key)
  const valued = parts.filter(part => part.value !== null)
  return {
    key,
    quantity: hundredths(total(parts, part => part.quantity)),
    parts: money === 'rated' ? parts : [],
    value: money === 'rated' ? (valued.length ? hundredths(total(valued, part => part.value!)) : null) : money === 'counted' || sum.lacking === sum.ids.size ? null : hundredths(sum.stated),
    paid: hundredths(total(valued, part => part.paid)),
    records: sum.ids.size,
    lacking: sum.lacking,
    people: sum.people,
  }
}

/** What is shown apart stays out of the sum. */
function summed(lines: LedgerLine[]): LedgerSum {
  const counted = lines.filter(line => lineKind(line.key).money !== 'apart')
  const [value, paid] = [hundredths(total(counted, line => line.value ?? 0)), hundredths(total(counted, line => line.paid))]
  return { value, paid, saved: hundredths(value - paid), lines, unrated: lines.filter(line => line.parts.some(part => part.rate === null && part.quantity > 0)).map(line => line.key) }
}

/** One side of several enterprises: the sums of what stands in their own ledgers. */
function together(side: LedgerSide, enterprises: readonly EnterpriseLedger[]): LedgerSum {
  return summed(
    linesOf(side).map(key => {
      const sum = lineOf(key, undefined)
      for (const enterprise of enterprises) addLine(sum, enterprise[side].lines.find(line => line.key === key)!)
      sum.parts.sort(byRate)
      return sum
    }),
  )
}

function addLine(sum: LedgerLine, line: LedgerLine): void {
  for (const field of ['quantity', 'paid', 'records', 'lacking', 'people'] as const) sum[field] = hundredths(sum[field] + line[field])
  if (line.value !== null) sum.value = hundredths((sum.value ?? 0) + line.value)
  for (const { rate, quantity, paid, value } of line.parts) {
    const same = sum.parts.find(part => part.rate?.id === rate?.id)
    if (!same) sum.parts.push({ rate, quantity, paid, value })
    else Object.assign(same, { quantity: hundredths(same.quantity + quantity), paid: hundredths(same.paid + paid), value: value === null ? null : hundredths((same.value ?? 0) + value) })
  }
}

function byRate(a: RatedPart, b: RatedPart): number {
  return (a.rate?.from ?? '') < (b.rate?.from ?? '') ? -1 : 1
}

function worth(quantity: number, rate: LedgerRate | null): number | null {
  return rate === null ? null : hundredths(quantity * rate.amount)
}

function total<R>(rows: readonly R[], of: (row: R) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}
