import { useState } from 'react'
import type { WeekPlan } from '#domain/shifts/week.ts'
import { withSameRows } from './effective.ts'

/** The answered plan; what did not change from one answer to the next stays the same object. */
export function useSteadyPlan(answer: WeekPlan | undefined): WeekPlan | null {
  const [last, setLast] = useState<{ answer: WeekPlan; plan: WeekPlan } | null>(null)
  if (!answer) return null
  if (last?.answer === answer) return last.plan
  const plan = withSameRows(answer, last?.plan ?? null)
  setLast({ answer, plan }) // React renders again at once with what was derived
  return plan
}
