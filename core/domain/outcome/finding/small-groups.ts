import { groupingBy, isCounted } from '../dimension.ts'
import type { Indicator } from '../definition.ts'
import { readerOf } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import type { Dimension } from '../../records/finding.ts'
import { addedBy, slotsOf } from '../slots.ts'
import type { Look } from './finding.ts'

/** The groups that must not be told apart outside the office, see {@link tooSmall}. Figures that are not about people have none. */
export function smallGroups(look: Look, indicator: Indicator, by: Dimension | undefined): ReadonlySet<string> {
  if (look.hideBelow < 2) return new Set()
  const people = new Map<string, Set<string>>()
  for (const { group, person } of peopleBehind(look, indicator, by)) {
    const known = people.get(group)
    if (known) known.add(person)
    else people.set(group, new Set([person]))
  }
  return tooSmall(new Map([...people].map(([group, of]) => [group, of.size])), look.hideBelow)
}

/** Whether so few people stand behind a figure as a whole that it must not be shown outside the office. */
export function isOfFew(look: Look, indicator: Indicator): boolean {
  if (look.hideBelow < 2) return false
  const people = new Set<string>()
  for (const { person } of peopleBehind(look, indicator, undefined)) {
    people.add(person)
    if (people.size >= look.hideBelow) return false
  }
  return people.size > 0
}

/** Everybody of whom a row adds to any part of an indicator, with the group of that row; somebody with several rows comes several times. */
function* peopleBehind({ view, outcomes, question }: Look, indicator: Indicator, by: Dimension | undefined): Generator<{ group: string; person: string }> {
  const scene = outcomes.scene(question)
  const slots = Object.values(slotsOf(indicator)).filter(slot => slot !== undefined)
  for (const name of new Set(slots.map(slot => slot.population))) {
    const population = POPULATIONS[name]!
    if (!population.person) continue
    const own = slots.filter(slot => slot.population === name)
    const groupOf = groupingBy(population, by)
    population.check?.(scene)
    for (const row of (view.tables[population.table] as ReadonlyMap<string, { id: string }>).values()) {
      if (!isCounted(population, row, scene, question.within)) continue
      const valueOf = readerOf(population, row, scene)
      const person = own.some(slot => addedBy(slot, valueOf)) ? population.person(row, scene) : undefined
      if (person !== undefined) yield { group: groupOf(row, scene), person }
    }
  }
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
    if (people >= hideBelow) break // one group of few never is
    hidden.push(next)
    people += next[1]
  }
  return new Set(hidden.map(([group]) => group))
}
