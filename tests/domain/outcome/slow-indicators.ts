import { monthsLater, yearsLater } from '#domain/base/time.ts'
import type { Assessment, Feedback } from '#domain/records/outcome.ts'
import type { Student } from '#domain/records/student.ts'
import type { Row } from '#domain/tables.ts'
import { quarterAfter, type SlowCollege } from './slow-college.ts'

/** One record behind a figure: where it belongs, and what it adds. `number` is one of those of which the median is taken. */
export type Item = { classGroup?: string | undefined; programme?: string | undefined; enterprise?: string | undefined; day?: string | undefined; counted?: number | undefined; base?: number; unknown?: number; number?: number }
export type SlowIndicator = { kind: 'share' | 'ratio' | 'total' | 'median'; items(c: SlowCollege): Item[] }

const WORK = ['host', 'employed', 'flexible', 'business']
const POSITIVE = [...WORK, 'army', 'study']
const one = (yes: boolean | undefined) => (yes ? 1 : 0)
/** Figures are held to a ten-thousandth, record by record. */
const exact = (n: number) => Math.round(n * 10_000) / 10_000

const share = (items: (c: SlowCollege) => Item[]): SlowIndicator => ({ kind: 'share', items })
const ratio = (items: (c: SlowCollege) => Item[]): SlowIndicator => ({ kind: 'ratio', items })
const total = (items: (c: SlowCollege) => Item[]): SlowIndicator => ({ kind: 'total', items })

/** `yes`: it counts; undefined: nobody knows. `leftOut`: who is unknown is not divided by. */
function answered(yes: boolean | undefined, leftOut = false): Pick<Item, 'counted' | 'base' | 'unknown'> {
  return { counted: one(yes), base: one(!leftOut || yes !== undefined), unknown: one(yes === undefined) }
}

function ofStudent(c: SlowCollege, s: Student, day?: string): Item {
  return { classGroup: s.classGroupId, enterprise: c.lastHost(s.id), day }
}

/** A share of graduates. */
function graduates(says: (c: SlowCollege, s: Student) => boolean | undefined, { among = () => true, leftOut = false }: { among?: (c: SlowCollege, s: Student) => boolean; leftOut?: boolean } = {}): SlowIndicator {
  return share(c => c.graduates().filter(s => among(c, s)).map(s => ({ ...ofStudent(c, s, s.graduatedOn), ...answered(says(c, s), leftOut) })))
}
/** Undefined where the destination is not known. */
const isIn = (destination: string | undefined, which: readonly string[]) => (destination === undefined ? undefined : which.includes(destination))
const now = (c: SlowCollege, s: Student) => c.wordOn(s, c.asOf)
const certificates = (c: SlowCollege, s: Student) => c.all('certificate').filter(k => k.studentId === s.id && k.issuedOn <= c.asOf)

/** Null: not for six months at work yet, or never. */
function stayedSixMonths(c: SlowCollege, s: Student): boolean | undefined | null {
  const words = c.words(s)
  const first = words.find(d => d.destination === 'host' || d.destination === 'employed')
  if (!first || monthsLater(first.date, 6) > c.asOf) return null
  const due = monthsLater(first.date, 6)
  const employer = (d: typeof first) => d.enterpriseId ?? d.employer ?? ''
  if (first.leftOn !== undefined && first.leftOn <= c.asOf) return first.leftOn >= due
  for (const d of words.slice(words.indexOf(first) + 1)) {
    const works = d.destination === 'host' || d.destination === 'employed'
    if (d.destination === 'unknown' || (works && (!employer(d) || !employer(first)))) continue
    if (!works || employer(d) !== employer(first)) return d.date > due ? undefined : false
    if (d.date >= due) return true
    if (d.leftOn !== undefined && d.leftOn <= c.asOf) return d.leftOn >= due
  }
  return undefined
}

function entrants(says: (c: SlowCollege, s: Student) => boolean | undefined, among: (s: Student) => boolean = () => true): SlowIndicator {
  return share(c => c.entrants().filter(among).map(s => ({ ...ofStudent(c, s, `${c.entryYear(s)}-09-01`), ...answered(says(c, s)) })))
}
const hasLeft = (s: Student) => s.status === 'graduated' || s.status === 'left'

/** The last assessment of a part of a skill; of two on one day the better. */
function lastLevel(c: SlowCollege, s: Student, skillId: string, part: Assessment['part']): number | undefined {
  let last: Assessment | undefined
  for (const a of c.all('assessment')) {
    if (a.studentId !== s.id || a.skillId !== skillId || a.part !== part || a.date > c.asOf) continue
    if (!last || a.date > last.date || (a.date === last.date && a.level > last.level)) last = a
  }
  return last?.level
}

function mastery(c: SlowCollege): Item[] {
  return c.enrolled().map(s => {
    const programme = c.find('classGroup', s.classGroupId)?.programmeId
    const item = { ...ofStudent(c, s), counted: 0, base: 0, unknown: 0 }
    for (const skill of c.all('skill')) {
      if (programme === undefined || skill.programmeId !== programme) continue
      const levels = [lastLevel(c, s, skill.id, 'theory'), lastLevel(c, s, skill.id, 'practice')].filter(l => l !== undefined)
      if (!levels.length) item.unknown++
      else {
        item.base++
        if (Math.min(...levels) >= (skill.masteredFrom ?? Math.min(3, skill.levels ?? 5))) item.counted++
      }
    }
    return item
  })
}

function planned(c: SlowCollege, adds: (d: Row<'itemDelivery'>, hours: number | undefined, practice: boolean) => Item | null): Item[] {
  return c.all('itemDelivery').flatMap(d => {
    if (d.plannedOn < c.from || d.plannedOn > c.to) return []
    const item = c.find('trainingItem', d.trainingItemId)
    const added = adds(d, d.plannedHours ?? item?.hours, item?.part === 'practice')
    return added ? [{ classGroup: d.classGroupId, programme: item?.programmeId, day: d.plannedOn, ...added }] : []
  })
}

function answers(givenBy: Feedback['givenBy'], about?: readonly string[]): SlowIndicator {
  return share(c =>
    c.all('feedback').filter(f => f.givenBy === givenBy && c.inSpan(f.date) && (!about || about.includes(f.about))).map(f => {
      const scale = c.find('ratingScale', f.scaleId)
      return { classGroup: c.find('student', f.studentId)?.classGroupId, enterprise: f.enterpriseId ?? c.lastHost(f.studentId), day: f.date, ...answered(scale && f.rating >= scale.satisfiedFrom, true) }
    }),
  )
}

function internships(c: SlowCollege, adds: (p: Row<'placement'>) => Item): Item[] {
  return c.all('placement').flatMap(p => {
    const end = c.endOf(p)
    if (p.kind !== 'post' || end < c.from || end > c.to || (p.status !== 'cancelled' && end > c.asOf)) return []
    return [{ classGroup: c.find('student', p.studentId)?.classGroupId, enterprise: c.hostOn(p, end) ?? p.enterpriseId, day: end, ...adds(p) }]
  })
}

function marks(says: (a: Row<'attendance'>) => boolean, among: readonly string[]): SlowIndicator {
  return share(c =>
    c.all('attendance').filter(a => c.inSpan(a.date) && among.includes(a.state)).map(a => {
      const p = c.find('placement', a.placementId)
      return { classGroup: c.find('student', p?.studentId)?.classGroupId, enterprise: (p && c.hostOn(p, a.date)) ?? p?.enterpriseId, day: a.date, ...answered(says(a)) }
    }),
  )
}

/** Machines that are not gone (codes 4 to 7). */
function machines(c: SlowCollege, adds: (e: Row<'equipment'>, value: number | undefined) => Item): Item[] {
  return c.all('equipment').filter(e => !['4', '5', '6', '7'].includes(e.statusCode)).map(e => {
    const value = e.unitPrice === undefined ? undefined : exact(e.unitPrice * e.units)
    return { programme: c.find('workshop', e.workshopId)?.programmeId, enterprise: e.lenderId, ...adds(e, value) }
  })
}
const use = (...uses: string[]) => ratio(c => machines(c, e => ({ counted: exact(c.hoursOf(e, uses)), base: exact(c.ratedHours(e)) })))

function stations(c: SlowCollege, w: Row<'workshop'>): number | undefined {
  const named = c.all('workstation').filter(s => s.workshopId === w.id)
  return named.length ? named.filter(s => s.state !== 'closed').length : w.stations
}
/** Equipment or rooms over heads. */
const heads = (c: SlowCollege): Item[] => c.enrolled().map(s => ({ ...ofStudent(c, s), base: 1 }))

function teachers(c: SlowCollege, adds: (t: Row<'teacher'>) => number): Item[] {
  return c.all('teacher').filter(t => t.enterpriseId !== undefined).map(t => ({ enterprise: t.enterpriseId, counted: exact(adds(t)) }))
}

function agreed(type?: string): SlowIndicator {
  return total(c =>
    c.all('enterprise').map(e => ({
      enterprise: e.id,
      counted: one(c.all('agreement').some(a => {
        const signed = a.collegeSignedOn !== undefined && a.enterpriseSignedOn !== undefined && a.collegeSignedOn <= c.asOf && a.enterpriseSignedOn <= c.asOf
        return a.enterpriseId === e.id && (!type || a.type === type) && signed && a.from <= c.asOf && (a.to === undefined || a.renews === true || a.to >= c.asOf)
      })),
    })),
  )
}

/** Every shipped indicator, from its definition in words. */
export const SLOW_INDICATORS: Record<string, SlowIndicator> = {
  destinationRate: graduates((c, s) => isIn(now(c, s)?.destination, POSITIVE)),
  destinationRateWorkOnly: graduates((c, s) => isIn(now(c, s)?.destination, WORK)),
  studyRate: graduates((c, s) => isIn(now(c, s)?.destination, ['study'])),
  fieldMatchRate: graduates((c, s) => now(c, s)?.fieldMatch, { among: (c, s) => isIn(now(c, s)?.destination, WORK) === true, leftOut: true }),
  hiredByHostRate: graduates((c, s) => {
    const word = now(c, s)
    return word && (word.destination === 'host' || (word.destination === 'employed' && word.enterpriseId !== undefined && c.wasInternAt(s, word.enterpriseId)))
  }),
  stayRate: graduates((c, s) => stayedSixMonths(c, s) ?? undefined, { among: (c, s) => stayedSixMonths(c, s) !== null, leftOut: true }),
  medianPay: { kind: 'median', items: c => c.graduates().filter(s => isIn(now(c, s)?.destination, WORK)).map(s => paid(c, s, now(c, s)?.salary)) },
  certificateRate: graduates((c, s) => certificates(c, s).some(k => k.expires === undefined || k.expires >= c.asOf)),
  skillMastery: ratio(mastery),
  practiceShare: ratio(c => planned(c, (_, hours, practice) => ({ counted: practice ? exact(hours ?? 0) : 0, base: exact(hours ?? 0) }))),
  deliveryRate: share(c => planned(c, d => (d.plannedOn <= c.asOf ? answered(d.deliveredOn !== undefined && d.deliveredOn <= c.asOf) : null))),
  employerSatisfaction: answers('employer'),
  graduateSatisfaction: answers('graduate'),
  internSatisfaction: answers('intern'),
  internshipCompletion: share(c => internships(c, p => answered(p.status === 'ended' ? true : p.status === 'cancelled' ? false : undefined))),
  attendanceRate: marks(a => a.state !== 'absent', ['present', 'late', 'leftEarly', 'absent']),
  attendanceEvidence: marks(a => a.evidence !== 'self', ['present', 'late', 'leftEarly']),
  useRate: use('teaching', 'exam', 'enterprise', 'service', 'other'),
  teachingUse: use('teaching', 'exam'),
  enterpriseUse: use('enterprise'),
  serviceUse: use('service'),
  goodCondition: ratio(c => machines(c, e => ({ counted: e.statusCode === '3' ? 0 : e.units, base: e.units }))),
  lentValue: total(c => machines(c, (e, value) => ({ counted: e.lenderId === undefined ? 0 : (value ?? 0) }))),
  lentShare: ratio(c => machines(c, (e, value) => ({ counted: e.lenderId === undefined ? 0 : (value ?? 0), base: value ?? 0, unknown: one(value === undefined) }))),
  equipmentPerStudent: ratio(c => [...machines(c, (_, value) => ({ counted: value ?? 0, unknown: one(value === undefined) })), ...heads(c)]),
  stationsPerStudent: ratio(c => [...c.all('workshop').map(w => ({ programme: w.programmeId, counted: stations(c, w) ?? 0, unknown: one(stations(c, w) === undefined) })), ...heads(c)]),
  enterpriseTeacherHours: total(c => teachers(c, t => c.teaching(t).hours)),
  enterpriseTeacherPay: total(c => teachers(c, t => c.teaching(t).pay)),
  mentorHours: total(c => c.all('mentorWork').filter(m => c.inSpan(m.to)).map(m => ({ enterprise: m.enterpriseId, day: m.to, counted: exact(m.hours) }))),
  partners: agreed(),
  bases: agreed('trainingBase'),
  internMonths: total(c => internships(c, p => ({ counted: exact(c.daysOf(p).length / 30) }))),
  donations: total(c => c.all('donation').filter(d => c.inSpan(d.date)).map(d => ({ enterprise: d.enterpriseId, day: d.date, counted: exact(d.value) }))),
  serviceIncome: total(c => c.all('enterpriseService').filter(s => c.inSpan(s.to)).map(s => ({ enterprise: s.enterpriseId, day: s.to, counted: exact(s.income ?? 0) }))),
  staffTrained: total(c => c.all('enterpriseService').filter(s => c.inSpan(s.to) && s.serviceType === 'staffTraining').map(s => ({ enterprise: s.enterpriseId, day: s.to, counted: s.people ?? 0 }))),
  eqavet4: entrants((_, s) => s.status && s.status === 'graduated'),
  eqavet5: graduates((c, s) => isIn(c.wordOn(s, yearsLater(s.graduatedOn!, 1))?.destination, POSITIVE), { among: aYearAgo }),
  eqavet5work: graduates((c, s) => isIn(c.wordOn(s, yearsLater(s.graduatedOn!, 1))?.destination, WORK), { among: aYearAgo }),
  eqavet6a: graduates((c, s) => now(c, s)?.fieldMatch, { among: (c, s) => isIn(now(c, s)?.destination, WORK) === true, leftOut: true }),
  eqavet6b1: answers('graduate', ['teaching', 'skills']),
  eqavet6b2: answers('employer'),
  perkins3s1: quarter(2, POSITIVE),
  perkins5s1: graduates((c, s) => certificates(c, s).length > 0),
  wioaQ2: quarter(2, WORK),
  wioaQ4: quarter(4, WORK),
  wioaPay: { kind: 'median', items: c => c.graduates().filter(s => isOver(c, s, 2) && isIn(c.wordInQuarter(s, 2)?.destination, WORK)).map(s => paid(c, s, c.wordInQuarter(s, 2)?.salary)) },
  wioaCredential: graduates((c, s) => certificates(c, s).some(k => k.issuedOn <= yearsLater(s.graduatedOn!, 1)), { among: aYearAgo }),
  ukRetention: entrants((_, s) => s.status === 'graduated', hasLeft),
  ukPass: entrants((c, s) => certificates(c, s).length > 0, s => s.status === 'graduated'),
  ukAchievement: entrants((c, s) => s.status === 'graduated' && certificates(c, s).length > 0, hasLeft),
}

function paid(c: SlowCollege, s: Student, salary: number | undefined): Item {
  return { ...ofStudent(c, s, s.graduatedOn), ...(salary === undefined ? { unknown: 1 } : { number: salary }) }
}
function aYearAgo(c: SlowCollege, s: Student): boolean {
  return yearsLater(s.graduatedOn!, 1) <= c.asOf
}
function isOver(c: SlowCollege, s: Student, n: number): boolean {
  return quarterAfter(s.graduatedOn!, n).to <= c.asOf
}
function quarter(n: number, which: readonly string[]): SlowIndicator {
  return graduates((c, s) => isIn(c.wordInQuarter(s, n)?.destination, which), { among: (c, s) => isOver(c, s, n) })
}
