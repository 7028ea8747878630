import type { FetConstraint } from '../../intake/fet.ts'
import { fitting, makeDearer, namedIn, slotsIn, textOf, type FetDraft } from './draft.ts'

/**
 * Rules about when single activities may begin or lie, and breaks.
 * @returns false where the rule is not modelled
 */
export function addStartConstraint(draft: FetDraft, c: FetConstraint): boolean {
  switch (c.type) {
    case 'BreakTimes':
      if (c.weight < 100) return false
      for (const [slot, is] of slotsIn(draft, c.slots).entries()) if (is) draft.breaks[slot] = 1
      return true
    case 'ActivityPreferredStartingTime': {
      const at = { day: textOf(c, 'Preferred_Day', 'Day'), hour: textOf(c, 'Preferred_Hour', 'Hour') }
      beginIn(draft, c, namedIn(draft, c), [at])
      return true
    }
    case 'ActivityPreferredStartingTimes':
      beginIn(draft, c, namedIn(draft, c), c.slots)
      return true
    case 'ActivitiesPreferredStartingTimes':
    case 'SubactivitiesPreferredStartingTimes':
      beginIn(draft, c, fitting(draft, c), c.slots)
      return true
    case 'ActivityPreferredTimeSlots':
      lieIn(draft, c, namedIn(draft, c))
      return true
    case 'ActivitiesPreferredTimeSlots':
    case 'SubactivitiesPreferredTimeSlots':
      lieIn(draft, c, fitting(draft, c))
      return true
    default:
      return false
  }
}

function beginIn(draft: FetDraft, c: FetConstraint, activities: readonly number[], slots: FetConstraint['slots']): void {
  const listed = slotsIn(draft, slots)
  for (const a of activities) for (const [slot, is] of listed.entries()) if (!is) makeDearer(draft.starts[a]!, slot, c.weight, 1)
}

/** Every hour outside costs, not only the first. */
function lieIn(draft: FetDraft, c: FetConstraint, activities: readonly number[]): void {
  const listed = slotsIn(draft, c.slots)
  for (const a of activities) {
    const { duration } = draft.activities[a]!
    for (let slot = 0; slot < listed.length; slot++) {
      const outside = listed.subarray(slot, slot + duration).reduce((n, is) => n + 1 - is, 0)
      makeDearer(draft.starts[a]!, slot, c.weight, outside)
    }
  }
}

/** Nothing may lie where it is closed to an activity: none of its periods. */
export function forbid(draft: FetDraft, a: number, closed: Uint8Array): void {
  const { duration } = draft.activities[a]!
  const starts = draft.starts[a]!
  for (const [slot, is] of closed.entries()) {
    if (!is) continue
    const first = slot - (slot % draft.periods)
    for (let s = Math.max(first, slot - duration + 1); s <= slot; s++) makeDearer(starts, s, 100, 1)
  }
}
