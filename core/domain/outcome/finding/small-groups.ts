import { isWithin, groupingBy } from '../dimension.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import type { Dimension } from '../../records/finding.ts'
import { slotsOf } from '../slots.ts'
import type { Look } from './finding.ts'

/**
 * The groups that must not be told apart outside the office: those of fewer people than the office says, and where that is one alone,
 * the next smallest too, or it could be reckoned from the whole. Figures that are not about people have none.
 */
export function smallGroups({ view, outcomes, question, hideBelow }: Look, indicator: Indicator, by: Dimension): ReadonlySet<string> {
  if (hideBelow < 2) return new Set()
  const scene = outcomes.scene(question)
  const people = new Map<string, Set<string>>()
  for (const slot of Object.values(slotsOf(indicator))) {
    const population = slot && POPULATIONS[slot.population]
    if (!slot || !population?.person) continue
    const groupOf = groupingBy(population, by)
    population.check?.(scene)
    for (const row of (view.tables[population.table] as ReadonlyMap<string, { id: string }>).values()) {
      if (population.has?.(row, scene) === false) continue
      const day = population.day?.(row, scene)
      if ((day !== undefined && (day < question.from || day > question.to)) || !isWithin(population, row, question.within, scene)) continue
      const value = slot.of(slot.fields.map(field => population.fields[field]!.of(row, scene)))
      const person = value ? population.person(row, scene) : undefined
      if (person === undefined) continue
      const group = groupOf(row, scene)
      const known = people.get(group)
      if (known) known.add(person)
      else people.set(group, new Set([person]))
    }
  }
  return tooSmall(new Map([...people].map(([group, of]) => [group, of.size])), hideBelow)
}

/** By how many people are in each group. */
export function tooSmall(sizes: ReadonlyMap<string, number>, hideBelow: number): ReadonlySet<string> {
  const bySize = [...sizes].filter(([, n]) => n > 0).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const small = bySize.filter(([, n]) => n < hideBelow)
  const hidden = small.length === 1 ? bySize.slice(0, 2) : small
  return new Set(hidden.map(([group]) => group))
}
