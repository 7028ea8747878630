import { Fault } from '../../base/decision.ts'
import type { Found } from '../problem.ts'
import { searchTimetable } from '../search.ts'
import type { Place, Proposal, SessionName, TimetableChoice, Why } from './choice.ts'
import { sceneOf, type TimetableFacts } from './facts.ts'
import { collegeModel } from './model.ts'
import { tellPlan } from './tell-plan.ts'
import { whySession } from './why-session.ts'
import { publishedPlan } from './widened.ts'

/** Everything that takes its time, each a search for a thread of its own. */
export type TimetableTask = { facts: TimetableFacts; choice: TimetableChoice; seed: number; milliseconds?: number; steps?: number }
/** `cost`: by the goals, of the best plan so far. */
export type TimetableSearching = { placed: number; all: number; cost: number; steps: number; milliseconds: number }
export type TellTask = { facts: TimetableFacts; choice: TimetableChoice; found: Pick<Found, 'plan' | 'bound' | 'ended'> }
export type WhyTask = { facts: TimetableFacts; choice: TimetableChoice; plan: (SessionName & Place)[]; about: SessionName }

type Tools<P> = { elapsed: () => number; cancelled: () => boolean; progress: (p: P) => void }

/** The best plan that is found within the time or the steps. Lessons that are given already are not counted among the placed. */
export function searchPlan({ facts, choice, seed, milliseconds, steps }: TimetableTask, { elapsed, cancelled, progress }: Tools<TimetableSearching>): Found {
  const model = modelOf(facts, choice)
  const { problem, items, barred } = model
  const given = items.filter(i => !i.session).length
  return searchTimetable(problem, {
    seed, elapsed, cancelled,
    ...(items.some(i => i.session?.booking) ? { start: publishedPlan(model) } : {}),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(steps === undefined ? {} : { steps }),
    progress: p => progress({ placed: p.placed - given, all: p.all - given + barred.length, cost: p.soft, steps: p.steps, milliseconds: p.milliseconds }),
  })
}

/** A found plan as a proposal. */
export function tellFound({ facts, choice, found }: TellTask, { elapsed }: Tools<never>): Omit<Proposal, 'milliseconds' | 'seed' | 'steps' | 'threads'> {
  const scene = sceneOf(facts)
  return tellPlan({ ...modelOf(facts, choice, scene), scene }, found, elapsed)
}

/** Why a session is where it is; null where it is not among those to be placed. */
export function tellWhy({ facts, choice, plan, about }: WhyTask, { elapsed }: Tools<never>): Why | null {
  return whySession(modelOf(facts, choice), plan, about, elapsed)
}

function modelOf(facts: TimetableFacts, choice: TimetableChoice, scene = sceneOf(facts)) {
  const model = collegeModel(scene, choice)
  if (!model) throw new Fault('timetable.noGrid', { termId: choice.termId }) // whoever began the search has looked
  return model
}
