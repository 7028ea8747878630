import type { Facts } from '#domain/base/decision.ts'
import { knows, listText, say, type Language } from './say.ts'

/** A step of a cure (core/domain/matching), as far as its sentence needs it. */
type Step =
  | { kind: 'wish'; student: string; post: string }
  | { kind: 'allow'; student: string; post: string; reasons: readonly { code: string; facts?: Facts }[] }
  | { kind: 'places'; post: string; period: string; more: number }
  | { kind: 'limit'; host: string; more: number }
  | { kind: 'lock'; student: string; post: string }

/** What stands between a student and a post, as one sentence with its figures. */
export function obstacleText(language: Language, code: string, facts: Facts): string {
  const hazards = Array.isArray(facts.hazards) ? facts.hazards.map(h => say(language, `choice.hazards.${String(h)}`)) : []
  const intensity = facts.intensity ? [say(language, `choice.labourIntensity.${String(facts.intensity)}`)] : []
  const venue = facts.venue ? say(language, `choice.venueType.${String(facts.venue)}`) : ''
  return say(language, `obstacle.${code}`, { ...facts, marks: listText([...hazards, ...intensity], language), venue })
}

/** The same in two or three words, for columns and counts. */
export function obstacleName(language: Language, code: string): string {
  return knows(language, `reason.${code}`) ? say(language, `reason.${code}`) : code
}

/** How the names in steps are found. `atShare`: the post has places left, but the share of its staff is reached. */
export type StepNames = { post: (id: string) => string; student: (id: string) => string; host: (id: string) => string; atShare: (post: string, batch: string) => boolean }

/** Steps that help one student together, as the words of a button. */
export function cureText(language: Language, steps: readonly Step[], names: StepNames): string {
  const lock = steps.find(s => s.kind === 'lock')
  const others = steps.filter(s => s !== lock).map(s => stepText(language, s, names)).join(' + ')
  return lock && others ? say(language, 'step.kept', { steps: others, student: names.student(lock.student) }) : steps.map(s => stepText(language, s, names)).join(' + ')
}

/** One thing that the office can do, in words. */
export function stepText(language: Language, step: Step, names: StepNames): string {
  switch (step.kind) {
    case 'wish':
      return say(language, 'step.wish', { student: names.student(step.student), post: names.post(step.post) })
    case 'allow':
      return say(language, 'step.allow', { student: names.student(step.student), post: names.post(step.post), reasons: listText([...new Set(step.reasons.map(r => obstacleName(language, r.code)))], language) })
    case 'places':
      return say(language, names.atShare(step.post, step.period) ? 'step.share' : 'step.places', { more: step.more, post: names.post(step.post) })
    case 'limit':
      return say(language, 'step.limit', { more: step.more, host: names.host(step.host) })
    case 'lock':
      return say(language, 'step.lock', { student: names.student(step.student), post: names.post(step.post) })
  }
}
