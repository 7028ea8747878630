import type { Change } from '../base/change.ts'
import { COLLEGE_ID } from '../records/college.ts'
import { birth } from '../base/change.ts'
import { putFaults, putMaintenance, putPlans } from './care.ts'
import type { Pair } from './catalogue.ts'
import { putCrowdedWeek } from './crowd.ts'
import { createDice } from './dice.ts'
import { createGrid } from './grid.ts'
import { putInternships } from './internships.ts'
import { putLessons } from './lessons.ts'
import { MANY_RECORDS, manyInternships } from './many-internships.ts'
import { putMachines } from './machines.ts'
import { putExceptions, putOccasions, putTrainings } from './occasions.ts'
import { putOpenRequests } from './open-requests.ts'
import { putOutcomes } from './outcomes.ts'
import { putPeople } from './people.ts'
import type { Promises } from './placing.ts'
import { putRequests } from './requests.ts'
import type { SampleWish, Scene } from './scene.ts'
import { createSheaf } from './sheaf.ts'
import { SIZES } from './size.ts'
import { putTerm } from './term.ts'

const SEED = 20260831
/** 7 h on 5 days a week: domain.md E2, 1400 rated hours in 40 weeks */
const RATED_HOURS_PER_WEEK = 35

/** One of the sets of changes that bring the sample into an empty world, and how many records there are with it, of about how many. */
export type SampleSet = { changes: Change[]; done: number; total: number }

/**
 * A college to try things out in, as the changes that bring it into an empty world. The same wish gives the same college, in Chinese
 * or in English; nothing in it clashes, and its term is the one that runs today. The first set is whole in itself; only the large
 * college has more, which are made when they are asked for.
 */
export function* sampleCollege(wish: SampleWish): Generator<SampleSet> {
  const dice = createDice(SEED)
  const sheaf = createSheaf()
  const plan = SIZES[wish.size]
  const say = (pair: Pair): string => pair[wish.language === 'en' ? 1 : 0]
  const term = putTerm(sheaf, wish.today, wish.officialDays, say)
  const grid = createGrid(term.term.start, term.makeups)
  const schools = putPeople({ wish, plan, dice, sheaf, say })
  const empty = { wish, plan, dice, sheaf, term, grid, schools, say }
  const scene: Scene = { ...empty, rooms: putMachines(empty) }
  const promises: Promises = new Map()
  putPlans(scene)
  putMaintenance(scene)
  putTrainings(scene, promises)
  putLessons(scene, promises)
  putOccasions(scene, promises)
  putExceptions(scene, promises)
  if (plan.crowdedWeek) putCrowdedWeek(scene)
  putFaults(scene)
  if (plan.internships) putInternships(scene)
  if (plan.outcomes) putOutcomes(scene)
  putRequests(scene)
  putOpenRequests(scene, promises)
  const [name, nameEn] = wish.catalogue.college
  const college = birth('college', { id: COLLEGE_ID, name: say([name, nameEn]), nameEn, ratedHoursPerWeek: RATED_HOURS_PER_WEEK, kind: 'sample' } as { id: string })
  const changes = [college, ...sheaf.changes()]
  let done = changes.length
  const total = done + (plan.manyInternships ? MANY_RECORDS : 0)
  yield { changes, done, total }
  if (!plan.manyInternships) return
  for (const more of manyInternships(scene, done - 1)) {
    done += more.length
    yield { changes: more, done, total: Math.max(total, done) }
  }
}
