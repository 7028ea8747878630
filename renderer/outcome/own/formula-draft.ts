import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { Condition, DraftTally, FormulaDraft } from '#domain/records/indicator.ts'

export type Kind = FormulaDraft['kind']
export const KINDS: readonly Kind[] = ['share', 'ratio', 'mean', 'median', 'total']
export type BlockField = BuildingBlock['fields'][number]

const BLANK: Condition = { field: '', op: 'is' }

/** A share of something that is yet to be chosen: the kind that is asked for most. */
export const NEW_FORMULA: FormulaDraft = { kind: 'share', base: { population: '' }, where: [BLANK], unknowns: 'inBase' }

/** The same things reckoned in another way, with as much of what was chosen as it can use. */
export function ofKind(formula: FormulaDraft, kind: Kind): FormulaDraft {
  if (formula.kind === kind) return formula
  const { population, where = [], sum } = counted(formula)
  const numbered = sum === undefined ? {} : { sum }
  switch (kind) {
    case 'share': {
      // what something else is divided by has no say in this
      const base = 'base' in formula && formula.base.population === population ? (formula.base.where ?? []) : []
      return { kind, base: tally(population, base), where: rest(where, base), unknowns: 'inBase' }
    }
    case 'ratio':
      return { kind, counted: { ...tally(population, where), ...numbered }, base: formula.kind === 'share' ? formula.base : tally(population, []) }
    case 'mean':
    case 'median':
      return { kind, counted: { ...tally(population, where), sum: sum ?? '' } }
    case 'total':
      return { kind, counted: { ...tally(population, where), ...(sum ? { sum } : {}) } }
  }
}

/** What is counted, with every condition. */
function counted(formula: FormulaDraft): DraftTally {
  if (formula.kind !== 'share') return formula.counted
  const where = [...(formula.base.where ?? []), ...formula.where].filter(c => c.field !== '')
  return tally(formula.base.population, where)
}

/** The conditions that stand behind those of the base; at least a blank one. */
function rest(where: readonly Condition[], base: readonly Condition[]): Condition[] {
  const own = where.filter(c => !base.some(b => JSON.stringify(b) === JSON.stringify(c)))
  return own.length ? own : [BLANK]
}

function tally(population: string, where: readonly Condition[]): DraftTally {
  return { population, ...(where.length ? { where: [...where] } : {}) }
}

/** A condition on a field, ready to be answered in the usual way. */
export function conditionOn(field: BlockField | undefined): Condition {
  if (!field) return BLANK
  if (field.kind === 'flag') return { field: field.field, op: 'is', values: [true] }
  return { field: field.field, op: field.kind === 'number' ? 'atLeast' : 'is' }
}

/** How a condition asks, in one word: whether a flag holds is asked without a value. */
export type Asking = 'yes' | 'no' | Condition['op']

export function askings(kind: BlockField['kind']): readonly Asking[] {
  return kind === 'flag' ? ['yes', 'no', 'known'] : kind === 'choice' ? ['is', 'isNot', 'known'] : ['atLeast', 'atMost', 'is', 'isNot', 'known']
}
export function askingOf({ op, values = [] }: Condition, kind: BlockField['kind']): Asking {
  if (kind !== 'flag' || op === 'known') return op
  return (op === 'is') === (values[0] === true) ? 'yes' : 'no'
}
export function asked(condition: Condition, asking: Asking): Condition {
  const { field, values } = condition
  if (asking === 'yes' || asking === 'no') return { field, op: 'is', values: [asking === 'yes'] }
  if (asking === 'known') return { field, op: 'known' }
  return { field, op: asking, ...(values ? { values } : {}) }
}
