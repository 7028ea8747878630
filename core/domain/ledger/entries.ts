import { dayNumber, minutesOfDays, type LocalDate } from '../base/time.ts'
import { teachingRecords } from '../outcome/teaching-hours.ts'
import { destinationOn, EMPLOYED, hostsOf } from '../outcome/student-facts.ts'
import type { Scene } from '../outcome/population.ts'
import type { Booking } from '../records/booking.ts'
import type { Equipment } from '../records/equipment.ts'
import type { LedgerRate } from '../records/partnership.ts'
import type { Student } from '../records/student.ts'
import { loanEnd } from '../upkeep/loans.ts'
import { OUT_OF_SERVICE } from '../utilisation/utilisation.ts'
import { thingOf, type LineKey } from './lines.ts'
import type { Rates } from './rates.ts'

/** Something that one record says of one enterprise. */
export type Entry = {
  enterpriseId: string
  line: LineKey
  /** the record behind it */
  id: string
  from: LocalDate
  to: LocalDate
  /** in the smallest parts of the line, so that sums are exact; see {@link PARTS} */
  quantity: number
  /** in force on its first day; null where the office has none, or the line asks for none */
  rate: LedgerRate | null
  /** yuan that the other side paid for it, as entered */
  paid: number
  /** yuan that the record itself says it is worth */
  stated: number
  people: number
  /** something that is needed to reckon it is not entered: a price, the people or the hours */
  lacks: boolean
}
/** What is not said of an entry: nothing was paid, one day, nothing lacks. */
type Said = Pick<Entry, 'enterpriseId' | 'line' | 'id' | 'from' | 'quantity'> & Partial<Omit<Entry, 'rate'>>

/** Parts of a line that make one of its units: minutes of an hour, days of a month. */
export const PARTS: Partial<Record<LineKey, number>> = { lentHours: 60, collegeHours: 60, placeMonths: 30 }

type Put = (said: Said) => void

/**
 * Goes through everything that was given and given back between the first and the last day of the scene, once, record by record: the
 * schedule and the registers hold all of it, and nothing is entered for the ledger. The scene must end by the cohort date: what was
 * planned for later days is not given yet.
 */
export function walkLedger(scene: Scene, rates: Rates, visit: (entry: Entry) => void): void {
  const put: Put = said => {
    const thing = thingOf(said.line)
    visit({ to: said.from, paid: 0, stated: 0, people: 0, lacks: false, ...said, rate: thing === undefined ? null : rates.on(thing, said.from) })
  }
  machineHours(scene, put)
  lentMachines(scene, put)
  mentors(scene, put)
  teachers(scene, put)
  gifts(scene, put)
  places(scene, put)
  internDays(scene, rates, put)
  services(scene, put)
  for (const student of scene.tables.student.values()) graduate(scene, student, put)
}

/** Hours × pieces of every booking that is not cancelled, as far as they lie in the span: the same hours as the use rate counts. */
function machineHours({ tables, live, from, to }: Scene, put: Put): void {
  const span = minutesOfDays(from, to)
  for (const booking of tables.booking.values()) {
    const user = userOf(booking)
    for (const { date, start, end, items } of live.occupancy.occurrencesOf(booking.id)) {
      const minutes = Math.min(end, span.end) - Math.max(start, span.start)
      if (minutes <= 0) continue
      const day = date < from ? from : date
      for (const { equipmentId, units } of items) {
        const lender = tables.equipment.get(equipmentId)?.lenderId
        if (lender === undefined) {
          if (user !== undefined && tables.equipment.has(equipmentId)) put({ enterpriseId: user, line: 'collegeHours', id: booking.id, from: day, quantity: minutes * units })
        } else if (lender !== user) put({ enterpriseId: lender, line: 'lentHours', id: booking.id, from: day, quantity: minutes * units })
      }
    }
  }
}

/** The enterprise that has a booking's machines to itself; lessons and examinations are the college's even where an enterprise takes part. */
function userOf({ use, enterpriseId }: Booking): string | undefined {
  return use === 'teaching' || use === 'exam' ? undefined : enterpriseId
}

function lentMachines({ tables, from, to }: Scene, put: Put): void {
  for (const machine of tables.equipment.values()) {
    if (machine.lenderId === undefined || !wasOnLoan(machine, from, to)) continue
    const { id, lenderId, units, unitPrice, loanFrom } = machine
    put({ enterpriseId: lenderId, line: 'lentValue', id, from: loanFrom !== undefined && loanFrom > from ? loanFrom : from, to, quantity: units, stated: (unitPrice ?? 0) * units, lacks: unitPrice === undefined })
  }
}

/** 现状码 7, moved out: one that went back was there until its loan ended. */
const MOVED_OUT = '7'

function wasOnLoan(machine: Equipment, from: LocalDate, to: LocalDate): boolean {
  const last = loanEnd(machine)
  if (OUT_OF_SERVICE.has(machine.statusCode) && (machine.statusCode !== MOVED_OUT || last === undefined)) return false
  return (machine.loanFrom === undefined || machine.loanFrom <= to) && (last === undefined || last >= from)
}

function mentors({ tables, from, to }: Scene, put: Put): void {
  for (const work of tables.mentorWork.values()) {
    if (work.to >= from && work.to <= to) put({ enterpriseId: work.enterpriseId, line: 'mentorHours', id: work.id, from: work.to, quantity: work.hours })
  }
}

function teachers(scene: Scene, put: Put): void {
  for (const { id: teacherId, enterpriseId } of scene.tables.teacher.values()) {
    if (enterpriseId === undefined) continue
    for (const { id, date, hours, pay } of teachingRecords(teacherId, scene)) put({ enterpriseId, line: 'teacherHours', id, from: date, quantity: hours, paid: pay })
  }
}

function gifts({ tables, from, to }: Scene, put: Put): void {
  for (const { id, enterpriseId, date, value } of tables.donation.values()) {
    if (date >= from && date <= to) put({ enterpriseId, line: 'donations', id, from: date, quantity: 1, stated: value })
  }
}

/** What posts offer for the batches of the span; a post of which nothing is said there offers its own number of places. */
function places({ tables, from, to }: Scene, put: Put): void {
  const named = new Set<string>()
  for (const { id, postId, batchId, places: offered } of tables.postPlaces.values()) {
    const [post, batch] = [tables.post.get(postId), tables.batch.get(batchId)]
    if (!post || !batch || batch.from > to || batch.to < from) continue
    named.add(postId)
    if (offered > 0) put({ enterpriseId: post.enterpriseId, line: 'places', id, from: batch.from, to: batch.to, quantity: offered })
  }
  for (const { id, enterpriseId, capacity = 0 } of tables.post.values()) {
    if (capacity > 0 && !named.has(id)) put({ enterpriseId, line: 'places', id, from, to, quantity: capacity })
  }
}

/** Days of placement internships at a host, cut where another rate begins. */
function internDays({ tables, live, from, to }: Scene, rates: Rates, put: Put): void {
  for (const { id, kind } of tables.placement.values()) {
    if (kind !== 'post') continue
    for (const stay of live.stays.segmentsOf(id)) {
      const [first, last] = [stay.from < from ? from : stay.from, stay.to > to ? to : stay.to]
      if (first > last) continue
      for (const piece of rates.pieces('placeMonth', first, last)) {
        put({ enterpriseId: stay.enterpriseId, line: 'placeMonths', id, from: piece.from, to: piece.to, quantity: dayNumber(piece.to) - dayNumber(piece.from) + 1 })
      }
    }
  }
}

function services({ tables, from, to }: Scene, put: Put): void {
  for (const { id, enterpriseId, serviceType, from: began, to: ended, people, hours, income = 0 } of tables.enterpriseService.values()) {
    if (ended < from || ended > to) continue
    const record = { enterpriseId, id, people: people ?? 0 }
    if (serviceType !== 'staffTraining') put({ ...record, line: 'services', from: began, to: ended, quantity: 1, stated: income })
    else put({ ...record, line: 'trainedHours', from: ended, quantity: (people ?? 0) * (hours ?? 0), paid: income, lacks: people === undefined || hours === undefined })
  }
}

/** Graduates count once, in the span in which they graduated, where they were last known to work. */
function graduate(scene: Scene, student: Student, put: Put): void {
  const { graduatedOn } = student
  if (graduatedOn === undefined || graduatedOn < scene.from || graduatedOn > scene.to) return
  const now = destinationOn(student, scene.asOf, scene)
  if (!now || !EMPLOYED.has(now.destination)) return
  const hosts = hostsOf(student, scene)
  // "by the host" names the enterprise where there was only one
  const enterpriseId = now.enterpriseId ?? (now.destination === 'host' && hosts.size === 1 ? [...hosts][0] : undefined)
  if (enterpriseId === undefined) return
  put({ enterpriseId, line: now.destination === 'host' || hosts.has(enterpriseId) ? 'recruits' : 'hired', id: now.id, from: graduatedOn, quantity: 1 })
}
