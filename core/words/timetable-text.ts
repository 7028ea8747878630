import type { Facts } from '#domain/base/decision.ts'
import { listText, say, type Language } from './say.ts'

type When = { weekday: number; from: number; to: number; weeks: string }
type Told = { code: string; facts: Facts }

/** Why a session has no place, as one line: at how many of its possible starts, and what is in the way there. */
export function obstacleLine(language: Language, { code, facts, starts, of }: Told & { starts: number; of: number }): string {
  const why = obstacleWords(language, { code, facts })
  return of ? say(language, 'timetable.obstacle.line', { starts, count: of, why }) : why
}

/** The same without its figures. */
export function obstacleWords(language: Language, { code, facts }: Told): string {
  return say(language, `timetable.obstacle.${code}`, facts)
}

/** What would let a session in. */
export function curePhrase(language: Language, { kind, facts }: { kind: string; facts: Facts }): string {
  return say(language, `timetable.cure.${kind}`, facts)
}

/** What is wrong with a request; of one without any start, also what is in the way. */
export function findingText(language: Language, { code, facts }: Told): string {
  const sentence = say(language, `timetable.finding.${code}`, facts)
  const obstacles = Array.isArray(facts['obstacles']) ? (facts['obstacles'] as (Told & { starts: number; of: number })[]).map(o => obstacleLine(language, o)) : []
  return obstacles.length ? `${sentence} ${listText(obstacles, language)}` : sentence
}

/** Weekday, periods and weeks of a session. */
export function timeText(language: Language, { weekday, from, to, weeks }: When): string {
  return say(language, 'timetable.time', { weekday, from, to, weeks })
}

/** What a goal comes to. */
export function figureText(language: Language, code: string, n: number): string {
  return say(language, `timetable.figure.${code}`, { n })
}

/** What is known of a plan for certain. */
export function proofText(language: Language, { kind, placed, all, atMost }: { kind: string; placed: number; all: number; atMost: number }): string {
  const context = kind === 'unknown' && placed < all ? { context: 'open' } : {}
  return say(language, `timetable.proof.${kind}`, { placed, all, atMost, count: all - placed, ...context })
}
