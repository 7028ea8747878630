import { addDays, type LocalDate } from '../base/time.ts'
import type { FindingOverride, RuleSetting } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { Parameters, Rule, RulePack } from './pack.ts'

/** Days on which a rule has the same figures; the first period has no beginning, the last no end. */
export type Period = { from: LocalDate; to: LocalDate; parameters: Parameters }

/** What a college has set for itself: other figures, and findings that somebody answers for. */
export type Stance = {
  /** the figures of a rule through time, the earliest first */
  periodsOf(pack: RulePack, rule: Rule): readonly Period[]
  /** answers about a placement, a host or a ticket */
  answersOf(subject: string): readonly FindingOverride[]
}

const NONE: readonly FindingOverride[] = []
const FIRST = '0000-01-01'
const LAST = '9999-12-31'

export function stanceOf(tables: Pick<Tables, 'ruleSetting' | 'findingOverride'>): Stance {
  const answers = new Map<string, FindingOverride[]>()
  for (const answer of tables.findingOverride.values()) {
    const group = answers.get(answer.subjectId)
    if (group) group.push(answer)
    else answers.set(answer.subjectId, [answer])
  }
  const periods = new Map<Rule, readonly Period[]>()
  return {
    periodsOf(pack, rule) {
      let found = periods.get(rule)
      if (!found) periods.set(rule, (found = periodsOf(pack, rule, tables.ruleSetting.values())))
      return found
    },
    answersOf: subject => answers.get(subject) ?? NONE,
  }
}

/** The figures of a rule through time: the pack's, and from each day on what the college has set by then. */
function periodsOf(pack: RulePack, rule: Rule, settings: Iterable<RuleSetting>): Period[] {
  const own = [...settings].filter(s => s.pack === pack.id && s.rule === rule.id && rule.parameters?.[s.parameter] !== undefined)
  const inOrder = own.sort((a, b) => ((a.from ?? FIRST) < (b.from ?? FIRST) ? -1 : 1))
  const starts = [...new Set([FIRST, ...inOrder.map(s => s.from ?? FIRST)])].sort()
  return starts.map((from, i) => ({
    from,
    to: i + 1 < starts.length ? addDays(starts[i + 1]!, -1) : LAST,
    parameters: inOrder.filter(s => (s.from ?? FIRST) <= from).reduce((figures, s) => ({ ...figures, [s.parameter]: valueOf(rule, s) }), rule.parameters ?? {}),
  }))
}

/** A setting as the rule reads it: a figure where the pack has one, else text. */
function valueOf(rule: Rule, { parameter, value }: RuleSetting): number | string {
  return typeof rule.parameters?.[parameter] === 'number' ? Number(value) : value
}

/** The figures of a rule on a day. */
export function parametersOf(pack: RulePack, rule: Rule, day: LocalDate, { settings }: { settings: readonly RuleSetting[] }): Parameters {
  return periodsOf(pack, rule, settings).findLast(period => period.from <= day)!.parameters // the first period has no beginning
}
