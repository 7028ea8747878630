import { nameOf } from '../../record-name.ts'
import type { Booking } from '../../records/booking.ts'
import { evaluate } from '../evaluate.ts'
import type { Found, Placed, Plan } from '../problem.ts'
import { Board, startsOf } from './board.ts'
import { bookingFor, unfit } from './booked.ts'
import type { LeftOut, Obstacle, ProposedSession, Proof, Proposal, RequestFinding } from './choice.ts'
import type { Scene } from './facts.ts'
import { goalFigures } from './measure.ts'
import { crowds, modelFindings } from './model-findings.ts'
import type { CollegeModel } from './model.ts'
import { obstaclesOf } from './obstacles.ts'
import { publishedPlace, readPlan } from './read-plan.ts'
import type { Session } from './sessions.ts'
import { widened } from './widened.ts'

/** How long cures are looked for; sessions that come after are told without, and looked at again when somebody asks. */
const CURING = 2500 // milliseconds

type Told = Omit<Proposal, 'milliseconds' | 'seed' | 'steps' | 'threads'>

/**
 * Tells a found plan to the office: sessions with rooms, teachers and machines by name, what is left out and why, what each goal comes to, and
 * what is proven. Whatever the calendar's finer rules forbid is left out, so that what is told can be accepted.
 */
export function tellPlan(model: CollegeModel & { scene: Scene & { bookings: Map<string, Booking> } }, found: Pick<Found, 'plan' | 'bound' | 'ended'>, elapsed: () => number): Told {
  const { items, choice, scene, problem } = model
  const completed = complete(model, found.plan)
  const read = readPlan(model, completed)
  const clashes = unfit(scene, model.moving, read.flatMap((s, a) => (s ? [bookingFor(items[a]!.session!.request, choice.termId, s, String(a))] : [])))
  const plan = completed.map((placed, a) => (clashes.has(String(a)) ? null : placed))
  const board = new Board(problem, plan)
  const sessions = read.filter((s, a): s is ProposedSession => s !== null && !clashes.has(String(a)))
  const until = elapsed() + CURING
  const isOver = () => elapsed() > until
  let wide: ReturnType<typeof widened> | null = null
  const cureFor = (key: string) => (isOver() ? null : ((wide ??= widened(model, sessions)).curesOf(key, 1, isOver)[0] ?? null))
  const findings = [...model.findings, ...modelFindings(model)]

  const because = ({ requestId }: Session, is: (f: RequestFinding) => boolean): Obstacle[] =>
    findings.filter(f => f.requestId === requestId && is(f)).slice(0, 1).map(f => ({ code: 'finding', facts: { what: { code: `timetable.finding.${f.code}`, facts: f.facts } }, starts: 0, of: 0 }))
  const leftOut: LeftOut[] = model.barred.map(session => leftOf(session, because(session, f => f.blocks), null))
  for (const [a, { session }] of items.entries()) {
    if (!session || plan[a]) continue
    const [clash] = clashes.get(String(a)) ?? []
    const obstacles: Obstacle[] = clash ? [{ code: 'finding', facts: { what: { code: `refusal.${clash.rule}`, facts: { date: clash.date, ...clash.facts } } }, starts: 0, of: 0 }] : obstaclesOf(model, board, a)
    leftOut.push(leftOf(session, obstacles.length ? obstacles : because(session, f => f.code === 'noTime'), clash ? null : cureFor(session.key)))
  }
  return {
    termId: choice.termId,
    sessions,
    leftOut,
    kept: [...model.kept],
    goals: goalFigures(model, sessions.map(place => ({ session: items.find(i => i.session?.key === place.key)!.session!, place }))),
    findings,
    proof: proofOf(model, plan, found, leftOut.length),
    ended: found.ended,
    names: namesIn(scene, sessions, leftOut),
  }
}

/** Places what the search left out though there is a place for it. */
function complete({ problem, items }: CollegeModel, plan: Plan): (Placed | null)[] {
  const board = new Board(problem, plan)
  const open = items.flatMap((item, a) => (item.session && !plan[a] ? [a] : [])).sort((a, b) => problem.activities[b]!.worth - problem.activities[a]!.worth)
  for (const a of open) {
    const { starts } = problem.activities[a]!
    const ways = startsOf(problem.activities[a]!).flatMap(at => {
      const fit = board.at(a, at.slot, at.pattern)
      return 'picks' in fit ? [{ ...at, ...fit, cost: fit.cost + starts[at.slot]! }] : []
    })
    const best = ways.sort((x, y) => x.cost - y.cost)[0]
    if (best) board.put(a, { slot: best.slot, pattern: best.pattern, options: best.options, picks: best.picks })
  }
  return board.plan
}

function leftOf({ requestId, nth, key, request, booking }: Session, obstacles: Obstacle[], cure: LeftOut['cure']): LeftOut {
  return { requestId, nth, key, title: request.title, classGroupIds: request.classGroupIds ?? [], before: booking && { ...publishedPlace(booking), bookingId: booking.id }, obstacles, cure }
}

/** Sessions that nobody could place: barred ones, those without any start beside what is fixed, and those that are too many for somebody's week. */
function proofOf(model: CollegeModel, plan: Plan, { bound, ended }: Pick<Found, 'bound' | 'ended'>, out: number): Proof {
  const { items, problem, barred } = model
  const alone = new Board(problem, problem.activities.map(a => (a.locked ? { ...a.locked, picks: [] } : null)))
  const never = new Set(items.flatMap(({ session }, a) => (session && !plan[a] && !startsOf(problem.activities[a]!).some(({ slot, pattern }) => 'picks' in alone.at(a, slot, pattern)) ? [a] : [])))
  const crowded = Math.max(0, ...crowds(model, never).map(c => c.out))
  const all = items.filter(i => i.session).length + barred.length
  const atMost = all - barred.length - never.size - crowded
  const placed = all - out
  const kind = !out && ended === 'proven' ? 'best' : out && placed === atMost ? 'most' : 'unknown'
  return { kind, placed, all, atMost, cost: evaluate(problem, plan).soft, bound }
}

function namesIn({ tables }: Scene, sessions: readonly ProposedSession[], leftOut: readonly LeftOut[]): Record<string, string> {
  const ids = new Set<string>()
  for (const { classGroupIds, workshopId, teacherIds, items, before } of sessions) {
    for (const id of [...classGroupIds, workshopId, ...teacherIds, ...items.map(i => i.equipmentId), before?.workshopId, ...(before?.teacherIds ?? [])]) if (id) ids.add(id)
  }
  for (const { classGroupIds, before } of leftOut) for (const id of [...classGroupIds, before?.workshopId, ...(before?.teacherIds ?? [])]) if (id) ids.add(id)
  return Object.fromEntries([...ids].map(id => [id, nameOf(tables, id)]))
}
