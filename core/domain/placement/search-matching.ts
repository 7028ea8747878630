import type { Step } from '../matching/cure.ts'
import { explainUnplaced, type Unplaced } from '../matching/explain.ts'
import { solve, type GoalValue, type Solution } from '../matching/match.ts'
import { whyThisPlace, type Why } from '../matching/why.ts'
import type { Facts } from '../base/decision.ts'
import type { MatchingFacts } from './matching-facts.ts'
import { matchingProblem, type MatchingChoice } from './matching-problem.ts'

export type MatchingTask = { facts: MatchingFacts; choice: MatchingChoice; /** a student about whom more is to be told */ about?: string }

/** Where a student is to be. `was` is the post of the published plan. */
export type Placed = { student: string; post: string; batch: string; /** 1 for the first wish, null where nobody asked for it */ wish: number | null; km: number; locked: boolean; was: string | null }
/** One obstacle, at how many posts it stands in the way, and the first of them. */
export type Obstacle = { code: string; facts: Facts; posts: string[]; count: number; overridable: boolean }
export type LeftOut = {
  student: string
  was: string | null
  obstacles: Obstacle[]
  competition: { students: number; posts: string[]; count: number; places: number } | null
  /** null: not looked for yet */
  cures: { steps: Step[] }[] | null
}
export type MatchingFound = {
  placed: Placed[]
  leftOut: LeftOut[]
  values: GoalValue[]
  overfull: Solution['overfull']
  /** of each post in each batch */
  taken: { post: string; batch: string; taken: number; places: number }[]
  /** of the student that was asked about, if placed */
  why: Why | null
}

/** So many names say enough of a long list of posts. */
const NAMED = 3
/** After so long only the obstacles are counted; the rest is found when somebody asks about the student. */
const PATIENCE = 400 // milliseconds

/** The best plan, proven; why the others have no place, and for as many as time allows, what would help. Null when it was cancelled. */
export function searchMatching({ facts, choice, about }: MatchingTask, tools: { elapsed: () => number; cancelled: () => boolean; progress: (p: { done: number; total: number }) => void }): MatchingFound | null {
  const problem = matchingProblem(facts, choice)
  const solution = solve(problem, { cancelled: tools.cancelled, onProgress: (done, total) => done % 50 === 0 && tools.progress({ done, total }) })
  if (!solution) return null
  const students = new Map(problem.students.map(s => [s.id, s]))
  const patient = about === undefined ? PATIENCE : 0
  const begun = tools.elapsed()
  const leftOut = solution.unplaced.filter(id => about === undefined || id === about).map(id => {
    if (tools.cancelled()) return null
    const asked = id === about || tools.elapsed() - begun < patient
    return told(explainUnplaced(solution, id, asked), asked, students.get(id)!.previous?.post ?? null)
  })
  if (leftOut.includes(null)) return null
  return {
    placed: solution.placements.map(({ student, post, period, locked }) => {
      const { wishes, previous } = students.get(student)!
      const rank = wishes.indexOf(post)
      return { student, post, batch: period, wish: rank < 0 ? null : rank + 1, km: solution.model.pairOf(student, post)?.km ?? 0, locked, was: previous?.post ?? null }
    }),
    leftOut: leftOut.filter(l => l !== null),
    values: solution.values,
    overfull: solution.overfull,
    taken: takenBy(solution),
    why: about === undefined ? null : whyThisPlace(solution, about),
  }
}

function told({ student, blocked, competition, cures }: Unplaced, asked: boolean, was: string | null): LeftOut {
  return {
    student,
    was,
    obstacles: blocked.map(({ code, facts, posts, overridable }) => ({ code, facts, overridable, count: posts.length, posts: posts.slice(0, NAMED) })),
    competition: competition && { students: competition.students.length, posts: competition.posts.slice(0, NAMED), count: competition.posts.length, places: competition.places },
    cures: asked ? cures.map(({ steps }) => ({ steps })) : null,
  }
}

function takenBy({ placements, model }: Solution): MatchingFound['taken'] {
  const counts = new Map<string, number>()
  for (const { post, period } of placements) counts.set(`${post}\n${period}`, (counts.get(`${post}\n${period}`) ?? 0) + 1)
  return model.problem.posts.flatMap(({ id, places }) => Object.entries(places).map(([batch, most]) => ({ post: id, batch, places: most, taken: counts.get(`${id}\n${batch}`) ?? 0 })))
}
