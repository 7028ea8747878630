import { addDays, clockMinutes, dateOfDay, dayNumber, minuteOf, weekdayOf } from '#domain/base/time.ts'
import type { Booking } from '#domain/records/booking.ts'
import type { Placement } from '#domain/records/internship.ts'
import type { Destination } from '#domain/records/outcome.ts'
import type { Student } from '#domain/records/student.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row, Tables } from '#domain/tables.ts'

/** The college as a list of records and two dates, asked the slow way: by looking at every record and every day each time. */
export class SlowCollege {
  readonly #tables: Tables
  readonly from: string
  readonly to: string
  readonly asOf: string
  /** end of what can be known of the span */
  readonly known: string

  constructor(tables: Tables, { from, to, asOf }: { from: string; to: string; asOf: string }) {
    this.#tables = tables
    this.from = from
    this.to = to
    this.asOf = asOf
    this.known = to < asOf ? to : asOf
  }

  all<K extends TableName>(table: K): Row<K>[] {
    return [...this.#tables[table].values()] as Row<K>[]
  }
  find<K extends TableName>(table: K, id: string | undefined): Row<K> | undefined {
    return this.all(table).find(row => row.id === id)
  }
  inSpan(day: string | undefined): boolean {
    return day !== undefined && day >= this.from && day <= this.known
  }

  graduates(): Student[] {
    return this.all('student').filter(s => this.inSpan(s.graduatedOn))
  }
  entryYear(s: Student): number | undefined {
    return s.year ?? this.find('classGroup', s.classGroupId)?.year
  }
  entrants(): Student[] {
    return this.all('student').filter(s => this.entryYear(s) !== undefined && this.inSpan(`${this.entryYear(s)}-09-01`))
  }
  /** Students who have come and have not gone on the cohort date. */
  enrolled(): Student[] {
    return this.all('student').filter(s => {
      const year = this.entryYear(s)
      if (year !== undefined && `${year}-09-01` > this.asOf) return false
      if (s.status === 'left') return false
      return s.graduatedOn !== undefined ? s.graduatedOn > this.asOf : s.status !== 'graduated'
    })
  }

  /** What is written of a student's destination by the cohort date, a word a day: of two the one with the greater id. */
  words(s: Student): Destination[] {
    const byDay = new Map<string, Destination>()
    for (const d of this.all('destination')) {
      if (d.studentId !== s.id || d.date > this.asOf) continue
      const other = byDay.get(d.date)
      if (!other || d.id > other.id) byDay.set(d.date, d)
    }
    return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  }
  /** Where somebody is on one day, as far as that is known. */
  wordOn(s: Student, day: string): Destination | undefined {
    let last: Destination | undefined
    for (const d of this.words(s)) if (d.date <= day) last = d
    if (!last || last.destination === 'unknown') return undefined
    return last.leftOn !== undefined && last.leftOn <= day ? undefined : last
  }
  /** Day by day: the last day at work decides, else the last day of which anything is known. */
  wordInQuarter(s: Student, n: number): Destination | undefined {
    const { from, to } = quarterAfter(s.graduatedOn!, n)
    let [working, any] = [undefined as Destination | undefined, undefined as Destination | undefined]
    for (let day = from; day <= to && day <= this.asOf; day = addDays(day, 1)) {
      const word = this.wordOn(s, day)
      if (word) any = word
      if (word && ['host', 'employed', 'flexible', 'business'].includes(word.destination)) working = word
    }
    return working ?? any
  }

  /** The host of a placement on a day: the agreed one, or that of the last change by then; none outside of it. */
  hostOn(p: Placement, day: string): string | undefined {
    if (p.status === 'cancelled' || day < p.from || day > this.lastDay(p)) return undefined
    let host = p.enterpriseId
    for (const change of this.changes(p)) if (change.from <= day && change.enterpriseId !== undefined) host = change.enterpriseId
    return host
  }
  changes(p: Placement): Row<'placementChange'>[] {
    return this.all('placementChange').filter(c => c.placementId === p.id).sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1))
  }
  lastDay(p: Placement): string {
    let last = p.to
    for (const change of this.changes(p)) last = change.to ?? last
    return last
  }
  /** Days of a placement, as they came to be; none of one that was cancelled. */
  daysOf(p: Placement): string[] {
    const days: string[] = []
    for (let day = p.from; day <= this.lastDay(p) && p.status !== 'cancelled'; day = addDays(day, 1)) days.push(day)
    return days
  }
  /** The day on which it ends; of what was cancelled, or of which nothing is left, the day that was agreed. */
  endOf(p: Placement): string {
    return this.daysOf(p).at(-1) ?? p.to
  }
  /** The host whose days began last by the cohort date. */
  lastHost(studentId: string | undefined): string | undefined {
    let last: { from: string; id: string; host: string } | undefined
    for (const p of this.all('placement')) {
      if (p.studentId !== studentId) continue
      let before: string | undefined
      for (const day of this.daysOf(p)) {
        const host = this.hostOn(p, day)
        if (host !== before && day <= this.asOf && (!last || day > last.from || (day === last.from && p.id > last.id))) last = { from: day, id: p.id, host: host! }
        before = host
      }
    }
    return last?.host
  }
  wasInternAt(s: Student, enterpriseId: string): boolean {
    return this.all('placement').some(p => p.studentId === s.id && this.daysOf(p).some(day => day <= this.asOf && this.hostOn(p, day) === enterpriseId))
  }

  /** Every time that a booking takes place, in minutes. Series follow the weeks of their term and fall out on holidays; make-up days are none of this test's. */
  times(b: Booking): { start: number; end: number }[] {
    if (b.status === 'cancelled') return []
    const { times } = b
    if (times.kind === 'once') return [{ start: minuteOf(times.start), end: minuteOf(times.end) }]
    const term = this.find('term', times.termId)
    if (!term || !times.clock) return []
    const found: { start: number; end: number }[] = []
    for (let week = 1; week <= Math.min(term.weeks, Number(times.weeks.split('-')[1])); week++) {
      const date = addDays(term.start, (week - 1) * 7 + times.weekday - 1)
      if (this.all('calendarDay').some(d => d.date === date && d.kind === 'holiday')) continue
      const midnight = dayNumber(date) * 1440
      found.push({ start: midnight + clockMinutes(times.clock.start), end: midnight + clockMinutes(times.clock.end) })
    }
    return found
  }
  /** Hours of a machine in what is known of the span, by what for. */
  hoursOf(e: Row<'equipment'>, uses: readonly string[]): number {
    const [first, end] = [dayNumber(this.from) * 1440, (dayNumber(this.known) + 1) * 1440]
    let minutes = 0
    for (const b of this.all('booking')) {
      if (!uses.includes(b.use)) continue
      for (const item of b.items ?? []) {
        if (item.equipmentId !== e.id) continue
        for (const time of this.times(b)) minutes += Math.max(0, Math.min(time.end, end) - Math.max(time.start, first)) * item.units
      }
    }
    return minutes / 60
  }
  /** A fifth of the rated week for each Monday to Friday of a term that lies in the span and in the loan. */
  ratedHours(e: Row<'equipment'>): number {
    let days = 0
    for (let day = this.from; day <= this.known; day = addDays(day, 1)) {
      if (weekdayOf(day) > 5 || (e.loanFrom !== undefined && day < e.loanFrom) || [e.loanTo, e.loanDueBack].some(last => last !== undefined && day > last)) continue
      if (this.all('term').some(t => day >= t.start && day < addDays(t.start, t.weeks * 7))) days++
    }
    return days * ((this.find('college', 'college:main')?.ratedHoursPerWeek ?? 35) / 5) * e.units
  }
  /** What was settled in the span, and lessons on days of which no settlement speaks. */
  teaching(t: Row<'teacher'>): { hours: number; pay: number } {
    const settlements = this.all('enterpriseTeaching').filter(s => s.teacherId === t.id)
    const found = { hours: 0, pay: 0 }
    for (const s of settlements) {
      if (!this.inSpan(s.to)) continue
      found.hours += s.hours
      found.pay += s.pay ?? 0
    }
    for (const b of this.all('booking')) {
      if (!b.teacherIds?.includes(t.id)) continue
      for (const { start, end } of this.times(b)) {
        const day = dateOfDay(Math.floor(start / 1440))
        if (this.inSpan(day) && !settlements.some(s => s.from <= day && day <= s.to)) found.hours += (end - start) / 45
      }
    }
    return found
  }
}

/** Quarters are January to March and so on; the first after leaving is the one that begins next. */
export function quarterAfter(left: string, n: number): { from: string; to: string } {
  let day = left
  for (let i = 0; i < n; i++) {
    const month = day.slice(5, 7)
    do day = addDays(day, 1)
    while (!['01', '04', '07', '10'].includes(day.slice(5, 7)) || day.slice(5, 7) === month || !day.endsWith('-01'))
  }
  const from = day
  let to = from
  while (!['03-31', '06-30', '09-30', '12-31'].includes(to.slice(5))) to = addDays(to, 1)
  return { from, to }
}
