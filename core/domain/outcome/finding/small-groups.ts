import { groupingBy, isCounted } from '../dimension.ts'
import type { Indicator } from '../definition.ts'
import { readerOf } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import type { Dimension } from '../../records/finding.ts'
import { addedBy, slotsOf } from '../slots.ts'
import type { Look } from './finding.ts'

/** The groups that must not be told apart outside the office, see {@link tooSmall}. Figures that are not about people have none. */
export function smallGroups({ view, outcomes, question, hideBelow }: Look, indicator: Indicator, by: Dimension | undefined): ReadonlySet<string> {
  if (hideBelow < 2) return new Set()
  const scene = outcomes.scene(question)
  const people = new Map<string, Set<string>>()
  for (const slot of Object.values(slotsOf(indicator))) {
    const population = slot && POPULATIONS[slot.population]
    if (!slot || !population?.person) continue
    const groupOf = groupingBy(population, by)
    population.check?.(scene)
    for (const row of (view.tables[population.table] as ReadonlyMap<string, { id: string }>).values()) {
      if (!isCounted(population, row, scene, question.within)) continue
      const value = addedBy(slot, readerOf(population, row, scene))
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

/** Whether so few people stand behind a figure as a whole that it must not be shown outside the office. */
export function isOfFew(look: Look, indicator: Indicator): boolean {
  return smallGroups(look, indicator, undefined).has('')
}

/**
 * By how many people are in each group: those of fewer than the office says, and of the others the smallest, until what is hidden is at
 * least two groups and as many people. Or it could be reckoned from the whole and from what is shown.
 */
export function tooSmall(sizes: ReadonlyMap<string, number>, hideBelow: number): ReadonlySet<string> {
  const bySize = [...sizes].filter(([, n]) => n > 0).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const hidden = bySize.filter(([, n]) => n < hideBelow)
  if (!hidden.length) return new Set()
  let people = hidden.reduce((sum, [, n]) => sum + n, 0)
  for (const next of bySize.slice(hidden.length)) {
    if (hidden.length > 1 && people >= hideBelow) break
    hidden.push(next)
    people += next[1]
  }
  return new Set(hidden.map(([group]) => group))
}
