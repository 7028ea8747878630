import { addDays, type LocalDate } from '../base/time.ts'
import type { Gap, WhyNot } from '../roster/explain.ts'
import type { Fairness, Measure } from '../roster/fairness.ts'
import type { Rule } from '../roster/evaluate.ts'
import type { Found } from '../roster/search.ts'
import type { Cell } from './assign.ts'
import type { Barred, FillSetup } from './fill-problem.ts'

/**
 * Why somebody does not fill a gap, worded by `roster.why.<code>`: `rule` names the rule of the pack behind it, where there is one.
 * `busy` the shift worked instead would lack people; `dearer` it could be, at the cost of an even share.
 */
export type GapReason = { code: WhyCode; rule?: string; /** who it is about; only the first ones are named */ names: string[]; count: number }
export type WhyCode = 'away' | 'leave' | 'age' | 'twice' | 'otherPost' | 'restDay' | 'holiday' | 'night' | 'longDay' | 'rule' | 'shortRest' | 'weekHours' | 'run' | 'kept' | 'busy' | 'dearer'
export type ProposalGap = { date: LocalDate; shiftTypeId: string; need: number; working: number; reasons: GapReason[] }
export type ProposalShare = { measure: Measure; spread: number; least: { name: string; given: number; fair: number }; most: { name: string; given: number; fair: number } }

/** What a search offers: nothing of it is written until somebody accepts it. */
export type Proposal = {
  from: LocalDate
  to: LocalDate
  /** what would change */
  cells: Cell[]
  needed: number
  covered: number
  gaps: ProposalGap[]
  fairness: ProposalShare[]
  /** students for whom no row is lawful whatever the others work, and the rules each of which alone stands in the way */
  impossible: { placementId: string; name: string; reasons: WhyCode[] }[]
  ended: Found['ended']
  penalty: number
  bound: number | null
}

const MOST_NAMES = 12

type Explained = { found: Found; gaps: readonly Gap[]; fairness: Fairness; why: readonly { person: string; rules: readonly Rule[] }[] }

/** Tells a found roster in the words of the plan: dates, names, rules. */
export function proposalOf({ problem, barred, before }: FillSetup, { found, gaps, fairness, why }: Explained, nameOf: (placementId: string) => string): Proposal {
  const dateOf = (day: number) => addDays(problem.from, day)
  const people = problem.people.map(p => p.id)
  const cells = people.flatMap((placementId, i) =>
    Array.from({ length: problem.days }, (_, day): Cell[] => {
      const shiftTypeId = found.roster[i]?.[day] ?? null
      const now = before(placementId, day)
      if (now === undefined || now === shiftTypeId || found.impossible.includes(placementId)) return []
      return [{ placementId, date: dateOf(day), shiftTypeId }]
    }).flat(),
  )
  const needed = problem.cover.reduce((sum, c) => sum + c.need, 0)
  const missing = gaps.reduce((sum, g) => sum + g.need - g.working, 0)
  return {
    from: problem.from,
    to: dateOf(problem.days - 1),
    cells,
    needed,
    covered: needed - missing,
    gaps: gaps.map(g => ({ date: dateOf(g.day), shiftTypeId: g.shift, need: g.need, working: g.working, reasons: reasonsOf(g, barred, nameOf) })),
    fairness: sharesOf(fairness, nameOf),
    impossible: why.map(({ person, rules }) => ({ placementId: person, name: nameOf(person), reasons: [...new Set(rules.map(codeOfRule))] })),
    ended: found.ended,
    penalty: found.penalty,
    bound: found.bound,
  }
}

function sharesOf(fairness: Fairness, nameOf: (id: string) => string): ProposalShare[] {
  return (['nights', 'weekends', 'hours'] as const).flatMap(measure => {
    const even = fairness[measure]
    // a burden that nobody bears is no news
    if (!even || (even.most.given === 0 && even.least.given === 0)) return []
    const named = ({ person, given, fair }: typeof even.least) => ({ name: nameOf(person), given, fair })
    return [{ measure, spread: even.spread, least: named(even.least), most: named(even.most) }]
  })
}

function reasonsOf(gap: Gap, barred: FillSetup['barred'], nameOf: (id: string) => string): GapReason[] {
  const reasons = new Map<string, GapReason>()
  for (const person of gap.people) {
    const { code, rule } = reasonOf(person, barred(person.person, gap.day, gap.shift))
    const key = `${code} ${rule ?? ''}`
    const reason = reasons.get(key) ?? { code, ...(rule ? { rule } : {}), names: [], count: 0 }
    reasons.set(key, reason)
    reason.count++
    if (reason.names.length < MOST_NAMES) reason.names.push(nameOf(person.person))
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count)
}

function reasonOf({ verdict, rules }: WhyNot, [first]: readonly Barred[]): { code: WhyCode; rule?: string } {
  if (first && 'away' in first) return { code: first.away }
  if (first && 'otherPost' in first) return { code: 'otherPost' }
  if (first && 'forbidden' in first) {
    const { rule, cure, why } = first.forbidden
    return { code: why === 'holiday' ? 'holiday' : (CURES[cure] ?? 'rule'), rule }
  }
  if (first) return { code: 'shortRest' }
  if (verdict !== 'forbidden') return { code: verdict }
  return { code: codeOfRule(rules.includes('lock') ? 'lock' : (rules[0] ?? 'lock')) }
}

const CURES: Readonly<Record<string, WhyCode>> = { moveShift: 'restDay', dayShift: 'night', shorterDay: 'longDay', shorterWeek: 'weekHours', restDay: 'run' }

const CODES: Readonly<Partial<Record<Rule, WhyCode>>> = {
  lock: 'kept', dayOff: 'away', banned: 'rule', maxShifts: 'rule', notNext: 'shortRest', maxMinutes: 'weekHours', weekMinutes: 'weekHours', maxRun: 'run',
}
function codeOfRule(rule: Rule): WhyCode {
  return CODES[rule] ?? 'rule'
}
