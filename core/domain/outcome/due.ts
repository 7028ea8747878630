import type { LocalDate } from '../base/time.ts'
import { ratesOf } from '../ledger/rates.ts'
import type { RatedThing } from '../ledger/lines.ts'
import { RATED_THINGS } from '../records/partnership.ts'
import type { Destination, ItemDelivery } from '../records/outcome.ts'
import { rowsTelling } from '../row-map.ts'
import type { DueList } from './due-lists.ts'
import { yearBefore } from './period.ts'
import type { OutcomeView } from './population.ts'
import { expiringCertificates, type ExpiringCertificate } from './skills/expiring.ts'
import { wordOn } from './student-facts.ts'

/** So many days before its last one a certificate is told. */
export const EXPIRES_WITHIN = 60

/** What the office owes its records of outcomes, as things are on a day. */
export type OutcomeDue = {
  graduates: { unknown: number; total: number }
  undated: number
  /** how many run out soon, and the first of them */
  certificates: { count: number; first: Pick<ExpiringCertificate, 'name' | 'student' | 'expires'> | null }
  /** how many, and the day of the oldest */
  training: { count: number; oldest: LocalDate | null }
  /** what is in the records and has no rate in force; none where the office keeps no ledger */
  unrated: RatedThing[]
  /** there are outcomes, and no scale on which anybody could answer */
  noScale: boolean
}

type View = Pick<OutcomeView, 'tables' | 'facts'>

/** The ids of the records of a list, in the order of their register. */
export function dueRows(list: DueList, view: View, on: LocalDate): string[] {
  switch (list) {
    case 'graduatesUnknown':
      return graduatesOf(view, on).unknown
    case 'graduatesUndated':
      return graduatesOf(view, on).undated
    case 'certificatesExpiring':
      return expiringCertificates(view, on, EXPIRES_WITHIN, undefined).map(c => c.id)
    case 'trainingOverdue':
      return overdue(view, on).map(d => d.id)
  }
}

export function outcomeDue(view: View, on: LocalDate): OutcomeDue {
  const graduates = graduatesOf(view, on)
  const certificates = expiringCertificates(view, on, EXPIRES_WITHIN, undefined)
  const [first] = certificates
  const training = overdue(view, on)
  return {
    graduates: { unknown: graduates.unknown.length, total: graduates.total },
    undated: graduates.undated.length,
    certificates: { count: certificates.length, first: first ? { name: first.name, student: first.student, expires: first.expires } : null },
    training: { count: training.length, oldest: training.reduce<LocalDate | null>((day, d) => (day === null || d.plannedOn < day ? d.plannedOn : day), null) },
    unrated: unrated(view, on),
    noScale: view.tables.ratingScale.size === 0 && (view.tables.destination.size > 0 || view.tables.assessment.size > 0),
  }
}

/** The last word on each graduate of the twelve months. */
function graduatesOf({ tables }: Pick<View, 'tables'>, on: LocalDate): { total: number; unknown: string[]; undated: string[] } {
  const since = yearBefore(on)
  const last = new Map<string, Destination | null>()
  const undated = rowsTelling(tables.student, { field: 'status', beginning: 'graduated', without: 'graduatedOn' }).map(({ id }) => id)
  for (const year of new Set([since.slice(0, 4), on.slice(0, 4)])) {
    for (const { id, graduatedOn = '' } of rowsTelling(tables.student, { field: 'graduatedOn', beginning: year })) if (graduatedOn >= since && graduatedOn <= on) last.set(id, null)
  }
  for (const word of tables.destination.values()) {
    const before = last.get(word.studentId)
    if (before === undefined || word.date > on) continue
    if (!before || word.date > before.date || (word.date === before.date && word.id > before.id)) last.set(word.studentId, word)
  }
  const unknown: string[] = []
  for (const [id, word] of last) if (!word || !wordOn([word], on)) unknown.push(id)
  return { total: last.size, unknown, undated }
}

function overdue({ tables }: View, on: LocalDate): ItemDelivery[] {
  const found: ItemDelivery[] = []
  for (const d of tables.itemDelivery.values()) if (d.plannedOn < on && d.deliveredOn === undefined && d.reason === undefined) found.push(d)
  return found
}

/** Things of which there are records and no rate that holds on the day; a college without any record of the ledger's own keeps none. */
function unrated({ tables }: View, on: LocalDate): RatedThing[] {
  const { mentorWork, enterpriseTeaching, enterpriseService, donation, ledgerRate, equipment, booking, destination, placement } = tables
  if (!(mentorWork.size || enterpriseTeaching.size || enterpriseService.size || donation.size || ledgerRate.size)) return []
  const rates = ratesOf(ledgerRate.values())
  const has: Record<RatedThing, () => boolean> = {
    lentHour: () => some(equipment.values(), e => e.lenderId !== undefined),
    collegeHour: () => some(booking.values(), b => b.enterpriseId !== undefined && b.status !== 'cancelled'),
    mentorHour: () => mentorWork.size > 0,
    teacherHour: () => enterpriseTeaching.size > 0,
    trainedHour: () => some(enterpriseService.values(), s => s.serviceType === 'staffTraining' && s.people !== undefined && s.hours !== undefined),
    recruit: () => some(destination.values(), d => d.destination === 'host'),
    placeMonth: () => some(placement.values(), p => p.status !== 'cancelled'),
  }
  return RATED_THINGS.filter(thing => !rates.on(thing, on) && has[thing]())
}

function some<T>(rows: Iterable<T>, is: (row: T) => boolean): boolean {
  for (const row of rows) if (is(row)) return true
  return false
}
