import { birth, revision, type Change, type Row0 } from '#domain/base/change.ts'
import { createDice } from '#domain/sample/dice.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import { SPAN } from './outcome-college.ts'

export type Edit = () => (Change | null)[]

/** What an office enters every day, what comes many at a time, and what is set once a year and touches everything. */
export function outcomeEdits({ tables }: World, seed: number): Record<'daily' | 'many' | 'rare', Record<string, Edit>> {
  const dice = createDice(seed)
  const lists = new Map<TableName, readonly Row0[]>()
  const pick = <K extends TableName>(table: K, which: (row: Row<K>) => boolean = () => true): Row<K> => {
    let list = lists.get(table)
    if (!list) lists.set(table, (list = [...(tables[table] as ReadonlyMap<string, Row0>).values()]))
    for (;;) {
      const row = dice.pick(list) as unknown as Row<K> // rows of this table
      if (which(row)) return row
    }
  }
  const revised = <K extends TableName>(table: K, row: Row<K>, patch: Partial<Row<K>>) => revision(table, row as Row0, patch) // rows are JSON objects with an id
  let made = 0
  const born = <K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>, part: string = table) => birth(table, { id: `${part}:bench${++made}`, ...fields })
  const day = SPAN.asOf
  const graduate = () => pick('student', s => s.graduatedOn !== undefined).id
  const mark = () => born('attendance', { placementId: pick('placement').id, date: day, state: 'present', evidence: 'self' }, `attendance:${day.slice(0, 7)}`)
  return {
    daily: {
      'destination written': () => [born('destination', { studentId: graduate(), date: day, destination: 'employed', source: 'phone', salary: 4200.5, fieldMatch: true })],
      'destination mended': () => [revised('destination', pick('destination'), { destination: dice.pick(['study', 'seeking', 'employed'] as const) })],
      'certificate written': () => [born('certificate', { studentId: graduate(), name: '车工', certificateType: 'occupation', issuedOn: day })],
      'assessment written': () => [born('assessment', { studentId: pick('student').id, skillId: pick('skill').id, part: 'practice', level: dice.below(6), date: day, assessor: 'mentor' })],
      'answer written': () => [born('feedback', { givenBy: 'employer', date: day, about: 'overall', scaleId: 'ratingScale:1', rating: dice.between(1, 5), enterpriseId: pick('enterprise').id })],
      'item delivered': () => [revised('itemDelivery', pick('itemDelivery', d => d.deliveredOn === undefined), { deliveredOn: day })],
      'hours of an item': () => [revised('trainingItem', pick('trainingItem'), { hours: dice.between(1, 30) })],
      'day of an intern marked': () => [mark()],
      'placement paper': () => [revised('placement', pick('placement'), { assessedOn: day })],
      'placement ended': () => [revised('placement', pick('placement', p => p.status === 'confirmed'), { status: 'ended' })],
      'placement moved': () => [born('placementChange', { placementId: pick('placement').id, from: day, reason: '–', enterpriseId: pick('enterprise').id })],
      'student in another class': () => [revised('student', pick('student'), { classGroupId: pick('classGroup').id })],
      'student’s telephone': () => [revised('student', pick('student'), { phone: `1${dice.below(1e9)}` })],
      'machine broken': () => [revised('equipment', pick('equipment', e => e.statusCode === '1'), { statusCode: '3' })],
      'booking written': () => [born('booking', { title: '–', use: 'teaching', status: 'confirmed', times: { kind: 'once', start: `${day}T08:00`, end: `${day}T10:00` }, items: [{ equipmentId: pick('equipment').id, units: 1 }], teacherIds: [pick('teacher').id] })],
      'booking cancelled': () => [revised('booking', pick('booking', b => b.status !== 'cancelled'), { status: 'cancelled' })],
      'workstation closed': () => [revised('workstation', pick('workstation', w => w.state !== 'closed'), { state: 'closed' })],
      'workshop of another programme': () => [revised('workshop', pick('workshop'), { programmeId: pick('programme').id })],
      'agreement signed': () => [revised('agreement', pick('agreement', a => a.enterpriseSignedOn === undefined), { enterpriseSignedOn: day })],
      'donation written': () => [born('donation', { enterpriseId: pick('enterprise').id, date: day, giftType: 'money', what: '–', value: 1234.56 })],
      'mentor’s hours': () => [born('mentorWork', { enterpriseId: pick('enterprise').id, from: day, to: day, hours: 7.5 })],
      'service written': () => [born('enterpriseService', { enterpriseId: pick('enterprise').id, serviceType: 'staffTraining', what: '–', from: day, to: day, people: 12 })],
      'teacher’s hours settled': () => [born('enterpriseTeaching', { teacherId: pick('teacher', t => t.enterpriseId !== undefined).id, from: '2026-09-01', to: day, hours: 12, pay: 1800 })],
      'mastery of a skill': () => [revised('skill', pick('skill'), { masteredFrom: dice.between(1, 5) })],
      'class renamed': () => [revised('classGroup', pick('classGroup'), { name: `M${dice.below(9999)}` })],
    },
    many: {
      '40 students assessed': () => Array.from({ length: 40 }, () => born('assessment', { studentId: pick('student').id, skillId: pick('skill').id, part: 'theory', level: dice.below(6), date: day, assessor: 'teacher' })),
      '200 days of interns marked': () => Array.from({ length: 200 }, mark),
      '40 students in another class': () => Array.from({ length: 40 }, () => revised('student', pick('student'), { classGroupId: pick('classGroup').id })),
    },
    rare: {
      'class to another programme': () => [revised('classGroup', pick('classGroup'), { programmeId: pick('programme').id })],
      'rating scale': () => [revised('ratingScale', pick('ratingScale'), { satisfiedFrom: dice.between(1, 5) })],
      'rated hours': () => [birth('college', { id: 'college:main', name: '–', ratedHoursPerWeek: dice.between(20, 40) } as { id: string })],
      'holiday of all': () => [born('calendarDay', { date: '2026-04-07', kind: 'holiday', name: '–' } as Omit<Row<'calendarDay'>, 'id'>)],
    },
  }
}
