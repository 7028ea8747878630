import { childText } from '#adapters/files/xml-tree.ts'
import { ACTIVITY_RULES } from './fet-activity-rules.ts'
import { fetFacts, taskText } from './fet-facts.ts'
import type { FetPlan, FetSource } from './fet-file.ts'
import { personRule } from './fet-person-rules.ts'
import { roomRule } from './fet-room-rules.ts'

export type FetVerdict = {
  /** hard constraints that are broken, a line for each place where they are */
  broken: { constraint: string; what: string }[]
  /** hard constraints on gaps and few hours that what is not placed may still mend; none where all is placed */
  pending: { constraint: string; what: string }[]
  /** what the soft constraints cost together: weight / 100 × amount, as FET reckons it */
  soft: number
  softBy: Record<string, number>
  placed: number
  unplaced: string[]
  /** constraints that this check knows nothing of, by type; must be none for its word to count */
  unknown: Record<string, number>
}

/** What a plan breaks and costs by the constraints of a .fet file, straight from its XML and in FET's own meaning of them. */
export function checkFet(source: FetSource, plan: FetPlan): FetVerdict {
  const facts = fetFacts(source, plan)
  const verdict: FetVerdict = {
    broken: [],
    pending: [],
    soft: 0,
    softBy: {},
    placed: facts.placed.length,
    unplaced: source.tasks.filter(t => !plan.has(t.id)).map(taskText),
    unknown: {},
  }
  for (const node of source.constraints) {
    const plain = Object.hasOwn(ACTIVITY_RULES, node.tag) ? ACTIVITY_RULES[node.tag] : undefined
    const breaches = plain ? () => plain(facts, node) : (personRule(facts, node) ?? roomRule(facts, node))
    if (!breaches) {
      verdict.unknown[node.tag] = (verdict.unknown[node.tag] ?? 0) + 1
      continue
    }
    const weight = Number(childText(node, 'Weight_Percentage'))
    for (const { amount, what, always, mendable } of breaches()) {
      if (mendable) verdict.pending.push({ constraint: node.tag, what })
      else if (always || weight === 100) verdict.broken.push({ constraint: node.tag, what })
      else verdict.softBy[node.tag] = (verdict.softBy[node.tag] ?? 0) + (weight / 100) * amount
    }
  }
  verdict.soft = Object.values(verdict.softBy).reduce((sum, n) => sum + n, 0)
  return verdict
}
