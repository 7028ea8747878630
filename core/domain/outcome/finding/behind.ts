import type { Text } from '../../base/text.ts'
import { nameOf } from '../../record-name.ts'
import type { Dimension } from '../../records/finding.ts'
import type { Attendance } from '../../records/on-site.ts'
import { groupingBy, isCounted } from '../dimension.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import { readerOf, type Population, type Scene, type Value } from '../population.ts'
import { addedBy, fieldsOf, SCALE, slotsOf, type Slot } from '../slots.ts'
import { fieldName, formulaWords, groupName, indicatorName, populationName, valueWords } from '../wording.ts'
import type { Behind, BehindRow, Look } from './finding.ts'

type Row = { id: string }
/** `amount`: what a row adds, null where it is none of this part. */
type Part = { key: string; name: Text; population: string; fields: readonly string[]; isSum: boolean; amount(valueOf: (field: string) => Value): number | null }

/**
 * The records behind an indicator, or behind one group of it. Of a share each stands once: counted, not counted or unknown; of a ratio
 * those that are counted and those that they are divided by are told apart. `part` asks for one of them alone.
 */
export function rowsBehind(look: Look, indicator: Indicator, of: { by: Dimension; group: string } | undefined, part?: string): Behind {
  const scene = look.outcomes.scene(look.question)
  const parts = partsOf(indicator)
  const found: BehindRow[] = []
  const counts = new Map(parts.map(p => [p.key, 0]))
  const populations = [...new Set(parts.map(p => p.population))]
  const shown = populations.map(name => ({ name, fields: [...new Set(parts.filter(p => p.population === name).flatMap(p => p.fields))] }))
  const columns = shown.flatMap(({ name, fields }) => fields.map(field => ({ population: name, field })))
  for (const { name } of shown) {
    const population = POPULATIONS[name]!
    const groupOf = groupingBy(population, of?.by)
    population.check?.(scene)
    for (const row of (look.view.tables[population.table] as ReadonlyMap<string, Row>).values()) {
      if (!isCounted(population, row, scene, look.question.within) || (of && groupOf(row, scene) !== of.group)) continue
      const valueOf = readerOf(population, row, scene)
      for (const { key, population: its, isSum, amount } of parts) {
        const adds = its === name ? amount(valueOf) : null
        if (adds === null) continue
        counts.set(key, counts.get(key)! + 1)
        if (part !== undefined && part !== key) continue
        const said = columns.map(c => (c.population === name ? cellOf(name, c.field, valueOf(c.field)) : null))
        found.push({ id: opened(population, row), part: key, cells: [nameOf(look.view.tables, row.id), belongs(look, population, row, scene), population.day?.(row, scene) ?? null, ...said, ...(isSum ? [adds] : [])] })
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

/** What the rows of an indicator count as. Those of a share that are known and do not count are the rest of its base. */
function partsOf(indicator: Indicator): Part[] {
  const { kind } = indicator.formula
  const { counted, base, unknown } = slotsOf(indicator)
  const words = formulaWords(indicator)
  const part = (key: string, name: Text, slot: Slot): Part => ({ key, name, population: slot.population, fields: fieldsOf(slot), isSum: slot.kind !== 'count', amount: valueOf => amountBehind(slot, valueOf) })
  const parts = [part('counted', words.counted, counted!)]
  // a nothing is a number too: of a mean each row that has one counts
  if (kind === 'mean') parts[0]!.amount = valueOf => (addedBy(base!, valueOf) ? addedBy(counted!, valueOf) / SCALE : null)
  if (kind === 'share') {
    const isRest: Part['amount'] = valueOf => (addedBy(base!, valueOf) && !addedBy(counted!, valueOf) && !addedBy(unknown!, valueOf) ? 1 : null)
    parts.push({ ...part('rest', { code: 'behind.rest' }, counted!), amount: isRest })
  }
  if (kind === 'ratio') parts.push(part('base', words.base!, base!))
  if (unknown) parts.push(part('unknown', { code: 'behind.unknown' }, unknown))
  return parts
}

function amountBehind(slot: Slot, valueOf: (field: string) => Value): number | null {
  const adds = addedBy(slot, valueOf)
  if (slot.kind === 'apart') return Number.isNaN(adds) ? null : adds
  return adds === 0 ? null : slot.kind === 'sum' ? adds / SCALE : adds
}

/** The record that has a page: a marked day is seen with its placement. */
function opened({ table }: Population, row: Row): string {
  return table === 'attendance' ? (row as Attendance).placementId : row.id
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
