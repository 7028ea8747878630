import type { Grid } from './grid.ts'

/** What one person's burdens cost against the fair shares. */
export function unfairness({ fairness }: Grid, person: number, nights: number, weekends: number, minutes: number): number {
  if (!fairness) return 0
  const { weights, shares } = fairness
  const cost = (burden: number, given: number): number => {
    const share = shares[person * 3 + burden]!
    // a share that is not a number is none: this person takes no part in that burden
    return Number.isNaN(share) ? 0 : weights[burden]! * (given - share) ** 2
  }
  return cost(0, nights) + cost(1, weekends) + cost(2, minutes / 60)
}

/** What a whole row costs by itself, whatever the others work. */
export function rowCost(grid: Grid, person: number, row: ArrayLike<number>): number {
  const { days, values, wishes, weekends } = grid
  let [cost, nights, minutes] = [0, 0, 0]
  for (let day = 0; day < days; day++) {
    const value = row[day]!
    cost += wishes[(person * days + day) * values + value]!
    nights += grid.nights[value]!
    minutes += grid.minutes[value]!
  }
  const worked = grid.fairness ? weekends.filter(dates => dates.some(day => row[day]! > 0)).length : 0
  return cost + unfairness(grid, person, nights, worked, minutes)
}
