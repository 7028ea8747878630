import type { DIMENSIONS, Dimension, Within } from '../records/finding.ts'
import type { Population, Scene } from './population.ts'

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

/** The group of a row: a record's id, a year, a month, a code; '' for one that belongs to none. */
export function groupingBy(population: Population, by: Dimension | undefined): (row: Row, scene: Scene) => string {
  if (by === undefined) return () => ''
  if (by.startsWith('field:')) {
    const field = population.fields[by.slice('field:'.length)]
    return field ? (row, scene) => String(field.of(row, scene) ?? '') : () => ''
  }
  const read = READ[by as keyof typeof READ] // the other kind is dealt with above
  return (row, scene) => read(population, row, scene)
}

export function isWithin(population: Population, row: Row, within: Within | undefined, scene: Scene): boolean {
  if (!within) return true
  for (const part of ['programme', 'classGroup', 'year', 'enterprise'] as const) {
    if (within[part] !== undefined && READ[part](population, row, scene) !== within[part]) return false
  }
  return true
}
