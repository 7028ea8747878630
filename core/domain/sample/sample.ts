import type { Change } from '../base/change.ts'
import { COLLEGE_ID } from '../records/college.ts'
import { birth } from '../base/change.ts'
import { putFaults, putMaintenance, putPlans } from './care.ts'
import type { Pair } from './catalogue.ts'
import { putCrowdedWeek } from './crowd.ts'
import { createDice } from './dice.ts'
import { createGrid } from './grid.ts'
import { putLessons } from './lessons.ts'
import { putMachines } from './machines.ts'
import { putExceptions, putOccasions, putTrainings } from './occasions.ts'
import { putPeople } from './people.ts'
import type { Promises } from './placing.ts'
import type { SampleWish, Scene } from './scene.ts'
import { createSheaf } from './sheaf.ts'
import { SIZES } from './size.ts'
import { putTerm } from './term.ts'

const SEED = 20260831
/** 7 h on 5 days a week: domain.md E2, 1400 rated hours in 40 weeks */
const RATED_HOURS_PER_WEEK = 35

/**
 * A college to try things out in, as the changes that bring it into an empty world. The same wish gives the same college, in Chinese
 * or in English; nothing in it clashes, and its term is the one that runs today.
 */
export function sampleCollege(wish: SampleWish): Change[] {
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
  const [name, nameEn] = wish.catalogue.college
  const college = birth('college', { id: COLLEGE_ID, name: say([name, nameEn]), nameEn, ratedHoursPerWeek: RATED_HOURS_PER_WEEK, kind: 'sample' } as { id: string })
  return [college, ...sheaf.changes()]
}
