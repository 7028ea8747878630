import { createDice, type Dice } from '#domain/sample/dice.ts'
import { compile } from '#domain/timetable/compiled.ts'
import { NEVER, type Activity, type Option, type Problem, type Row, type Rule } from '#domain/timetable/problem.ts'
import { State } from '#domain/timetable/state.ts'

/** A small problem with some of everything: weeks of several kinds, rules of every form, pools, closed rows, pairs, families, locks. */
export function randomProblem(seed: number): Problem {
  const dice = createDice(seed)
  const days = dice.between(1, 4)
  const periods = dice.between(2, 6)
  const slots = days * periods
  const kinds = dice.between(1, 3)
  const mask = () => dice.between(1, (1 << kinds) - 1)
  const table = () => Uint8Array.from({ length: 1 << periods }, (_, m) => (m === 0 && dice.chance(50) ? 0 : dice.below(4)))
  const rule = (): Rule => {
    const step = dice.below(3)
    return {
      count: Array.from({ length: dice.pick([1, days, days * kinds]) }, table),
      price: Int32Array.from({ length: slots * 4 + 1 }, (_, n) => (dice.chance(50) ? n * step : Math.max(0, n - 2) * 3)),
      hard: dice.chance(30),
      fillable: dice.chance(40),
    }
  }
  const rows = Array.from({ length: dice.between(7, 12) }, (): Row => ({
    exclusive: dice.chance(80),
    closed: dice.chance(30) ? Int32Array.from({ length: slots }, () => (dice.chance(20) ? mask() : 0)) : null,
    rules: Array.from({ length: dice.below(3) }, rule),
  }))
  const some = (of: readonly number[], most: number) => dice.shuffled(of).slice(0, dice.below(most + 1))
  const option = (of: readonly number[]): Option => {
    const [own, pool] = [of.filter(r => r % 2), of.filter(r => !(r % 2))]
    return { cost: dice.chance(10) ? NEVER : dice.below(5), rows: some(own, 2), pools: dice.chance(30) ? [{ rows: some(pool, 4), count: dice.between(1, 2) }] : [] }
  }
  const families = [{ perOption: 2 }, { perOption: 5 }]
  const activities = Array.from({ length: dice.between(2, 10) }, (): Activity => {
    const length = dice.between(1, Math.min(3, periods))
    // no row comes to an activity twice
    const mixed = dice.shuffled(Array.from(rows.keys()))
    const own = some(mixed.slice(0, 3), 3)
    const parts = [mixed.slice(3, 3 + Math.ceil((mixed.length - 3) / 2)), mixed.slice(3 + Math.ceil((mixed.length - 3) / 2))]
    return {
      length,
      patterns: Array.from({ length: dice.between(1, 2) }, mask),
      rows: own,
      starts: Int32Array.from({ length: slots }, (_, s) => ((s % periods) + length > periods || dice.chance(15) ? NEVER : dice.below(3))),
      choices: parts.slice(0, dice.below(3)).map(part => Array.from({ length: dice.between(1, 3) }, () => option(part))),
      locked: null,
      worth: dice.between(1, 3),
      family: dice.between(-1, 1),
    }
  })
  const pairs = Array.from({ length: activities.length > 1 ? dice.below(6) : 0 }, () => {
    const a = dice.below(activities.length)
    return { a, b: (a + dice.between(1, activities.length - 1)) % activities.length, hard: dice.chance(40), table: Int32Array.from({ length: slots * slots }, () => dice.below(3)) }
  })
  return { days, periods, weeks: Int32Array.from({ length: kinds }, () => dice.between(1, 6)), rows, activities, pairs, families }
}

/** A small problem of the narrow form: one period each, one room each, soft rules. */
export function randomUnitProblem(seed: number): Problem {
  const dice = createDice(seed)
  const days = dice.between(2, 4)
  const periods = dice.between(2, 5)
  const slots = days * periods
  const alone = Uint8Array.from({ length: 1 << periods }, (_, m) => Array.from({ length: periods }, (_, p) => p).filter(p => (m >> p) & 1 && !((m >> (p + 1)) & 1) && !((m << 1) >> p & 1)).length)
  const used = Uint8Array.from({ length: 1 << periods }, (_, m) => (m ? 1 : 0))
  const perOne = Int32Array.from({ length: slots + 1 }, (_, n) => 2 * n)
  const spread = (least: number) => Int32Array.from({ length: slots + 1 }, (_, n) => 5 * Math.max(0, least - n))
  const courses = dice.between(2, 5)
  const curricula: Row[] = Array.from({ length: 3 }, () => ({ exclusive: true, closed: null, rules: [{ count: [alone], price: perOne, hard: false, fillable: false }] }))
  const own: Row[] = Array.from({ length: courses }, () => ({ exclusive: true, closed: null, rules: [{ count: [used], price: spread(dice.between(1, 3)), hard: false, fillable: false }] }))
  const rooms: Row[] = Array.from({ length: 3 }, () => ({ exclusive: true, closed: null, rules: [] }))
  const activities = Array.from({ length: courses }, (_, c) => c).flatMap((c): Activity[] => {
    const rows = [...Array.from(curricula.keys()).filter(() => dice.chance(50)), curricula.length + c]
    const starts = Int32Array.from({ length: slots }, () => (dice.chance(10) ? NEVER : dice.below(2)))
    const choices = [rooms.map((_, r) => ({ cost: dice.below(4), rows: [curricula.length + courses + r], pools: [] }))]
    return Array.from({ length: dice.between(1, 3) }, () => ({ length: 1, patterns: [1], rows, starts, choices, locked: null, worth: 1, family: c }))
  })
  return { days, periods, weeks: Int32Array.of(1), rows: [...curricula, ...own, ...rooms], activities, pairs: [], families: Array.from({ length: courses }, () => ({ perOption: 1 })) }
}

/** The empty plan of a small problem, and dice to make moves on it by. */
export function randomState(seed: number) {
  const problem = randomProblem(seed)
  const state = new State(compile(problem))
  return { problem, state, c: state.c, dice: createDice(seed) }
}

/** An activity, where it may begin and in which weeks, at random; null where it may not begin there. */
export function randomStart({ c }: State, dice: Dice): { a: number; slot: number; pattern: number } | null {
  const a = dice.below(c.activities)
  const slot = dice.below(c.slots)
  if (c.starts[a * c.slots + slot]! >= NEVER) return null
  return { a, slot, pattern: c.patterns.start[a]! + dice.below(c.patterns.start[a + 1]! - c.patterns.start[a]!) }
}
