import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluate } from '#domain/timetable/evaluate.ts'
import { cttProblem, lecturesOf, planOfLectures } from '../../bench/ctt.ts'
import { checkCtt } from '../../bench/ctt-check.ts'
import { CTT_BEST } from '../../bench/ctt-best.ts'
import { parseCtt, parseCttSolution } from '../../bench/ctt-file.ts'
import { sharedData } from '../../shared-data.ts'

const NO_HARD = { lectures: 0, conflicts: 0, availability: 0, roomOccupation: 0 }

describe('a small instance', () => {
  const toy = parseCtt(`Name: Toy
Courses: 4
Rooms: 3
Days: 3
Periods_per_day: 4
Curricula: 2
Constraints: 2

COURSES:
Physics Ada 3 2 30
Tools Ada 2 2 42
Hydraulics Bo 2 2 40
Welding Chen 2 1 18

ROOMS:
Big 50
Middle 32
Small 20

CURRICULA:
One 2 Physics Tools
Two 2 Physics Hydraulics

UNAVAILABILITY_CONSTRAINTS:
Tools 2 0
Welding 0 3

END.`)
  const good = `Physics Big 0 0\r
Physics Big 0 1\r
Physics Big 1 0
Tools Big 0 2
Tools Big 1 1
Hydraulics Big 0 3
Hydraulics Big 1 2
Welding Small 0 0
Welding Small 0 1
`
  const check = (text: string) => checkCtt(toy, parseCttSolution(text))
  /** the good solution with some of its lines written anew */
  const changed = (...lines: [from: string, to: string][]) => check(lines.reduce((text, [from, to]) => text.replace(from, to), good))

  test('a clean solution breaks nothing; only lectures alone cost', () => {
    // curriculum Two: Hydraulics at 0-3, Physics at 1-0 and Hydraulics at 1-2
    expect(check(good)).toEqual({ hard: NO_HARD, soft: { roomCapacity: 0, minWorkingDays: 0, isolated: 6, roomStability: 0 }, cost: 6 })
  })

  test.each<[fault: string, lines: [string, string][], kind: keyof typeof NO_HARD, n: number]>([
    ['a lecture left out', [['Tools Big 1 1', '']], 'lectures', 1],
    ['a lecture too many', [['Welding Small 0 1', 'Welding Small 0 1\nWelding Small 2 1']], 'lectures', 1],
    ['two lectures of a course at once', [['Welding Small 0 1', 'Welding Middle 0 0']], 'lectures', 1],
    ['a room that does not exist', [['Welding Small 0 1', 'Welding Attic 0 1']], 'lectures', 2],
    ['a day that does not exist', [['Welding Small 0 1', 'Welding Small 3 1']], 'lectures', 2],
    ['two courses of one curriculum at once', [['Hydraulics Big 0 3', 'Hydraulics Middle 0 1']], 'conflicts', 1],
    ['one teacher twice at once', [['Tools Big 0 2', 'Tools Middle 0 1']], 'conflicts', 1],
    ['a course where it may not be', [['Welding Small 0 1', 'Welding Small 0 3']], 'availability', 1],
    ['two lectures in one room', [['Welding Small 0 0', 'Welding Big 0 0']], 'roomOccupation', 1],
    ['three lectures in one room', [['Welding Small 0 0', 'Welding Big 0 0'], ['Hydraulics Big 0 3', 'Hydraulics Big 0 0']], 'roomOccupation', 2],
  ])('%s is found', (_, lines, kind, n) => {
    expect(changed(...lines).hard[kind]).toBe(n)
  })

  test.each<[what: string, lines: [string, string][], kind: keyof ReturnType<typeof check>['soft'], cost: number]>([
    ['twelve students stand', [['Hydraulics Big 0 3', 'Hydraulics Middle 0 3']], 'roomCapacity', 8],
    ['all on one day instead of two', [['Tools Big 1 1', 'Tools Big 0 3']], 'minWorkingDays', 5],
    ['a lecture alone', [['Tools Big 1 1', 'Tools Big 1 3']], 'isolated', 10],
    ['a second room', [['Welding Small 0 1', 'Welding Middle 0 1']], 'roomStability', 1],
  ])('%s costs what the rules say', (_, lines, kind, cost) => {
    expect(changed(...lines).soft[kind]).toBe(cost)
  })

  test('the last period of a day and the first of the next are not side by side', () => {
    const verdict = changed(['Tools Big 0 2', 'Tools Big 0 3'], ['Tools Big 1 1', 'Tools Big 2 1'], ['Hydraulics Big 0 3', 'Hydraulics Big 0 2'])
    // One: Tools 0-3, Physics 1-0, Tools 2-1; Two: Physics 1-0 and Hydraulics 1-2
    expect(verdict.soft.isolated).toBe(10)
  })

  test('the engine sees the same costs and broken rules, whatever is done to the solution', () => {
    for (const course of ['Physics', 'Tools', 'Hydraulics', 'Welding']) {
      for (let slot = 0; slot < 12; slot++) {
        for (const room of ['Big', 'Middle', 'Small']) {
          const line = good.split('\n').find(l => l.startsWith(course))!
          const solution = parseCttSolution(good.replace(line, `${course} ${room} ${Math.floor(slot / 4)} ${slot % 4}`))
          const plan = planOfLectures(toy, solution)
          const { hard, cost } = checkCtt(toy, solution)
          const own = evaluate(cttProblem(toy), plan)
          expect(lecturesOf(toy, plan).map(text).sort()).toEqual(solution.map(text).sort())
          expect(own.hard === 0).toBe(Object.values(hard).every(n => n === 0))
          // where lectures lie on one another, the engine counts them once
          if (own.hard === 0) expect(own).toEqual({ out: 0, hard: 0, soft: cost })
        }
      }
    }
  })

  const text = (l: ReturnType<typeof parseCttSolution>[number]) => Object.values(l).join(' ')
})

describe('the published best solutions', () => {
  /** The published file of comp05 costs one more than the best value that is known, by the official validator too: EpiGre is held in two rooms. */
  const costs = CTT_BEST.with(4, CTT_BEST[4]! + 1)
  const found = costs.map((best, i) => {
    const name = `comp${String(i + 1).padStart(2, '0')}`
    const [instance, solution] = [sharedData(`itc2007/ctt/${name}.ctt`), sharedData(`itc2007/best-known/${name}-UD2.sol`)]
    return { name, best, instance, solution }
  })

  test.skipIf(found.some(f => !f.instance || !f.solution)).each(found)('$name breaks nothing and costs $best, by the check and by the engine', ({ best, instance: path, solution: solved }) => {
    const instance = parseCtt(readFileSync(path!, 'utf8'))
    const solution = parseCttSolution(readFileSync(solved!, 'utf8'))
    const verdict = checkCtt(instance, solution)
    expect(verdict.hard).toEqual(NO_HARD)
    expect(verdict.cost).toBe(best)
    expect(evaluate(cttProblem(instance), planOfLectures(instance, solution))).toEqual({ out: 0, hard: 0, soft: best })
  })
})
