import { OBSTACLES } from './explain.ts'
import type { GoalValue, Solution } from './match.ts'
import type { GoalCode, Reason, Seat } from './problem.ts'
import { ifPlacedAt } from './what-if.ts'

/** Who would be where else, null for nowhere. */
export type Move = { student: string; from: Seat | null; to: Seat | null }
/** Why the student has not got a dearer wish: it is not open, or the whole plan would be worse by it, first at this goal. */
export type DearerWish =
  | { post: string; reasons: readonly Reason[] }
  | { post: string; /** null where that plan is as good */ worse: { code: GoalCode; by: number } | null; values: GoalValue[]; moves: Move[] }
export type Why = { student: string; seat: Seat; locked: boolean; /** 1 for the first wish, null for a post that was not asked for */ wish: number | null; dearer: DearerWish[] }

/** Why a student has this place and no dearer one; null for a student without a place. */
export function whyThisPlace(solution: Solution, studentId: string): Why | null {
  const { model, placements } = solution
  const placement = placements.find(p => p.student === studentId)
  if (!placement) return null
  const student = model.problem.students.find(s => s.id === studentId)!
  const { post, period, locked } = placement
  const rank = student.wishes.indexOf(post)
  const dearer = locked ? [] : student.wishes.slice(0, rank < 0 ? undefined : rank).filter(wish => model.columnsOf.has(wish))
  return { student: studentId, seat: { post, period }, locked, wish: rank < 0 ? null : rank + 1, dearer: [...new Set(dearer)].map(wish => whyNot(solution, studentId, wish)) }
}

function whyNot(solution: Solution, studentId: string, post: string): DearerWish {
  const { model, flow, values } = solution
  const student = model.students[model.rowOf.get(studentId)!]!
  const seats = model.columnsOf.get(post)!.map(c => model.seats[c]!)
  const reasons = seats.map(seat => model.reasonsOf(student, seat))
  if (reasons.every(r => r !== null)) {
    const told = [...new Set(reasons.flat())]
    return { post, reasons: told.length ? told : [{ code: model.pairOf(studentId, post) ? OBSTACLES.noPeriod : OBSTACLES.noPair, facts: { post } }] }
  }
  const there = ifPlacedAt(solution, student, post)
  if (!there) return { post, reasons: [{ code: OBSTACLES.full, facts: { post } }] }
  const at = there.values.findIndex(({ value }, i) => value !== values[i]!.value)
  const moves = model.students.flatMap(({ id }, row) => {
    const [from, to] = [flow.columnOf[row]!, there.flow.columnOf[row]!]
    return from === to ? [] : [{ student: id, from: model.seats[from] ?? null, to: model.seats[to] ?? null }]
  })
  return { post, worse: at < 0 ? null : { code: values[at]!.code, by: there.values[at]!.value - values[at]!.value }, values: there.values, moves }
}
