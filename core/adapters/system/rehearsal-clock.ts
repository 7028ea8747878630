import type { Ports } from '#app/ports.ts'

/**
 * A clock that begins at `start` (wall time, `YYYY-MM-DDTHH:mm`) and runs on from there: for rehearsing a term
 * that has not begun, and for tests. The record of changes keeps the true instants.
 */
export function rehearsalClock(start: string, real: Ports['clock']): Ports['clock'] {
  const wall = (text: string) => Date.parse(`${text}:00Z`) // both are wall times, so the zone cancels out
  const ahead = wall(start) - wall(real.now())
  return { now: () => new Date(wall(real.now()) + ahead).toISOString().slice(0, 16), instant: real.instant }
}
