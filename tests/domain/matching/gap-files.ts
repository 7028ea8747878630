import { readFileSync } from 'node:fs'
import type { GeneralProblem } from '#domain/matching/general-problem.ts'
import { sharedData } from '../../shared-data.ts'

export type GapFile = { name: string; problem: GeneralProblem; /** the best cost known; proven for all but two of class d */ best: number }

/** The files of a set (`cattrysse1994`: gap1-12, `chu1997`: a to d) whose names fit; null where the data are not there. */
export function gapFiles(set: string, fits: (name: string) => boolean = () => true): GapFile[] | null {
  const list = sharedData('gap/data.csv')
  if (!list) return null
  const rows = readFileSync(list, 'utf8').trim().split('\n').map(line => line.split(','))
  return rows.flatMap(row => {
    const [folder, name] = row[0]!.split('/')
    const path = folder === set && fits(name!) ? sharedData(`gap/${row[0]}`) : null
    return path ? [{ name: name!, problem: readGap(readFileSync(path, 'utf8')), best: Number(row[7]) }] : []
  })
}

/** `m n`, costs of each of the m posts, then uses, then capacities. */
function readGap(text: string): GeneralProblem {
  const [posts, students, ...numbers] = text.trim().split(/\s+/).map(Number) as [number, number, ...number[]]
  const size = posts * students
  return {
    posts,
    students,
    cost: Float64Array.from(numbers.slice(0, size)),
    use: Int32Array.from(numbers.slice(size, 2 * size)),
    capacity: Int32Array.from(numbers.slice(2 * size, 2 * size + posts)),
  }
}

/** What the plan costs; throws where it does not fit. */
export function costOfPlan({ students, posts, cost, use, capacity }: GeneralProblem, postOf: ArrayLike<number>): number {
  const load = new Int32Array(posts)
  let sum = 0
  for (let s = 0; s < students; s++) {
    const at = postOf[s]! * students + s
    load[postOf[s]!]! += use[at]!
    sum += cost[at]!
  }
  if (load.some((units, post) => units > capacity[post]!) || !(sum < Infinity)) throw new Error('the plan does not fit')
  return sum
}
