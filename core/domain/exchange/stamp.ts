/**
 * Who had seen what: the causality of change sets that were made on several computers without a network.
 * Clocks only order what is shown; whether two acts are concurrent is decided by vectors alone, so that a wrong clock harms nothing.
 */

/** By device, the number of its last change set that is known. Knowing one means knowing all before it. */
export type Vector = Readonly<Record<string, number>>

/** Where and when a change set was made, and what its author's data held. */
export type Stamp = {
  device: string
  /** the device's own number of the set */
  seq: number
  /** hybrid logical time, see {@link ticked}: later than everything that the author had seen */
  hlc: number
  /** what was known of other devices */
  knows: Vector
}

/** Logical steps in a millisecond. */
const STEPS = 1024

/**
 * The next hybrid logical time: the clock's, or one step after the last that was seen where the clock lags behind
 * (Kulkarni et al., "Logical Physical Clocks", 2014). Milliseconds since 1970 × 1024 + steps: whole up to the year 2248.
 */
export function ticked(last: number, instant: string): number {
  return Math.max(last + 1, hlcOf(instant))
}

/** The hybrid logical time of a UTC instant; also of a set that was made before sets had one. */
export function hlcOf(instant: string): number {
  return Date.parse(instant) * STEPS
}

/** The device of what was there before all history that is known: everybody has seen it. */
export const FOUNDING_DEVICE = 'founding'

/** Whether the author of one set had seen the other. Nobody has seen his own set before it is made. */
export function sees(one: Pick<Stamp, 'device' | 'seq' | 'knows'>, other: Pick<Stamp, 'device' | 'seq'>): boolean {
  if (other.device === FOUNDING_DEVICE) return one.device !== FOUNDING_DEVICE
  return other.device === one.device ? other.seq < one.seq : (one.knows[other.device] ?? 0) >= other.seq
}

/** Order of show: by time, then by device and number, the same on every computer. */
export function byTime(a: Pick<Stamp, 'device' | 'seq' | 'hlc'>, b: Pick<Stamp, 'device' | 'seq' | 'hlc'>): number {
  return a.hlc - b.hlc || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq)
}

/** What either knows. */
export function joined(a: Vector, b: Vector): Vector {
  const both: Record<string, number> = { ...a }
  for (const [device, seq] of Object.entries(b)) both[device] = Math.max(both[device] ?? 0, seq)
  return both
}
