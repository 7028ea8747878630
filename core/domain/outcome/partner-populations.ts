import type { Booking } from '../records/booking.ts'
import { usableStations } from '../booking/occupancy.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { BOOKABLE_STATUS, type Equipment, type Workshop } from '../records/equipment.ts'
import type { Enterprise, Post } from '../records/host.ts'
import type { Donation, EnterpriseService, MentorWork } from '../records/partnership.ts'
import type { Teacher } from '../records/people.ts'
import { meets } from '../placement/stays.ts'
import { machineReckoner, OUT_OF_SERVICE, type UseHours, type UtilisationRow } from '../utilisation/utilisation.ts'
import { itself, population, type Field, type Population, type Scene } from './population.ts'
import { teachingOf } from './teaching-hours.ts'

type Reckoner = ReturnType<typeof machineReckoner>
const reckoners = new WeakMap<Calendar, { key: string; reckoner: Reckoner }>()

/** How far a machine was used in the span; the days of terms in it are looked up once for all machines. */
function useOf(row: Equipment, { live, tables, from, to }: Scene): UtilisationRow {
  const key = `${from} ${to} ${tables.college.get('college:main')?.ratedHoursPerWeek ?? ''}`
  let known = reckoners.get(live.calendar)
  if (known?.key !== key) reckoners.set(live.calendar, (known = { key, reckoner: machineReckoner(live, from, to) }))
  return known.reckoner.rowOf(row)
}
const hours = (use: keyof UseHours): Field<Equipment> => ({ kind: 'number', unit: 'hours', of: (row, scene) => useOf(row, scene).hours[use] })

/** Lines of the equipment register that are in service. */
const machine = population<Equipment>({
  rows: function* ({ tables }) {
    for (const row of tables.equipment.values()) if (!OUT_OF_SERVICE.has(row.statusCode)) yield row
  },
  row: (id, { tables }) => {
    const row = tables.equipment.get(id)
    return row && !OUT_OF_SERVICE.has(row.statusCode) ? row : undefined
  },
  day: () => undefined,
  classGroup: () => undefined,
  programme: (row, { tables }) => (row.workshopId === undefined ? undefined : tables.workshop.get(row.workshopId)?.programmeId),
  enterprise: row => row.lenderId,
  fields: {
    lent: { kind: 'flag', of: row => row.lenderId !== undefined },
    pieces: { kind: 'number', unit: 'count', of: row => row.units },
    goodPieces: { kind: 'number', unit: 'count', of: row => (BOOKABLE_STATUS.has(row.statusCode) ? row.units : 0) },
    value: { kind: 'number', unit: 'yuan', of: row => (row.unitPrice === undefined ? undefined : row.unitPrice * row.units) },
    priced: { kind: 'flag', of: row => row.unitPrice !== undefined },
    ratedHours: { kind: 'number', unit: 'hours', of: (row, scene) => useOf(row, scene).rated },
    usedHours: { kind: 'number', unit: 'hours', of: (row, scene) => useOf(row, scene).booked },
    teachingHours: hours('teaching'),
    enterpriseHours: hours('enterprise'),
    serviceHours: hours('service'),
  },
  reads: { equipment: itself, workshop: 'all', college: 'all', term: 'all', bellTable: 'all', calendarDay: 'all', booking: { rows: (change, { tables }) => machinesIn([change.from, change.to, tables.booking.get(change.id)]) } },
})

/** Every machine that a booking names, before or after a change of it. */
function machinesIn(versions: readonly (object | null | undefined)[]): string[] {
  const ids = new Set<string>()
  for (const version of versions) {
    const { items, exceptions } = (version ?? {}) as Partial<Booking>
    for (const item of items ?? []) ids.add(item.equipmentId)
    for (const exception of exceptions ?? []) if (exception.kind === 'move') for (const item of exception.items ?? []) ids.add(item.equipmentId)
  }
  return [...ids]
}

const workshop = population<Workshop>({
  rows: ({ tables }) => tables.workshop.values(),
  row: (id, { tables }) => tables.workshop.get(id),
  day: () => undefined,
  classGroup: () => undefined,
  programme: row => row.programmeId,
  enterprise: () => undefined,
  fields: {
    /** those that are named and usable, else the number that is written down */
    stations: { kind: 'number', unit: 'stations', of: (row, { tables }) => usableStations(tables).get(row.id) ?? row.stations },
    counted: { kind: 'flag', of: row => row.stations !== undefined },
  },
  reads: { workshop: itself, workstation: { by: 'workshopId' } },
})

const enterprise = population<Enterprise>({
  rows: ({ tables }) => tables.enterprise.values(),
  row: (id, { tables }) => tables.enterprise.get(id),
  day: () => undefined,
  classGroup: () => undefined,
  enterprise: row => row.id,
  fields: {
    /** an agreement of any kind holds on the cohort date */
    partner: { kind: 'flag', of: (row, scene) => agreed(row, scene) },
    base: { kind: 'flag', of: (row, scene) => agreed(row, scene, 'trainingBase') },
    hosting: { kind: 'flag', of: (row, { live, from, to }) => live.stays.at(row.id).some(stay => meets(stay.segments, from, to)) },
  },
  reads: { enterprise: itself, agreement: { by: 'enterpriseId' }, placement: 'all', placementChange: 'all' },
})

function agreed({ id }: Enterprise, { facts, asOf }: Scene, type?: string): boolean {
  return facts.of('agreement', id).some(a => (type === undefined || a.type === type) && a.from <= asOf && (a.to === undefined || a.to >= asOf))
}

/** Teachers who come from an enterprise. */
const enterpriseTeacher = population<Teacher>({
  rows: function* ({ tables }) {
    for (const row of tables.teacher.values()) if (row.enterpriseId !== undefined) yield row
  },
  row: (id, { tables }) => {
    const row = tables.teacher.get(id)
    return row?.enterpriseId === undefined ? undefined : row
  },
  day: () => undefined,
  classGroup: () => undefined,
  enterprise: row => row.enterpriseId,
  fields: {
    classHours: { kind: 'number', unit: 'hours', of: (row, scene) => teachingOf(row.id, scene).hours },
    pay: { kind: 'number', unit: 'yuan', of: (row, scene) => teachingOf(row.id, scene).pay },
  },
  reads: { teacher: itself, enterpriseTeaching: { by: 'teacherId' }, booking: 'all', term: 'all', bellTable: 'all', calendarDay: 'all' },
})

const mentoring = population<MentorWork>({
  rows: ({ tables }) => tables.mentorWork.values(),
  row: (id, { tables }) => tables.mentorWork.get(id),
  day: row => row.to,
  classGroup: () => undefined,
  enterprise: row => row.enterpriseId,
  fields: { hours: { kind: 'number', unit: 'hours', of: row => row.hours } },
  reads: { mentorWork: itself },
})

const donation = population<Donation>({
  rows: ({ tables }) => tables.donation.values(),
  row: (id, { tables }) => tables.donation.get(id),
  day: row => row.date,
  classGroup: () => undefined,
  enterprise: row => row.enterpriseId,
  fields: {
    giftType: { kind: 'choice', options: ['equipment', 'money', 'materials', 'software', 'other'], of: row => row.giftType },
    value: { kind: 'number', unit: 'yuan', of: row => row.value },
  },
  reads: { donation: itself },
})

const service = population<EnterpriseService>({
  rows: ({ tables }) => tables.enterpriseService.values(),
  row: (id, { tables }) => tables.enterpriseService.get(id),
  day: row => row.to,
  classGroup: () => undefined,
  enterprise: row => row.enterpriseId,
  fields: {
    serviceType: { kind: 'choice', options: ['staffTraining', 'technical', 'research', 'testing', 'other'], of: row => row.serviceType },
    people: { kind: 'number', unit: 'count', of: row => row.people },
    hours: { kind: 'number', unit: 'hours', of: row => row.hours },
    personHours: { kind: 'number', unit: 'hours', of: row => (row.people === undefined || row.hours === undefined ? undefined : row.people * row.hours) },
    income: { kind: 'number', unit: 'yuan', of: row => row.income },
  },
  reads: { enterpriseService: itself },
})

const post = population<Post>({
  rows: ({ tables }) => tables.post.values(),
  row: (id, { tables }) => tables.post.get(id),
  day: () => undefined,
  classGroup: () => undefined,
  enterprise: row => row.enterpriseId,
  fields: { places: { kind: 'number', unit: 'count', of: row => row.capacity } },
  reads: { post: itself },
})

export const PARTNER_POPULATIONS: Record<string, Population> = { machine, workshop, enterprise, enterpriseTeacher, mentoring, donation, service, post }
