import { buildClassKin } from '../../booking/class-kin.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import type { Within } from '../../records/finding.ts'
import type { Certificate, CERTIFICATE_TYPES, Destination } from '../../records/outcome.ts'
import type { Student } from '../../records/student.ts'
import { isCounted } from '../dimension.ts'
import type { Scene } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import { AT_WORK, certificatesOn, destinationOn, levelsOf, masteredFrom } from '../student-facts.ts'
import { programmeOf } from './learners.ts'

/** The way from a machine to a job. Each stage is reached only by those who reached the one before. */
export const STAGES = ['graduates', 'trained', 'mastered', 'certified', 'inField'] as const
export type Stage = (typeof STAGES)[number]

/** What a class group was trained on by the cohort date. `skillIds`: what its practice items train; all skills of the programme where none says so. */
type Training = { machineHours: number; itemIds: string[]; skillIds: ReadonlySet<string> }

/** How far one graduate came. `reached` counts stages: 1 is the graduation alone. `jobKnown`: whether it is known if the job is in the field. */
export type Way = { student: Student; training: Training; mastered: string[]; certificates: Certificate[]; destination: Destination | undefined; reached: number; jobKnown: boolean }

/** Certificates that are about the occupation where they do not say about which skill. */
const VOCATIONAL: ReadonlySet<(typeof CERTIFICATE_TYPES)[number]> = new Set(['occupation', 'skillLevel', 'onePlusX'])
const UNTRAINED: Training = { machineHours: 0, itemIds: [], skillIds: new Set() }

/** The ways of those who graduated within the span. */
export function waysOf(scene: Scene, within: Within | undefined): Way[] {
  const graduates = [...scene.tables.student.values()].filter(student => isCounted(POPULATIONS.graduate!, student, scene, within))
  const trainingOf = trainings(scene, new Set(graduates.flatMap(s => s.classGroupId ?? [])))
  return graduates.map(student => wayOf(student, student.classGroupId === undefined ? UNTRAINED : trainingOf(student.classGroupId), scene))
}

function wayOf(student: Student, training: Training, scene: Scene): Way {
  const skillIds = training.skillIds.size ? training.skillIds : new Set(scene.facts.of('skill', programmeOf(student, scene)).map(s => s.id))
  const mastered = [...levelsOf(student, scene)].filter(([id, level]) => skillIds.has(id) && level >= masteredFrom(scene.tables.skill.get(id)!)).map(([id]) => id)
  const certificates = certificatesOn(student, scene.asOf, scene).filter(c => certifies(c, mastered))
  const destination = destinationOn(student, scene.asOf, scene)
  const works = destination !== undefined && AT_WORK.includes(destination.destination)
  const steps = [training.machineHours > 0 || training.itemIds.length > 0, mastered.length > 0, certificates.length > 0, works && destination.fieldMatch === true]
  const failed = steps.indexOf(false)
  return { student, training, mastered, certificates, destination, reached: 1 + (failed < 0 ? steps.length : failed), jobKnown: destination !== undefined && (!works || destination.fieldMatch !== undefined) }
}

/** Whether a certificate is about one of these skills; one that names none is where it is of an occupation. */
function certifies({ skillIds, certificateType }: Certificate, mastered: readonly string[]): boolean {
  return skillIds?.length ? skillIds.some(id => mastered.includes(id)) : VOCATIONAL.has(certificateType)
}

/** Looks once through bookings and delivered items for what these class groups, and those that share their students, were trained on. */
function trainings({ tables, live, asOf }: Scene, groups: ReadonlySet<string>): (classGroupId: string) => Training {
  const kin = buildClassKin(tables.classGroup)
  const wanted = new Set([...groups].flatMap(id => kin.kinOf(id)))
  /** minutes with machines, by class group */
  const minutes = new Map<string, number>()
  for (const { id, classGroupIds } of tables.booking.values()) {
    const own = classGroupIds?.filter(group => wanted.has(group)) ?? []
    if (!own.length) continue
    let sum = 0
    for (const { date, items, start, end } of live.occupancy.occurrencesOf(id)) if (date <= asOf && items.length) sum += end - start
    for (const group of own) minutes.set(group, (minutes.get(group) ?? 0) + sum)
  }
  const delivered = [...tables.itemDelivery.values()].filter(
    d => wanted.has(d.classGroupId) && d.deliveredOn !== undefined && d.deliveredOn <= asOf && tables.trainingItem.get(d.trainingItemId)?.part === 'practice',
  )
  const byGroup = groupedBy(delivered, d => d.classGroupId)
  const known = new Map<string, Training>()
  return group => {
    let training = known.get(group)
    if (!training) {
      const relatives = kin.kinOf(group)
      const itemIds = [...new Set(relatives.flatMap(id => (byGroup.get(id) ?? []).map(d => d.trainingItemId)))]
      training = { machineHours: relatives.reduce((sum, id) => sum + (minutes.get(id) ?? 0), 0) / 60, itemIds, skillIds: new Set(itemIds.flatMap(id => tables.trainingItem.get(id)?.skillIds ?? [])) }
      known.set(group, training)
    }
    return training
  }
}
