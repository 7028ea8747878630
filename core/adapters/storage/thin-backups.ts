import { minuteOf, mondayOf, type LocalTime } from '#domain/base/time.ts'
import type { BackupWhy } from '#contract/storage.ts'

type Thinned = { name: string; made: LocalTime; why: BackupWhy }

const HOUR = 60 // minutes
const DAY = 24 * HOUR
/** As long all are kept; then one an hour, one a day, one a week; after that one a month, for ever. */
const ALL = 4 * HOUR
const HOURLY = 2 * DAY
const DAILY = 31 * DAY
const WEEKLY = 182 * DAY

/**
 * The names of the backups that need not be kept at `now`. Of each hour, day, week or month its last one stays; what somebody wished
 * for, or what was made before something large, stays a month whatever else there is. The newest always stays.
 */
export function thinBackups(backups: readonly Thinned[], now: LocalTime): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.made < b.made || (a.made === b.made && a.name < b.name) ? 1 : -1))
  const taken = new Set<string>()
  return newestFirst
    .filter(({ made, why }, i) => {
      const age = minuteOf(now) - minuteOf(made)
      const span = spanOf(made, age)
      const isLast = span === null || !taken.has(span)
      if (span) taken.add(span)
      return i > 0 && !isLast && !(why !== 'regular' && age < DAILY)
    })
    .map(({ name }) => name)
}

/** The hour, day, week or month in which a backup of that age is one of many; null where it is kept for itself. */
function spanOf(made: LocalTime, age: number): string | null {
  const date = made.slice(0, 10)
  if (age < ALL) return null
  if (age < HOURLY) return `hour ${made.slice(0, 13)}`
  if (age < DAILY) return `day ${date}`
  const month = made.slice(0, 7)
  // a week that two months share is two: else the last backup of the first month would go with it
  if (age < WEEKLY) return `week ${mondayOf(date)} ${month}`
  return `month ${month}`
}
