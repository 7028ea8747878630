import { groupName, fieldName, populationName, valueWords } from '../wording.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import { rowsBehind } from './behind.ts'
import type { FindingMaker } from './finding.ts'
import { emptyNote, hiddenNotes, spanNote } from './notes.ts'
import { smallGroups } from './small-groups.ts'

/** What is not known of a row. */
const UNKNOWN = ''

/** Of what the rows of each group are made up: one bar a group, one part a value. */
export const breakdown: FindingMaker<'breakdown'> = {
  counts: (_, { population }) => [population],
  draw(look, { population, field, by }) {
    const { outcomes, question, view } = look
    const options = optionsOf(population, field)
    const indicators = [...options.map(option => countOf(population, field, option)), allOf(population)]
    const sheet = outcomes.sheet(indicators, { ...question, by })
    const valuesOf = (group?: string) => {
      const known = options.map(option => sheet.measure(option, group).counted)
      return [...known, sheet.measure(ALL, group).counted - known.reduce((a, b) => a + b, 0)]
    }
    const hidden = smallGroups(look, allOf(population), by)
    const shown = sheet.groups().filter(group => !hidden.has(group))
    const rows = shown.map(key => ({ key, name: groupName(view.tables, by, key, population), values: valuesOf(key) })).filter(row => row.values.some(n => n > 0))
    const totals = valuesOf()
    const total = totals.reduce((a, b) => a + b, 0)
    const parts = [...options, UNKNOWN].map(key => ({ key, name: valueWords(population, field, key) })).map((part, i) => ({ ...part, total: totals[i]! }))
    const most = parts.filter(p => p.key !== UNKNOWN && p.total > 0).sort((a, b) => b.total - a.total)[0]
    const facts = { population: populationName(population), field: fieldName(population, field), by: `dimension.${by}` }
    // a part that nobody is in says nothing and takes a colour
    const used = parts.map((part, i) => ({ part, i })).filter(({ part }) => part.total > 0)
    return {
      title: { code: 'finding.breakdown.title', facts },
      sentence: most ? { code: 'finding.breakdown', facts: { ...facts, total, most: most.name, n: most.total, unknown: totals.at(-1) } } : { code: 'finding.breakdown.unknown', facts: { ...facts, total, unknown: totals.at(-1) } },
      chart: { type: 'split', unit: 'count', parts: used.map(({ part: { key, name } }) => ({ key, name })), rows: rows.map(row => ({ ...row, values: used.map(({ i }) => row.values[i]!) })) },
      notes: [{ code: 'finding.note.breakdown', facts }, spanNote(question), ...hiddenNotes(hidden, look.hideBelow)],
      empty: emptyNote(allOf(population), population, question, { ...sheet.measure(ALL), rows: 0 }),
    }
  },
  behind(look, { population, field, by }, { key, series }) {
    const indicator = series === undefined || series === UNKNOWN ? shareKnown(population, field) : countOf(population, field, series)
    return rowsBehind(look, indicator, key === undefined ? undefined : { by, group: key }, series === UNKNOWN ? 'unknown' : undefined)
  },
}

const ALL = 'all'

function optionsOf(population: string, field: string): string[] {
  const { kind, options } = POPULATIONS[population]!.fields[field]!
  return kind === 'flag' ? ['true', 'false'] : [...(options ?? [])]
}

function countOf(population: string, field: string, option: string): Indicator {
  const values = POPULATIONS[population]!.fields[field]!.kind === 'flag' ? [option === 'true'] : [option]
  return { id: option, unit: 'count', standing: 'office', formula: { kind: 'total', counted: { population, where: [{ field, op: 'is', values }] } } }
}

function allOf(population: string): Indicator {
  return { id: ALL, unit: 'count', standing: 'office', formula: { kind: 'total', counted: { population } } }
}

function shareKnown(population: string, field: string): Indicator {
  return { id: 'known', unit: 'percent', standing: 'office', formula: { kind: 'share', base: { population }, where: [{ field, op: 'known' }], unknowns: 'inBase' } }
}
