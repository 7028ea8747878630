import type { DIMENSIONS, Dimension, Within } from '../records/finding.ts'
import { readerOf, type Population, type Scene } from './population.ts'

type Row = { id: string }
type Reading = (population: Population, row: Row, scene: Scene) => string

const READ: Record<(typeof DIMENSIONS)[number], Reading> = {
  classGroup: (population, row, scene) => population.classGroup?.(row, scene) ?? '',
  programme: (population, row, scene) => groupOf(population, row, scene)?.programmeId ?? population.programme?.(row, scene) ?? '',
  year: (population, row, scene) => String(groupOf(population, row, scene)?.year ?? ''),
  enterprise: (population, row, scene) => population.enterprise?.(row, scene) ?? '',
  month: (population, row, scene) => population.day?.(row, scene)?.slice(0, 7) ?? '',
  calendarYear: (population, row, scene) => population.day?.(row, scene)?.slice(0, 4) ?? '',
}

function groupOf(population: Population, row: Row, scene: Scene) {
  const id = population.classGroup?.(row, scene)
  return id === undefined ? undefined : scene.tables.classGroup.get(id)
}

/** Whether rows of one class group are always in one group. */
export function isByClass(by: Dimension | undefined): boolean {
  return by === 'classGroup' || by === 'programme' || by === 'year'
}

/** The group of a row: a record's id, a year, a month, a code; '' for one that belongs to none. */
export function groupingBy(population: Population, by: Dimension | undefined): (row: Row, scene: Scene) => string {
  if (by === undefined) return () => ''
  if (by.startsWith('field:')) {
    const field = by.slice('field:'.length)
    return population.fields[field] ? (row, scene) => String(readerOf(population, row, scene)(field) ?? '') : () => ''
  }
  const read = READ[by as keyof typeof READ] // the other kind is dealt with above
  return (row, scene) => read(population, row, scene)
}

/** Whether a row belongs to its population, to the span as it was known on the cohort date, and to the part of the college that is looked at. */
export function isCounted(population: Population, row: Row, scene: Scene, within: Within | undefined): boolean {
  if (population.has?.(row, scene) === false) return false
  const day = population.day?.(row, scene)
  return (day === undefined || (day >= scene.from && day <= (population.planned ? scene.to : scene.known))) && isWithin(population, row, within, scene)
}

/** Whether a row belongs to the part of the college that is looked at. */
export function isWithin(population: Population, row: Row, within: Within | undefined, scene: Scene): boolean {
  if (!within) return true
  for (const part of ['programme', 'classGroup', 'year', 'enterprise'] as const) {
    if (within[part] !== undefined && READ[part](population, row, scene) !== within[part]) return false
  }
  return true
}
