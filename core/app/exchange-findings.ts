import type { Context } from '#domain/base/decision.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { nameOf } from '#domain/record-name.ts'
import type { World } from '#domain/world.ts'
import { PACK_IDS } from '#contract/compliance.ts'
import type { Brought } from '#contract/exchange.ts'

/** Rule findings of today by the college's first pack, to be held against those after a merge. */
export function findingsNow(world: World, { now }: Context): ReadonlySet<string> {
  return new Set(all(world, now).map(keyOf))
}

/** Findings that were not there before, the first hundred. */
export function newFindings(world: World, { now }: Context, before: ReadonlySet<string>): Brought['findings'] {
  return all(world, now)
    .filter(f => !before.has(keyOf(f)))
    .slice(0, 100)
    .map(({ rule, subject, from }) => ({ rule, subject, name: nameOf(world.tables, subject), from }))
}

function all(world: World, now: string) {
  return world.complianceOn(now.slice(0, 10), PACKS[PACK_IDS[0]]).all()
}

function keyOf({ rule, subject, from }: { rule: string; subject: string; from: string }): string {
  return `${rule} ${subject} ${from}`
}
