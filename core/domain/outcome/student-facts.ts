import { monthsLater, type LocalDate } from '../base/time.ts'
import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM, type Assessment, type Certificate, type Destination, type DestinationKind, type Skill } from '../records/outcome.ts'
import type { Student } from '../records/student.ts'
import type { Scene } from './population.ts'

/** Somebody who works, in whatever way. */
export const AT_WORK: readonly DestinationKind[] = ['host', 'employed', 'flexible', 'business']
/** A job with an employer. */
export const EMPLOYED: ReadonlySet<string> = new Set(['host', 'employed'])
export const STAY_MONTHS = 6
/** What of a placement says who is where on which days; its papers do not. */
export const STAY_FIELDS: readonly string[] = ['studentId', 'enterpriseId', 'from', 'to', 'status']

/** What was written of a student's destination by the cohort date, a word a day, the earliest first. Two of one day can come together from two computers: the same one always counts. */
export function wordsOf(student: Student, { facts, asOf }: Pick<Scene, 'facts' | 'asOf'>): readonly Destination[] {
  const all = facts.of('destination', student.id)
  if (!all.length) return all
  const words = all.filter(d => d.date <= asOf)
  if (words.length < 2) return words
  words.sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1))
  return words.filter((word, i) => word.date !== words[i + 1]?.date)
}

/** What was last known on a day; undefined where nothing was, or where the job that was known had been left by then. */
export function wordOn(words: readonly Destination[], day: LocalDate): Destination | undefined {
  const last = words.findLast(d => d.date <= day)
  return !last || last.destination === 'unknown' || (last.leftOn !== undefined && last.leftOn <= day) ? undefined : last
}

/** Where a graduate was between two days, both included: the last word that holds on one of them and says at work, else the last that says anything. */
export function wordBetween(words: readonly Destination[], from: LocalDate, to: LocalDate): Destination | undefined {
  const first = wordOn(words, from)
  const held = [...(first ? [first] : []), ...words.filter(d => d.date > from && d.date <= to && wordOn(words, d.date))]
  return held.findLast(d => AT_WORK.includes(d.destination)) ?? held.at(-1)
}

/** {@link wordOn} of a student, by the cohort date. */
export function destinationOn(student: Student, day: LocalDate, scene: Pick<Scene, 'facts' | 'asOf'>): Destination | undefined {
  return wordOn(wordsOf(student, scene), day < scene.asOf ? day : scene.asOf)
}

/**
 * The n-th quarter after the one in which somebody left (WIOA and Perkins count so): for who leaves in May the second quarter after exit
 * is October to December.
 */
export function quarterAfter(left: LocalDate, n: number): { from: LocalDate; to: LocalDate } {
  const quarter = Number(left.slice(0, 4)) * 4 + Math.floor((Number(left.slice(5, 7)) - 1) / 3) + n
  const year = Math.floor(quarter / 4)
  const [from, to] = QUARTERS[quarter % 4]!
  return { from: `${year}${from}`, to: `${year}${to}` }
}
const QUARTERS = [['-01-01', '-03-31'], ['-04-01', '-06-30'], ['-07-01', '-09-30'], ['-10-01', '-12-31']] as const

/**
 * Whether a graduate is still with the first employer six months after starting there: yes and no as far as records say so, undefined
 * where none reaches that far, or none says with whom. Null for somebody without a job, or who has not had it for that long by the cohort date.
 */
export function stayed(words: readonly Destination[], asOf: LocalDate): boolean | undefined | null {
  const first = words.find(d => EMPLOYED.has(d.destination))
  if (!first) return null
  const due = monthsLater(first.date, STAY_MONTHS)
  if (due > asOf) return null
  if (first.leftOn !== undefined && first.leftOn <= asOf) return first.leftOn >= due
  for (const next of words) {
    if (next.date <= first.date || next.destination === 'unknown') continue
    const employed = EMPLOYED.has(next.destination)
    if (employed && (employerOf(next) === '' || employerOf(first) === '')) continue
    if (!employed || employerOf(next) !== employerOf(first)) return next.date <= due ? false : undefined
    if (next.date >= due) return true
    if (next.leftOn !== undefined && next.leftOn <= asOf) return next.leftOn >= due
  }
  return undefined
}

function employerOf({ enterpriseId, employer }: Destination): string {
  return enterpriseId ?? employer?.trim() ?? ''
}

/** Whether a graduate with this destination is employed by an enterprise that was a host of the student's internships; undefined without a destination. */
export function hiredByHost(student: Student, scene: Scene, now: Destination | undefined): boolean | undefined {
  if (!now) return undefined
  if (now.destination === 'host') return true
  return now.destination === 'employed' && now.enterpriseId !== undefined && hostsOf(student, scene).has(now.enterpriseId)
}

/** Every enterprise where a student was or is an intern, by the cohort date. */
export function hostsOf(student: Student, scene: Scene): Set<string> {
  const hosts = new Set<string>()
  for (const { id } of scene.facts.of('placement', student.id)) for (const { from, enterpriseId } of scene.live.stays.segmentsOf(id)) if (from <= scene.asOf) hosts.add(enterpriseId)
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

/** Certificates that are good on a day. */
export function certificatesOn(student: Student, day: LocalDate, scene: Scene): Certificate[] {
  return scene.facts.of('certificate', student.id).filter(c => isGood(c, day))
}

export function isGood({ issuedOn, expires }: Certificate, day: LocalDate): boolean {
  return issuedOn <= day && (expires === undefined || expires >= day)
}

/** The last assessment of a skill by questions, and the last by doing. */
export type LastAssessments = Partial<Record<'theory' | 'practice', Assessment>>

/** Of two assessments of one skill in one way the later one, of two on one day the better one. */
export function laterOf(before: Assessment | undefined, a: Assessment): Assessment {
  return !before || a.date > before.date || (a.date === before.date && a.level > before.level) ? a : before
}

/** What was last assessed of each skill of a student by the cohort date. */
export function lastAssessments(student: Student, { facts, asOf }: Pick<Scene, 'facts' | 'asOf'>): Map<string, LastAssessments> {
  const last = new Map<string, LastAssessments>()
  for (const a of facts.of('assessment', student.id)) {
    if (a.date > asOf) continue
    let parts = last.get(a.skillId)
    if (!parts) last.set(a.skillId, (parts = {}))
    parts[a.part] = laterOf(parts[a.part], a)
  }
  return last
}

/** The level that assessments show: the lower one, of theory and practice. */
export function levelShown({ theory, practice }: LastAssessments): number {
  return Math.min(theory?.level ?? Infinity, practice?.level ?? Infinity)
}

/** The level that a student has shown of each skill by the cohort date. A skill that was never assessed has none. */
export function levelsOf(student: Student, scene: Pick<Scene, 'facts' | 'asOf'>): Map<string, number> {
  return new Map([...lastAssessments(student, scene)].map(([skillId, last]) => [skillId, levelShown(last)]))
}

/** The level of a skill from which it counts as mastered. */
export function masteredFrom(skill: Skill): number {
  return skill.masteredFrom ?? Math.min(DEFAULT_MASTERED_FROM, skill.levels ?? DEFAULT_LEVELS)
}

export type SkillCounts = { taught: number; assessed: number; notAssessed: number; mastered: number }

/** How many skills of the student's programme are taught, assessed and mastered. */
export function skillsOf(student: Student, scene: Scene): SkillCounts {
  const programmeId = student.classGroupId === undefined ? undefined : scene.tables.classGroup.get(student.classGroupId)?.programmeId
  const levels = lastAssessments(student, scene)
  const found = { taught: 0, assessed: 0, notAssessed: 0, mastered: 0 }
  for (const skill of scene.facts.of('skill', programmeId)) {
    found.taught++
    const last = levels.get(skill.id)
    if (!last) {
      found.notAssessed++
      continue
    }
    found.assessed++
    if (levelShown(last) >= masteredFrom(skill)) found.mastered++
  }
  return found
}
