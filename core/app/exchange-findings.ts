import type { Context } from '#domain/base/decision.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import type { ComplianceWatch } from '#domain/compliance/watch.ts'
import { nameOf } from '#domain/record-name.ts'
import type { World } from '#domain/world.ts'
import { PACK_IDS } from '#domain/compliance/pack.ts'
import type { Brought } from '#contract/exchange.ts'

const MOST = 100

type Findings = ReturnType<ComplianceWatch['bySubject']>

/** Rule findings of today by the college's first pack, to be held against those after a merge. */
export function findingsNow(world: World, { now }: Context): Findings {
  return world.complianceOn(now.slice(0, 10), PACKS[PACK_IDS[0]]).bySubject()
}

/** Findings that were not there before, the first hundred. */
export function newFindings(world: World, ctx: Context, before: Findings): Brought['findings'] {
  const found: Finding[] = []
  for (const [of, list] of findingsNow(world, ctx)) {
    const then = before.get(of)
    if (then === list) continue
    const known = new Set(then?.map(keyOf))
    found.push(...list.filter(f => !known.has(keyOf(f))))
    if (found.length >= MOST) break
  }
  return found.slice(0, MOST).map(({ rule, subject, from }) => ({ rule, subject, name: nameOf(world.tables, subject), from }))
}

function keyOf({ rule, subject, from }: Finding): string {
  return `${rule} ${subject} ${from}`
}
