import { nameOf } from '../../record-name.ts'
import { NEVER, rowsOf, type Placed, type Problem } from '../problem.ts'
import { startsOf, type Board } from './board.ts'
import type { OtherStart, Place, SessionName, TimetableGoal, Why } from './choice.ts'
import type { CollegeModel } from './model.ts'
import { obstacleAt, obstaclesOf } from './obstacles.ts'
import { publishedPlace, wayOf } from './read-plan.ts'
import { priceOf } from './rules.ts'
import { sessionKey } from './sessions.ts'
import { boardOf, widened } from './widened.ts'

/** So many cures are offered to who asks. */
const MOST_CURES = 3
/** How long they are looked for. */
const PATIENCE = 8000 // milliseconds

/**
 * Why a session is where a plan has it: for every other time, what is in the way or which goals would come off worse. For one without a
 * place: what keeps it out, and what would help. Null where the session is not among those to be placed.
 */
export function whySession(model: CollegeModel, plan: readonly (SessionName & Place)[], about: SessionName, elapsed: () => number): Why | null {
  const { items, problem, scene, grid } = model
  const key = sessionKey(about.requestId, about.nth)
  const a = items.findIndex(i => i.session?.key === key)
  if (a < 0) return null
  const board = boardOf(model, plan)
  const here = board.plan[a]
  const now = here ? costsOf(model, board, a) : null
  const starts = startsOf(problem.activities[a]!).map(({ slot, pattern }): OtherStart => {
    const p = slot % problem.periods
    const at = { weekday: Math.floor(slot / problem.periods) + 1, from: grid.periods[p]!.no, to: grid.periods[p + problem.activities[a]!.length - 1]!.no }
    if (here?.slot === slot && here.pattern === pattern) return { ...at, verdict: 'here', obstacles: [], worse: [] }
    if (here) board.take(a)
    const fit = board.at(a, slot, pattern)
    const obstacles = 'picks' in fit ? [] : [obstacleAt(model, board, a, slot, pattern, fit)]
    let worse: OtherStart['worse'] = []
    let sum = 0
    if ('picks' in fit && now) {
      board.put(a, { slot, pattern, options: fit.options, picks: fit.picks })
      const there = costsOf(model, board, a)
      worse = [...there].map(([code, cost]) => ({ code, by: cost - (now.get(code) ?? 0) })).filter(w => w.by !== 0).sort((x, y) => y.by - x.by)
      sum = worse.reduce((n, w) => n + w.by, 0)
      board.take(a)
    }
    if (here) board.put(a, here)
    return { ...at, verdict: obstacles.length ? 'taken' : sum > 0 ? 'worse' : sum < 0 ? 'better' : 'same', obstacles, worse }
  })
  const until = elapsed() + PATIENCE
  const cures = here ? [] : widened(model, plan).curesOf(key, MOST_CURES, () => elapsed() > until)
  const ids = new Set([...cures.flatMap(c => c.places.flatMap(p => [p.workshopId, ...p.teacherIds])), ...(here ? [wayOf(items[a]!, here).workshopId] : [])])
  return { key, placed: Boolean(here), starts, obstacles: here ? [] : obstaclesOf(model, board, a), cures, names: Object.fromEntries([...ids].flatMap(id => (id ? [[id, nameOf(scene.tables, id)]] : []))) }
}

/** What an activity costs where it is, by goal: what would be saved if it were gone, and its own. */
function costsOf(model: CollegeModel, board: Board, a: number): Map<TimetableGoal, number> {
  const { problem, items, drafts, choice } = model
  const { session } = items[a]!
  const placed = board.plan[a]!
  const activity = problem.activities[a]!
  const costs = new Map<TimetableGoal, number>()
  const add = (code: TimetableGoal, by: number) => void (by && costs.set(code, (costs.get(code) ?? 0) + by))
  const each = session!.request.perWeek === undefined ? 1 : session!.weeks.length

  const isElsewhere = session!.booking !== null && board.plan[a] !== null && startOf(model, placed) !== `${publishedPlace(session!.booking).weekday} ${publishedPlace(session!.booking).from}`
  const moved = isElsewhere ? priceOf(choice.goals, 'change') * each : 0
  const start = activity.starts[placed.slot]! >= NEVER ? 0 : activity.starts[placed.slot]!
  add('change', Math.min(moved, start))
  add('preferences', start - Math.min(moved, start))
  for (const [c, list] of activity.choices.entries()) add('change', list[placed.options[c]!]!.cost)

  for (const row of rowsOf(activity, placed)) {
    const { kind } = drafts[row]!.meaning
    for (const rule of problem.rows[row]!.rules) {
      if (rule.hard) continue
      const code = kind === 'days' ? 'spread' : !rule.fillable ? 'compactDays' : kind === 'class' ? 'gapsClasses' : 'gapsTeachers'
      add(code, board.ruleCost(row, rule))
    }
  }
  const slots = problem.days * problem.periods
  for (const { a: one, b: other, hard, table } of problem.pairs) {
    if (hard || (one !== a && other !== a)) continue
    const [x, y] = [board.plan[one], board.plan[other]]
    if (x && y) add('spread', table[x.slot * slots + y.slot]!)
  }
  add('sameRoom', familyCost(problem, board, activity.family))
  return costs
}

function familyCost(problem: Problem, board: Board, family: number): number {
  if (family < 0) return 0
  const used = new Set(problem.activities.flatMap((activity, a) => (activity.family === family && board.plan[a] ? [board.plan[a].options[0]!] : [])))
  return problem.families[family]!.perOption * Math.max(0, used.size - 1)
}

function startOf({ problem, grid }: CollegeModel, { slot }: Placed): string {
  return `${Math.floor(slot / problem.periods) + 1} ${grid.periods[slot % problem.periods]!.no}`
}
