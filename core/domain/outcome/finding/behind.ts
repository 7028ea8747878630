import type { Text } from '../../base/text.ts'
import { nameOf } from '../../record-name.ts'
import type { Dimension } from '../../records/finding.ts'
import { groupingBy, isWithin } from '../dimension.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import type { Population, Scene, Value } from '../population.ts'
import { SCALE, slotsOf, type Slot } from '../slots.ts'
import { fieldName, formulaWords, groupName, indicatorName, populationName, valueWords } from '../wording.ts'
import type { Behind, BehindRow, Look } from './finding.ts'

type Row = { id: string }
type Part = { key: string; name: Text; slot: Slot; isSum: boolean }

/**
 * The records behind an indicator, or behind one group of it. Of a share each stands once: counted, not counted or unknown; of a ratio
 * those that are counted and those that they are divided by are told apart. `part` asks for one of them alone.
 */
export function rowsBehind(look: Look, indicator: Indicator, of: { by: Dimension; group: string } | undefined, part?: string): Behind {
  const scene = look.outcomes.scene(look.question)
  const parts = partsOf(indicator)
  const found: BehindRow[] = []
  const counts = new Map(parts.map(p => [p.key, 0]))
  const populations = [...new Set(parts.map(p => p.slot.population))]
  const shown = populations.map(name => ({ name, fields: [...new Set(parts.filter(p => p.slot.population === name).flatMap(p => p.slot.fields))] }))
  const columns = shown.flatMap(({ name, fields }) => fields.map(field => ({ population: name, field })))
  for (const { name } of shown) {
    const population = POPULATIONS[name]!
    const groupOf = groupingBy(population, of?.by)
    population.check?.(scene)
    for (const row of (look.view.tables[population.table] as ReadonlyMap<string, Row>).values()) {
      if (!isCounted(population, row, scene, look) || (of && groupOf(row, scene) !== of.group)) continue
      const read = new Map<string, Value>()
      const valueOf = (field: string) => {
        if (!read.has(field)) read.set(field, population.fields[field]!.of(row, scene))
        return read.get(field)
      }
      for (const { key, slot, isSum } of parts) {
        if (slot.population !== name) continue
        const value = slot.of(slot.fields.map(valueOf))
        if (!value || Number.isNaN(value)) continue
        counts.set(key, counts.get(key)! + 1)
        if (part !== undefined && part !== key) continue
        const amount = isSum ? [slot.apart ? value : value / SCALE] : []
        const said = columns.map(c => (c.population === name ? cellOf(name, c.field, valueOf(c.field)) : null))
        found.push({ id: row.id, part: key, cells: [nameOf(look.view.tables, row.id), belongs(look, population, row, scene), population.day?.(row, scene) ?? null, ...said, ...amount] })
      }
    }
  }
  const name = indicatorName(indicator)
  return {
    title: of ? { parts: [name, groupName(look.view.tables, of.by, of.group, populations[0])] } : name,
    parts: parts.map(({ key, name: said }) => ({ key, name: said, count: counts.get(key)! })),
    heads: [
      { parts: populations.map(populationName) },
      { code: 'behind.group' },
      { code: 'behind.day' },
      ...columns.map(c => fieldName(c.population, c.field)),
      ...(parts.some(p => p.isSum) ? [{ code: 'behind.amount' }] : []),
    ],
    rows: found,
  }
}

function isCounted(population: Population, row: Row, scene: Scene, { question: { from, to, within } }: Look): boolean {
  if (population.has?.(row, scene) === false) return false
  const day = population.day?.(row, scene)
  return (day === undefined || (day >= from && day <= to)) && isWithin(population, row, within, scene)
}

/** What the rows of an indicator count as. Those of a share that are known and do not count are the rest of its base. */
function partsOf(indicator: Indicator): Part[] {
  const { formula } = indicator
  const slots = slotsOf(indicator)
  const words = formulaWords(indicator)
  const parts: Part[] = [{ key: 'counted', name: words.counted, slot: slots.counted!, isSum: sums(formula, 'counted') }]
  if (formula.kind === 'share') {
    const [base, counted, unknown] = [slots.base!, slots.counted!, slots.unknown!]
    const fields = [...new Set([...base.fields, ...counted.fields, ...unknown.fields])]
    const read = (slot: Slot, values: readonly Value[]) => slot.of(slot.fields.map(f => values[fields.indexOf(f)]))
    const rest: Slot = { population: base.population, fields, of: values => (read(base, values) && !read(counted, values) && !read(unknown, values) ? 1 : 0) }
    parts.push({ key: 'rest', name: { code: 'behind.rest' }, slot: rest, isSum: false })
  } else if (formula.kind === 'ratio') {
    parts.push({ key: 'base', name: words.base!, slot: slots.base!, isSum: sums(formula, 'base') })
  }
  if (slots.unknown) parts.push({ key: 'unknown', name: { code: 'behind.unknown' }, slot: slots.unknown, isSum: formula.kind === 'ratio' && formula.missing?.sum !== undefined })
  return parts
}

function sums(formula: Indicator['formula'], of: 'counted' | 'base'): boolean {
  const tally = of in formula ? (formula as Record<string, unknown>)[of] : undefined
  return typeof tally === 'object' && tally !== null && (tally as { sum?: string }).sum !== undefined
}

function belongs({ view }: Look, population: Population, row: Row, scene: Scene): Text {
  const classGroup = population.classGroup?.(row, scene)
  const enterprise = population.enterprise?.(row, scene)
  return { parts: [classGroup, enterprise].filter(id => id !== undefined && id !== row.id).map(id => nameOf(view.tables, id!)) }
}

function cellOf(population: string, field: string, value: Value): Text | number | null {
  if (value === undefined) return { code: 'outcome.unknown' }
  return typeof value === 'number' ? value : valueWords(population, field, value)
}
