import type { Row0 } from '#domain/base/change.ts'
import { groupedBy } from '#domain/base/grouped-by.ts'
import { addDays, datesBetween, datesFrom, monthsLater, weekdayOf } from '#domain/base/time.ts'
import type { Placement } from '#domain/records/internship.ts'
import { CERTIFICATE_TYPES, DESTINATIONS } from '#domain/records/outcome.ts'
import { createDice, type Dice } from '#domain/sample/dice.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import { World } from '#domain/world.ts'

/** Records that indicators are reckoned from, by table, where there are 100,000 in all; attendance fills up what the others leave. */
const SHARES = {
  student: 8000, destination: 7000, certificate: 6000, assessment: 26_000, skill: 200, trainingItem: 400, itemDelivery: 8000, feedback: 6000, placement: 4500, placementChange: 450,
  equipment: 2500, workshop: 60, workstation: 1500, booking: 1200, agreement: 400, post: 600, mentorWork: 1600, teacher: 300, enterpriseTeaching: 600, donation: 300, enterpriseService: 500,
  enterprise: 300, classGroup: 240, ratingScale: 3, programme: 20, term: 2, bellTable: 1,
} as const satisfies Partial<Record<TableName, number>>
type Filled = keyof typeof SHARES
/** Of these there are as many in a college of any size. */
const FIXED: ReadonlySet<Filled> = new Set(['ratingScale', 'term', 'bellTable'])
const FULL = 100_000
const FIRST = '2024-01-01'
const DAYS = 1000
/** The span in which every record lies. */
export const SPAN = { from: '2021-01-01', to: '2027-12-31', asOf: '2026-10-15' }

type Make = (dice: Dice, n: number, ref: (table: Filled) => string, college: { tables: Tables; size(table: Filled): number }) => Record<string, unknown>

const day = (dice: Dice) => addDays(FIRST, dice.below(DAYS))
const maybe = <T>(dice: Dice, percent: number, value: T) => (dice.chance(percent) ? value : undefined)
const cents = (dice: Dice, most: number) => dice.between(100, most * 100) / 100

const MAKE: Record<Filled, Make> = {
  programme: (_, n) => ({ name: `专业 ${n}` }),
  classGroup: (dice, n, ref) => ({ name: `班 ${n}`, year: 2021 + (n % 4), ...(dice.chance(97) ? { programmeId: ref('programme') } : {}) }),
  term: (_, n) => ({ name: `T${n}`, start: n ? '2026-03-02' : '2025-09-01', weeks: 18 }),
  bellTable: () => ({ name: '作息', periods: datesFrom(FIRST, 8).map((_, i) => ({ start: `${String(8 + i).padStart(2, '0')}:00`, end: `${String(8 + i).padStart(2, '0')}:45` })) }),
  enterprise: (_, n) => ({ name: `企业 ${n}` }),
  teacher: (dice, n, ref) => ({ name: `教师 ${n}`, enterpriseId: maybe(dice, 20, ref('enterprise')) }),
  workshop: (dice, n, ref) => ({ name: `实训室 ${n}`, stations: maybe(dice, 60, dice.between(10, 50)), programmeId: maybe(dice, 90, ref('programme')) }),
  workstation: (dice, n, ref) => ({ name: `${n}`, workshopId: ref('workshop'), state: maybe(dice, 30, dice.pick(['usable', 'closed'])) }),
  equipment: (dice, n, ref) => ({
    name: `车床 ${n}`, units: dice.between(1, 6), statusCode: dice.pick(['1', '1', '1', '1', '2', '3', '6', '8']), unitPrice: maybe(dice, 92, cents(dice, 300_000)),
    workshopId: maybe(dice, 95, ref('workshop')), ...(dice.chance(15) ? { lenderId: ref('enterprise'), loanFrom: '2024-02-01', loanTo: maybe(dice, 50, '2026-05-31') } : {}),
  }),
  booking: (dice, n, ref) => ({
    title: `课 ${n}`, use: dice.pick(['teaching', 'teaching', 'exam', 'enterprise', 'service', 'other']), status: dice.pick(['confirmed', 'confirmed', 'confirmed', 'held', 'cancelled']),
    times: { kind: 'series', termId: ref('term'), weekday: dice.between(1, 5), weeks: dice.pick(['1-18', '1-8,10-16', '1-15 odd']), periods: { from: dice.between(1, 4), to: dice.between(5, 8) } },
    items: [{ equipmentId: ref('equipment'), units: 1 }, ...(dice.chance(50) ? [{ equipmentId: ref('equipment'), units: 1 }] : [])], teacherIds: [ref('teacher')],
  }),
  agreement: (dice, n, ref) => {
    const from = day(dice)
    return { title: `协议 ${n}`, enterpriseId: ref('enterprise'), type: dice.pick(['cooperation', 'trainingBase', 'internship']), from, to: maybe(dice, 80, addDays(from, 400)), renews: maybe(dice, 10, true), collegeSignedOn: maybe(dice, 90, from), enterpriseSignedOn: maybe(dice, 90, from) }
  },
  post: (dice, n, ref) => ({ name: `岗位 ${n}`, enterpriseId: ref('enterprise'), capacity: dice.between(1, 20) }),
  student: (dice, n, ref) => {
    const year = dice.between(2021, 2024)
    const graduated = dice.chance(45)
    return { number: `${n}`, name: `学生 ${n}`, classGroupId: maybe(dice, 98, ref('classGroup')), year, status: graduated ? 'graduated' : dice.pick(['enrolled', 'enrolled', 'enrolled', 'suspended', 'left']), graduatedOn: graduated ? dice.pick(['2024-06-30', '2025-06-30', '2026-06-30']) : undefined }
  },
  skill: (dice, n, _, { size }) => ({ name: `技能 ${n}`, programmeId: `programme:${n % size('programme')}`, masteredFrom: maybe(dice, 30, dice.between(2, 4)) }),
  assessment(dice, _, ref, { tables, size }) {
    const studentId = ref('student')
    const programmeId = tables.classGroup.get(tables.student.get(studentId)?.classGroupId ?? '')?.programmeId ?? ref('programme')
    const [programmes, own] = [size('programme'), Math.floor(size('skill') / size('programme'))]
    const skillId = `skill:${Number(programmeId.split(':')[1]) + programmes * dice.below(own)}`
    return { studentId, skillId, part: dice.pick(['theory', 'practice']), level: dice.below(6), date: day(dice), assessor: dice.pick(['teacher', 'mentor']) }
  },
  trainingItem: (dice, n, ref) => ({ name: `项目 ${n}`, programmeId: ref('programme'), part: dice.pick(['theory', 'practice', 'practice']), hours: dice.between(2, 24) }),
  itemDelivery: (dice, _, ref) => {
    const plannedOn = day(dice)
    return { trainingItemId: ref('trainingItem'), classGroupId: ref('classGroup'), plannedOn, plannedHours: maybe(dice, 30, dice.between(1, 40) / 2), deliveredOn: maybe(dice, 80, addDays(plannedOn, dice.below(20))) }
  },
  certificate: (dice, n, ref) => {
    const issuedOn = day(dice)
    return { studentId: ref('student'), name: `证书 ${n % 40}`, certificateType: dice.pick(CERTIFICATE_TYPES), issuedOn, expires: maybe(dice, 40, monthsLater(issuedOn, 24)) }
  },
  destination: (dice, _, ref) => {
    const destination = dice.pick(DESTINATIONS)
    const works = ['host', 'employed', 'flexible', 'business'].includes(destination)
    const date = day(dice)
    return {
      studentId: ref('student'), date, destination, source: dice.pick(['survey', 'phone', 'contract']), enterpriseId: maybe(dice, works ? 40 : 0, ref('enterprise')), fieldMatch: works ? maybe(dice, 80, dice.chance(70)) : undefined,
      salary: works ? maybe(dice, 70, cents(dice, 9000)) : undefined, leftOn: maybe(dice, works ? 15 : 0, addDays(date, dice.between(20, 400))),
    }
  },
  ratingScale: (_, n) => ({ name: `量表 ${n}`, lowest: 1, highest: n ? 5 * 10 ** (n - 1) : 10, satisfiedFrom: n ? 4 * 10 ** (n - 1) : 7 }),
  feedback: (dice, _, ref) => ({ givenBy: dice.pick(['employer', 'graduate', 'intern']), date: day(dice), enterpriseId: maybe(dice, 50, ref('enterprise')), studentId: maybe(dice, 70, ref('student')), about: dice.pick(['overall', 'teaching', 'skills', 'safety']), scaleId: ref('ratingScale'), rating: dice.between(1, 5) }),
  placement: (dice, _, ref) => {
    const from = day(dice)
    return { studentId: ref('student'), kind: dice.pick(['post', 'post', 'post', 'visit']), enterpriseId: ref('enterprise'), from, to: addDays(from, dice.between(30, 200)), status: dice.pick(['planned', 'confirmed', 'ended', 'ended', 'cancelled']) }
  },
  placementChange: (dice, _, ref) => ({ placementId: ref('placement'), from: day(dice), reason: '–', enterpriseId: maybe(dice, 60, ref('enterprise')), to: maybe(dice, 40, day(dice)) }),
  mentorWork: (dice, _, ref) => ({ enterpriseId: ref('enterprise'), from: FIRST, to: day(dice), hours: dice.between(1, 160) / 4 }),
  enterpriseTeaching: (dice, _, ref) => {
    const from = day(dice)
    return { teacherId: ref('teacher'), from, to: addDays(from, 27), hours: dice.between(2, 40), pay: maybe(dice, 80, cents(dice, 4000)) }
  },
  donation: (dice, _, ref) => ({ enterpriseId: ref('enterprise'), date: day(dice), giftType: dice.pick(['equipment', 'money', 'materials']), what: '–', value: cents(dice, 90_000) }),
  enterpriseService: (dice, _, ref) => ({ enterpriseId: ref('enterprise'), serviceType: dice.pick(['staffTraining', 'technical', 'testing']), what: '–', from: FIRST, to: day(dice), people: maybe(dice, 80, dice.below(60)), hours: maybe(dice, 60, dice.between(2, 40)), income: maybe(dice, 70, cents(dice, 20_000)) }),
}

/** A college with so many records, most of which several indicators count: everything that outcomes are about, and days of interns. */
export function outcomeCollege(records: number, seed: number): World {
  const dice = createDice(seed)
  const world = new World()
  const size = (table: Filled) => (FIXED.has(table) ? SHARES[table] : Math.max(1, Math.round((SHARES[table] * records) / FULL)))
  const ref = (table: Filled) => `${table}:${dice.below(size(table))}`
  let left = records
  for (const table of Object.keys(SHARES) as Filled[]) {
    left -= size(table)
    world.load(table, fromDisk(Array.from({ length: size(table) }, (_, n) => ({ ...MAKE[table](dice, n, ref, { tables: world.tables, size }), id: `${table}:${n}` }))))
  }
  world.load('attendance', fromDisk(days(dice, left, world.tables.placement)))
  return world
}

/** So many workdays of interns, an intern's from the first to the last, in the order of the folder: a month after the other. */
function days(dice: Dice, count: number, placements: ReadonlyMap<string, Placement>): Record<string, unknown>[] {
  const rows: { id: string; placementId: string; date: string }[] = []
  for (const { id, from, to } of placements.values()) {
    for (const date of datesBetween(from, to)) {
      if (rows.length === count) break
      if (weekdayOf(date) > 5) continue
      const mark = { state: dice.pick(['present', 'present', 'present', 'present', 'late', 'leftEarly', 'absent', 'leave', 'sick', 'rest']), hours: dice.between(4, 8), evidence: dice.pick(['self', 'self', 'mentor', 'teacher', 'machine']) }
      rows.push({ id: `attendance:${date.slice(0, 7)}:${rows.length}`, placementId: id, date, ...mark })
    }
  }
  return [...groupedBy(rows, row => row.date.slice(0, 7))].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, month]) => month)
}

/** Rows as a folder gives them: without what is not there, and with texts of their own. */
function fromDisk(rows: Record<string, unknown>[]): Row0[] {
  return JSON.parse(JSON.stringify(rows)) as Row0[]
}
