import type { Booking } from '../records/booking.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { COLLEGE_ID } from '../records/college.ts'
import { BOOKABLE_STATUS, type Equipment, type Workshop } from '../records/equipment.ts'
import type { Enterprise } from '../records/host.ts'
import { Donation, EnterpriseService } from '../records/partnership.ts'
import { isInForce } from '../placement/agreements.ts'
import { meets } from '../placement/stays.ts'
import { machineReckoner, OUT_OF_SERVICE, type UseHours, type UtilisationRow } from '../utilisation/utilisation.ts'
import { anyOfThem, itself, population, type Field, type Population, type Scene } from './population.ts'
import { STAY_FIELDS } from './student-facts.ts'
import { teachingOf } from './teaching-hours.ts'

type Reckoner = ReturnType<typeof machineReckoner>
const reckoners = new WeakMap<Calendar, { key: string; reckoner: Reckoner }>()

/** How far a machine was used in the span, up to the cohort date; the days of terms in it are looked up once for all machines. */
function useOf(row: Equipment, { live, tables, from, known: to }: Scene): UtilisationRow {
  const key = `${from} ${to} ${tables.college.get(COLLEGE_ID)?.ratedHoursPerWeek ?? ''}`
  let known = reckoners.get(live.calendar)
  if (known?.key !== key) reckoners.set(live.calendar, (known = { key, reckoner: machineReckoner(live, from, to) }))
  return known.reckoner.rowOf(row)
}

/** The use of one machine, reckoned when the first field asks for it. */
class AboutMachine {
  readonly #row: Equipment
  readonly #scene: Scene
  #use: UtilisationRow | undefined

  constructor(row: Equipment, scene: Scene) {
    this.#row = row
    this.#scene = scene
  }
  get use(): UtilisationRow {
    return (this.#use ??= useOf(this.#row, this.#scene))
  }
}
const hours = (use: keyof UseHours): Field<Equipment, AboutMachine> => ({ kind: 'number', unit: 'hours', of: (_, _scene, about) => about.use.hours[use] })
const CALENDAR = { term: anyOfThem, bellTable: anyOfThem, calendarDay: anyOfThem }

/** Lines of the equipment register that are in service. */
const machine = population('equipment', {
  about: (row, scene) => new AboutMachine(row, scene),
  has: row => !OUT_OF_SERVICE.has(row.statusCode),
  programme: (row, { tables }) => (row.workshopId === undefined ? undefined : tables.workshop.get(row.workshopId)?.programmeId),
  enterprise: row => row.lenderId,
  fields: {
    lent: { kind: 'flag', of: row => row.lenderId !== undefined },
    pieces: { kind: 'number', unit: 'count', of: row => row.units },
    goodPieces: { kind: 'number', unit: 'count', of: row => (BOOKABLE_STATUS.has(row.statusCode) ? row.units : 0) },
    value: { kind: 'number', unit: 'yuan', of: row => (row.unitPrice === undefined ? undefined : row.unitPrice * row.units) },
    priced: { kind: 'flag', of: row => row.unitPrice !== undefined },
    ratedHours: { kind: 'number', unit: 'hours', of: (_, _scene, about) => about.use.rated },
    usedHours: { kind: 'number', unit: 'hours', of: (_, _scene, about) => about.use.booked },
    teachingHours: hours('teaching'),
    enterpriseHours: hours('enterprise'),
    serviceHours: hours('service'),
  },
  reads: {
    ...CALENDAR,
    equipment: itself,
    workshop: { by: 'id', via: (id, { facts }) => facts.of('equipment', id).map(row => row.id), when: ['programmeId'] },
    college: { ...anyOfThem, when: ['ratedHoursPerWeek'] },
    booking: { rows: (change, { tables }) => machinesIn([change.from, change.to, tables.booking.get(change.id)]) },
  },
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

const workshop = population('workshop', {
  programme: row => row.programmeId,
  fields: {
    stations: { kind: 'number', unit: 'stations', of: stationsOf },
    counted: { kind: 'flag', of: (row, scene) => stationsOf(row, scene) !== undefined },
  },
  reads: { workshop: itself, workstation: { by: 'workshopId' } },
})

/** Workstations that are named and usable, else the number that is written down; undefined where neither is. */
function stationsOf({ id, stations }: Workshop, { facts }: Scene): number | undefined {
  const named = facts.of('workstation', id)
  return named.length ? named.filter(({ state }) => state !== 'closed').length : stations
}

const enterprise = population('enterprise', {
  enterprise: row => row.id,
  fields: {
    /** an agreement of any kind holds on the cohort date */
    partner: { kind: 'flag', of: (row, scene) => agreed(row, scene) },
    base: { kind: 'flag', of: (row, scene) => agreed(row, scene, 'trainingBase') },
    hosting: { kind: 'flag', of: (row, { live, from, known }) => live.stays.at(row.id).some(stay => meets(stay.segments, from, known)) },
  },
  reads: {
    enterprise: itself,
    agreement: { by: 'enterpriseId' },
    placement: { rows: (change, scene) => [named(change.from?.enterpriseId), ...hostsNamed(change.id, scene)].flat(), when: STAY_FIELDS },
    placementChange: { rows: (change, scene) => [...named(change.from?.enterpriseId), ...[...named(change.from?.placementId), ...named(scene.tables.placementChange.get(change.id)?.placementId)].flatMap(id => hostsNamed(id, scene))] },
  },
})

const named = (id: unknown): string[] => (typeof id === 'string' ? [id] : [])

/** Every enterprise that a placement or a change of it names now. */
function hostsNamed(placementId: string, { tables, live }: Scene): string[] {
  return [...named(tables.placement.get(placementId)?.enterpriseId), ...live.stays.changesOf(placementId).flatMap(change => named(change.enterpriseId))]
}

/** Both sides had signed it by the cohort date, and it holds on that day. */
export function agreed({ id }: Enterprise, { facts, asOf }: Scene, type?: string): boolean {
  return facts.of('agreement', id).some(a => (type === undefined || a.type === type) && isInForce(a, asOf) && a.collegeSignedOn! <= asOf && a.enterpriseSignedOn! <= asOf)
}

/** Teachers who come from an enterprise. */
const enterpriseTeacher = population('teacher', {
  about: ({ id }, scene) => teachingOf(id, { ...scene, to: scene.known }),
  has: row => row.enterpriseId !== undefined,
  enterprise: row => row.enterpriseId,
  fields: {
    classHours: { kind: 'number', unit: 'hours', of: (_, _scene, about) => about.hours },
    pay: { kind: 'number', unit: 'yuan', of: (_, _scene, about) => about.pay },
  },
  reads: { ...CALENDAR, teacher: itself, enterpriseTeaching: { by: 'teacherId' }, booking: { rows: (change, { tables }) => [change.from, tables.booking.get(change.id)].flatMap(version => (version as Partial<Booking> | null)?.teacherIds ?? []) } },
})

const mentoring = population('mentorWork', {
  day: row => row.to,
  enterprise: row => row.enterpriseId,
  fields: { hours: { kind: 'number', unit: 'hours', of: row => row.hours } },
  reads: { mentorWork: itself },
})

const donation = population('donation', {
  day: row => row.date,
  enterprise: row => row.enterpriseId,
  fields: {
    giftType: { kind: 'choice', options: Donation.shape.giftType.options, of: row => row.giftType },
    value: { kind: 'number', unit: 'yuan', of: row => row.value },
  },
  reads: { donation: itself },
})

const service = population('enterpriseService', {
  day: row => row.to,
  enterprise: row => row.enterpriseId,
  fields: {
    serviceType: { kind: 'choice', options: EnterpriseService.shape.serviceType.options, of: row => row.serviceType },
    people: { kind: 'number', unit: 'count', of: row => row.people },
    hours: { kind: 'number', unit: 'hours', of: row => row.hours },
    personHours: { kind: 'number', unit: 'hours', of: row => (row.people === undefined || row.hours === undefined ? undefined : row.people * row.hours) },
    income: { kind: 'number', unit: 'yuan', of: row => row.income },
  },
  reads: { enterpriseService: itself },
})

const post = population('post', {
  enterprise: row => row.enterpriseId,
  fields: { places: { kind: 'number', unit: 'count', of: row => row.capacity } },
  reads: { post: itself },
})

export const PARTNER_POPULATIONS: Record<string, Population> = { machine, workshop, enterprise, enterpriseTeacher, mentoring, donation, service, post }
