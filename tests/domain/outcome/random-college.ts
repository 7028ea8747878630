import fc from 'fast-check'
import { birth, removal, revision, type Change, type Row0 } from '#domain/base/change.ts'
import { World } from '#domain/world.ts'
import type { TableName } from '#domain/table-names.ts'

const FEW = 6
const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const ids = (table: string, n: number) => Array.from({ length: n }, (_, i) => `${table}:${i}`)

const STUDENTS = ids('student', 6)
const GROUPS = ids('classGroup', 3)
const HOSTS = ids('enterprise', 3)
const SKILLS = ids('skill', 4)
const day = pick(['2024-09-02', '2025-03-10', '2025-06-30', '2025-07-15', '2025-09-01', '2025-12-31', '2026-01-05', '2026-02-28', '2026-06-30', '2026-08-31', '2026-11-20'])

/** Rows of each table as they come in: small worlds, in which everything meets everything. */
const ROWS: Partial<Record<TableName, fc.Arbitrary<Record<string, unknown>>>> = {
  student: fc.record({ number: fc.nat(99).map(String), name: pick(['陈浩', '林雪', '王军']), classGroupId: maybe(pick(GROUPS)), year: maybe(pick([2022, 2023, 2024])), status: maybe(pick(['enrolled', 'left', 'graduated'])), graduatedOn: maybe(pick(['2025-06-30', '2026-06-30'])) }),
  certificate: fc.record({ studentId: pick(STUDENTS), name: pick(['车工', '铣工']), certificateType: pick(['occupation', 'onePlusX']), issuedOn: day, expires: maybe(pick(['2025-12-31', '2028-12-31'])) }),
  destination: fc.record({ studentId: pick(STUDENTS), date: day, destination: pick(['host', 'employed', 'flexible', 'study', 'army', 'seeking', 'unknown']), source: pick(['survey', 'phone']), enterpriseId: maybe(pick(HOSTS)), employer: maybe(pick(['金宇', '华工'])), fieldMatch: maybe(fc.boolean()), salary: maybe(pick([3500, 4200.5, 6000.25])), leftOn: maybe(pick(['2025-09-15', '2026-09-01', '2026-11-20'])) }),
  assessment: fc.record({ studentId: pick(STUDENTS), skillId: pick(SKILLS), part: pick(['theory', 'practice']), level: fc.nat(5), date: day, assessor: pick(['teacher', 'mentor']) }),
  placement: fc.record({ studentId: pick(STUDENTS), kind: pick(['post', 'post', 'visit']), enterpriseId: pick(HOSTS), from: pick(['2025-03-03', '2026-03-02']), to: pick(['2025-08-29', '2026-08-28', '2026-12-31']), status: pick(['planned', 'confirmed', 'ended', 'cancelled']) }),
  placementChange: fc.record({ placementId: pick(ids('placement', 4)), from: pick(['2026-04-01', '2026-05-04']), reason: fc.constant('–'), enterpriseId: maybe(pick(HOSTS)), to: maybe(pick(['2026-07-31', '2026-10-30'])) }),
  itemDelivery: fc.record({ trainingItemId: pick(ids('trainingItem', 2)), classGroupId: pick(GROUPS), plannedOn: day, plannedHours: maybe(pick([2, 4.5])), deliveredOn: maybe(day), deliveredHours: maybe(pick([3.25, 4])) }),
  feedback: fc.record({ givenBy: pick(['employer', 'graduate', 'intern']), date: day, enterpriseId: maybe(pick(HOSTS)), studentId: maybe(pick(STUDENTS)), about: pick(['overall', 'teaching']), scaleId: fc.constant('ratingScale:0'), rating: fc.integer({ min: 1, max: 5 }) }),
  donation: fc.record({ enterpriseId: pick(HOSTS), date: day, giftType: pick(['equipment', 'money']), what: fc.constant('–'), value: pick([0.1, 0.2, 1000.35]) }),
  enterpriseService: fc.record({ enterpriseId: pick(HOSTS), serviceType: pick(['staffTraining', 'testing']), what: fc.constant('–'), from: fc.constant('2024-01-01'), to: day, people: maybe(fc.nat(40)), hours: maybe(pick([8, 16.5])), income: maybe(pick([100.1, 2000])) }),
  mentorWork: fc.record({ enterpriseId: pick(HOSTS), from: fc.constant('2024-01-01'), to: day, hours: pick([1.5, 0.25, 8]) }),
  agreement: fc.record({ enterpriseId: pick(HOSTS), title: fc.constant('–'), type: pick(['cooperation', 'trainingBase']), from: day, to: maybe(day), renews: maybe(fc.boolean()), collegeSignedOn: maybe(day), enterpriseSignedOn: maybe(day) }),
  equipment: fc.record({ name: fc.constant('车床'), units: pick([1, 2, 5]), statusCode: pick(['1', '3', '6']), unitPrice: maybe(pick([1000.01, 250000])), lenderId: maybe(pick(HOSTS)), workshopId: maybe(pick(ids('workshop', 2))), loanFrom: maybe(pick(['2026-03-16'])), loanTo: maybe(pick(['2026-04-17'])) }),
  workshop: fc.record({ name: fc.constant('车间'), stations: maybe(pick([10, 24])), programmeId: maybe(pick(ids('programme', 2))) }),
  workstation: fc.record({ workshopId: pick(ids('workshop', 2)), name: fc.constant('1'), state: maybe(pick(['usable', 'closed'])) }),
  teacher: fc.record({ name: fc.constant('王'), enterpriseId: maybe(pick(HOSTS)) }),
  enterpriseTeaching: fc.record({ teacherId: pick(ids('teacher', 3)), from: pick(['2026-03-02', '2026-03-23']), to: pick(['2026-03-29', '2026-12-15']), hours: pick([10, 12.5]), pay: maybe(pick([800, 1250.5])) }),
  booking: fc.record({
    title: fc.constant('–'), use: pick(['teaching', 'exam', 'enterprise', 'service', 'other']), status: pick(['confirmed', 'held', 'cancelled']), teacherIds: fc.uniqueArray(pick(ids('teacher', 3)), { maxLength: 2 }),
    items: fc.uniqueArray(fc.record({ equipmentId: pick(ids('equipment', FEW)), units: pick([1, 2]) }), { maxLength: 2, selector: item => item.equipmentId }),
    times: pick([{ kind: 'once', start: '2026-03-03T08:00', end: '2026-03-03T09:30' }, { kind: 'once', start: '2026-12-01T08:00', end: '2026-12-01T10:15' }, { kind: 'series', termId: 'term:0', weekday: 2, weeks: '1-6', clock: { start: '08:00', end: '09:30' } }]),
  }),
  attendance: fc.record({ placementId: pick(ids('placement', 4)), date: pick(['2026-03-03', '2026-05-05', '2026-06-01']), state: pick(['present', 'late', 'absent', 'leave', 'rest']), evidence: pick(['self', 'mentor', 'teacher']) }),
}
export const RANDOM_TABLES = Object.keys(ROWS) as TableName[]

/** What every college of these has, and an edit may change. */
const SETTINGS: Partial<Record<TableName, fc.Arbitrary<Record<string, unknown>>>> = {
  classGroup: fc.record({ name: fc.constant('M'), year: maybe(pick([2022, 2024])), programmeId: maybe(pick(ids('programme', 2))) }),
  enterprise: fc.record({ name: fc.constant('–') }),
  skill: fc.record({ name: fc.constant('–'), programmeId: maybe(pick(ids('programme', 2))), levels: maybe(pick([2, 5])), masteredFrom: maybe(pick([1, 4])) }),
  trainingItem: fc.record({ name: fc.constant('–'), part: pick(['theory', 'practice']), hours: pick([3, 16]), programmeId: maybe(pick(ids('programme', 2))) }),
  ratingScale: fc.record({ name: fc.constant('–'), lowest: fc.constant(1), highest: fc.constant(5), satisfiedFrom: pick([2, 5]) }),
  college: fc.record({ name: fc.constant('–'), ratedHoursPerWeek: maybe(pick([20, 40])) }),
  calendarDay: fc.record({ date: pick(['2026-03-03', '2026-03-17']), kind: fc.constant('holiday') }),
  term: fc.record({ name: fc.constant('–'), start: pick(['2026-03-02', '2026-03-09']), weeks: pick([4, 20]) }),
}

const clean = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
const idOf = (table: TableName, n: number) => (table === 'college' ? 'college:main' : table === 'attendance' ? `attendance:2026-0${3 + (n % 3)}:${n}` : `${table}:${n}`)

const MANY: Partial<Record<TableName, number>> = { student: FEW, destination: 24, assessment: 30, certificate: 8, feedback: 12, attendance: 12, placement: FEW, booking: FEW, equipment: FEW }

/** Rows of every table, by table. */
export const randomRows = fc.record(Object.fromEntries(RANDOM_TABLES.map(table => [table, fc.array(ROWS[table]!, { maxLength: FEW })])))

/** The same, with so much about the few students that words, levels and certificates of one of them meet. */
export const manyRows = fc.record(
  Object.fromEntries(RANDOM_TABLES.map(table => [table, fc.array(ROWS[table]!, table in MANY ? { minLength: MANY[table]!, maxLength: MANY[table]! } : { maxLength: FEW })])),
)

/** Tables of which a row says much, and where one row among others often says nothing new. */
const OFTEN: readonly TableName[] = ['destination', 'destination', 'destination', 'destination', 'student', 'student', 'placement', 'placement', 'placementChange', 'assessment']

export type RandomEdit = { table: TableName; n: number; row: Record<string, unknown> | undefined }

/** An edit: this row of this table becomes that, or goes. */
export const randomEdit: fc.Arbitrary<RandomEdit> = pick([...RANDOM_TABLES, ...(Object.keys(SETTINGS) as TableName[]), ...OFTEN]).chain(table => fc.record({ table: fc.constant(table), n: fc.nat(table in SETTINGS ? 3 : FEW - 1), row: maybe((ROWS[table] ?? SETTINGS[table])!) }))

export function collegeOf(rows: Record<string, Record<string, unknown>[]>): World {
  const world = new World()
  world.load('programme', [{ id: 'programme:0', name: '数控' }, { id: 'programme:1', name: '机电' }])
  world.load('classGroup', GROUPS.map((id, i) => ({ id, name: `M${i}`, year: 2022 + i, ...(i < 2 ? { programmeId: `programme:${i}` } : {}) })))
  world.load('enterprise', HOSTS.map(id => ({ id, name: id })))
  world.load('skill', SKILLS.map((id, i) => ({ id, name: id, programmeId: `programme:${i % 2}` })))
  world.load('trainingItem', [{ id: 'trainingItem:0', name: 'A', part: 'practice', hours: 8 }, { id: 'trainingItem:1', name: 'B', part: 'theory', hours: 2.5 }])
  world.load('term', [{ id: 'term:0', name: '2026 春', start: '2026-03-02', weeks: 20 }])
  world.load('ratingScale', [{ id: 'ratingScale:0', name: '五分制', lowest: 1, highest: 5, satisfiedFrom: 4 }])
  for (const [table, list] of Object.entries(rows)) world.load(table, list.map((row, i) => ({ id: idOf(table as TableName, i), ...clean(row) })))
  return world
}

/** The change set of an edit; null where it would change nothing. */
export function changeOf(world: World, { table, n, row }: RandomEdit): Change | null {
  const id = idOf(table, n)
  const old = world.find(id) as Row0 | undefined
  if (!row) return old ? removal(table, old) : null
  if (!old) return birth(table, { id, ...clean(row) })
  const gone = Object.fromEntries(Object.keys(old).filter(field => !(field in row)).map(field => [field, null]))
  return revision(table, old, { ...gone, ...row })
}
