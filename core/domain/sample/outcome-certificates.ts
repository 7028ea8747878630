import { addDays, dateOfDay, dayNumber, yearsLater, type LocalDate } from '../base/time.ts'
import type { CertificateType } from './outcome-catalogue.ts'
import { schoolDay, type Cohort, type OutcomeScene } from './outcome-scene.ts'

/** Certificates by the year of study: so many hundredths of those who will hold them hold them by then. */
const BY_YEAR = [0, 40, 60] as const
/** What is renewed every year is asked for before the first day in a kitchen. */
const RENEWED_EVERY = 1
/** Of a hundred so many were written down without their number. */
const UNNUMBERED = 9

/** What students hold: most graduates something, those at the college less; some of it runs out soon. */
export function putCertificates(scene: OutcomeScene, cohorts: readonly Cohort[]): void {
  const { words, dice, entry } = scene
  for (const cohort of cohorts) {
    const year = Math.max(0, Math.min(2, entry - cohort.group.year!)) as 0 | 1 | 2
    const share = cohort.left === undefined ? BY_YEAR[year] : 100
    const types = [...cohort.taught.words.certificates, ...words.common]
    for (const student of cohort.students) {
      // who is good at one thing is good at others: a few hold nothing at all
      const luck = dice.between(62, 128)
      for (const type of types) {
        if (!dice.chance((type.share * share * luck) / 10_000)) continue
        const issuedOn = issueDay(scene, cohort, type)
        if (issuedOn !== undefined) putCertificate(scene, cohort, student.id, type, issuedOn)
      }
    }
  }
}

function issueDay(scene: OutcomeScene, { group, left }: Cohort, { years }: CertificateType): LocalDate | undefined {
  const { wish, dice } = scene
  const until = dayNumber(left === undefined ? addDays(wish.today, -6) : addDays(left, -8))
  const begun = dayNumber(`${group.year}-11-15`)
  const first = Math.max(begun, until - (years === RENEWED_EVERY ? 370 : 420))
  if (first >= until) return undefined
  const day = schoolDay(scene, dateOfDay(dice.between(first, until)))
  return day > `${group.year}-10-01` ? day : undefined
}

function putCertificate({ sheaf, say, dice }: OutcomeScene, { taught }: Cohort, studentId: string, { name, type, level, issuer, skills, years }: CertificateType, issuedOn: LocalDate): void {
  const serial = String(sheaf.all('certificate').length + 1).padStart(6, '0')
  sheaf.put('certificate', {
    studentId,
    name: say(name),
    certificateType: type,
    ...(level ? { level: say(level) } : {}),
    ...(dice.chance(UNNUMBERED) ? {} : { number: `${type.slice(0, 1).toUpperCase()}${issuedOn.slice(0, 4)}32${serial}` }),
    issuer: say(issuer),
    issuedOn,
    ...(years === undefined ? {} : { expires: addDays(yearsLater(issuedOn, years), -1) }),
    ...(skills.length ? { skillIds: skills.map(s => taught.skills[s]!.id) } : {}),
  })
}
