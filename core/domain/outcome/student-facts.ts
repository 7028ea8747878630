import { lastOfMonth, monthsLater, type LocalDate } from '../base/time.ts'
import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM, type Assessment, type Destination, type DestinationKind, type Skill } from '../records/outcome.ts'
import type { Student } from '../records/student.ts'
import type { Scene } from './population.ts'

/** Somebody who works, in whatever way. */
export const AT_WORK: readonly DestinationKind[] = ['host', 'employed', 'flexible', 'business']
/** A job with an employer. */
const EMPLOYED: ReadonlySet<string> = new Set(['host', 'employed'])
export const STAY_MONTHS = 6

/** What was last known of a graduate on a day; undefined where nothing was, or where the job that was known had been left by then. */
export function destinationOn(student: Student, day: LocalDate, scene: Scene): Destination | undefined {
  let last: Destination | undefined
  const known = day < scene.asOf ? day : scene.asOf
  for (const d of scene.facts.of('destination', student.id)) if (d.date <= known && (!last || inOrder(last, d) < 0)) last = d
  return !last || last.destination === 'unknown' || (last.leftOn !== undefined && last.leftOn <= known) ? undefined : last
}

/**
 * The last day of the n-th quarter after the one in which somebody left (WIOA and Perkins count so): who leaves in May is in the
 * second quarter after exit from October to December.
 */
export function quarterEnd(left: LocalDate, n: number): LocalDate {
  const quarter = Math.floor((Number(left.slice(5, 7)) - 1) / 3) + n
  return lastOfMonth(monthsLater(`${left.slice(0, 4)}-01-01`, quarter * 3 + 2))
}

/**
 * Whether a graduate is still with the first employer six months after starting there: yes and no as far as records say so, undefined
 * where none reaches that far. Null for somebody without a job, or who has not had it for that long by the cohort date.
 */
export function stayed(student: Student, scene: Scene): boolean | undefined | null {
  const known = scene.facts.of('destination', student.id).filter(d => d.date <= scene.asOf)
  const first = known.filter(d => EMPLOYED.has(d.destination)).sort(inOrder)[0]
  if (!first) return null
  const due = monthsLater(first.date, STAY_MONTHS)
  if (due > scene.asOf) return null
  if (first.leftOn !== undefined && first.leftOn <= scene.asOf) return first.leftOn >= due
  const later = known.filter(d => d.date > first.date && d.destination !== 'unknown').sort(inOrder)
  for (const next of later) {
    const same = EMPLOYED.has(next.destination) && employerOf(next) !== '' && employerOf(next) === employerOf(first)
    if (same && (next.date >= due || (next.leftOn !== undefined && next.leftOn >= due))) return true
    if (same && next.leftOn !== undefined && next.leftOn <= scene.asOf) return false
    if (!same) return next.date <= due ? false : undefined
  }
  return undefined
}

/** By day; two of one day, which can come together from two computers, always in the same order. */
function inOrder(a: Destination, b: Destination): number {
  return a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1
}
function employerOf({ enterpriseId, employer }: Destination): string {
  return enterpriseId ?? employer?.trim() ?? ''
}

/** Whether a graduate is employed by an enterprise that was a host of the student's internships; undefined where the destination is. */
export function hiredByHost(student: Student, scene: Scene): boolean | undefined {
  const now = destinationOn(student, scene.asOf, scene)
  if (!now) return undefined
  if (now.destination === 'host') return true
  return now.destination === 'employed' && now.enterpriseId !== undefined && hostsOf(student, scene).has(now.enterpriseId)
}

/** Every enterprise where a student was, is or will be an intern. */
export function hostsOf(student: Student, scene: Scene): Set<string> {
  const hosts = new Set<string>()
  for (const { id } of scene.facts.of('placement', student.id)) for (const { enterpriseId } of scene.live.stays.segmentsOf(id)) hosts.add(enterpriseId)
  return hosts
}

/** The enterprise where a student was an intern last, by the cohort date. */
export function lastHost(student: Student, scene: Scene): string | undefined {
  let last: { from: LocalDate; id: string; enterpriseId: string } | undefined
  for (const { id } of scene.facts.of('placement', student.id)) {
    for (const { from, enterpriseId } of scene.live.stays.segmentsOf(id)) {
      if (from <= scene.asOf && (!last || from > last.from || (from === last.from && id > last.id))) last = { from, id, enterpriseId }
    }
  }
  return last?.enterpriseId
}

/** Certificates held on a day. */
export function heldOn(student: Student, day: LocalDate, scene: Scene): number {
  return scene.facts.of('certificate', student.id).filter(c => c.issuedOn <= day && (c.expires === undefined || c.expires >= day)).length
}

/**
 * The level that a student has shown of each skill by the cohort date: of the last assessment by questions and the last by doing, the
 * lower one. A skill that was never assessed has none.
 */
export function levelsOf(student: Student, scene: Scene): Map<string, number> {
  type Last = Partial<Record<'theory' | 'practice', Assessment>>
  const last = new Map<string, Last>()
  for (const a of scene.facts.of('assessment', student.id)) {
    if (a.date > scene.asOf) continue
    let parts = last.get(a.skillId)
    if (!parts) last.set(a.skillId, (parts = {}))
    const before = parts[a.part]
    if (!before || a.date > before.date || (a.date === before.date && a.level > before.level)) parts[a.part] = a
  }
  return new Map([...last].map(([skillId, { theory, practice }]) => [skillId, Math.min(theory?.level ?? Infinity, practice?.level ?? Infinity)]))
}

/** The level of a skill from which it counts as mastered. */
export function masteredFrom(skill: Skill): number {
  return skill.masteredFrom ?? Math.min(DEFAULT_MASTERED_FROM, skill.levels ?? DEFAULT_LEVELS)
}

/** How many skills of the student's programme are taught, assessed and mastered. */
export function skillsOf(student: Student, scene: Scene): { taught: number; assessed: number; notAssessed: number; mastered: number } {
  const programmeId = student.classGroupId === undefined ? undefined : scene.tables.classGroup.get(student.classGroupId)?.programmeId
  const levels = levelsOf(student, scene)
  const found = { taught: 0, assessed: 0, notAssessed: 0, mastered: 0 }
  for (const skill of scene.facts.of('skill', programmeId)) {
    found.taught++
    const level = levels.get(skill.id)
    if (level === undefined) {
      found.notAssessed++
      continue
    }
    found.assessed++
    if (level >= masteredFrom(skill)) found.mastered++
  }
  return found
}
