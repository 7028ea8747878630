import { addDays, mondayOf, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { papersAfterEnd, papersForAll, papersForWork } from './intern-papers.ts'
import { inventedPhone } from './intern-scene.ts'
import { anyTrouble } from './intern-trouble.ts'
import type { ManyHost } from './many-hosts.ts'
import type { Scene } from './scene.ts'

export type ManyIntern = { n: number; placement: Row<'placement'>; student: Row<'student'>; host: ManyHost; mentor: Row<'contact'>; tutor: Row<'teacher'> }

const PER_COHORT = 4000
/** Weeks before this one in which each cohort begins; each stays for half a year. */
const BEGINS = [76, 50, 24]
const WEEKS = 26
const CLASS = 40
/** One placement in so many has something wrong with it. */
const TROUBLED = 40
const AT_COLLEGE = 8000

/** Three cohorts of four thousand one after the other, two of which have ended, and eight thousand students at the college. */
export function putManyPlacements(scene: Scene, hosts: readonly ManyHost[]): ManyIntern[] {
  const { sheaf, schools, wish } = scene
  const byProgramme = schools.map(({ type }) => hosts.filter(host => host.programme === type.key))
  const interns = BEGINS.flatMap((weeks, cohort) => {
    const from = addDays(mondayOf(wish.today), -7 * weeks)
    const span = { from, to: addDays(from, 7 * WEEKS - 1) }
    const batches = schools.map((_, s) => putBatch(scene, s, cohort, span))
    return Array.from({ length: PER_COHORT }, (_, i) => {
      const s = i % schools.length
      const place = Math.floor(i / schools.length)
      const group = batches[s]!.groups[Math.floor(place / CLASS)]!
      const mine = byProgramme[s]!
      return putIntern(scene, { n: cohort * PER_COHORT + i, school: s, group, batch: batches[s]!.batch, host: mine[place % mine.length]!, turn: Math.floor(place / mine.length) })
    })
  })
  const groups = sheaf.all('classGroup').filter(group => schools.some(s => s.groups.includes(group)))
  for (let i = 0; i < AT_COLLEGE; i++) putStudent(scene, interns.length + i, groups[i % groups.length]!, 'enrolled')
  return interns
}

/** One programme's batch of a cohort with its plan and class groups. */
function putBatch({ sheaf, say, schools }: Scene, s: number, cohort: number, { from, to }: { from: LocalDate; to: LocalDate }): { batch: Row<'batch'>; groups: Row<'classGroup'>[] } {
  const { type, row, lecturers, groups: taught } = schools[s]!
  const thirdYear = Math.min(...taught.map(g => g.year!))
  const year = thirdYear - (BEGINS.length - 1 - cohort)
  const groups = Array.from({ length: Math.ceil(PER_COHORT / schools.length / CLASS) }, (_, i) => {
    const mark = `${String(year).slice(2)}${30 + i}`
    return sheaf.put('classGroup', { name: say([`${type.short[0]}${mark}班`, `${type.short[1]} ${mark}`]), programmeId: row.id, year, size: CLASS, adviserId: lecturers[i % lecturers.length]!.row.id })
  })
  const name = `${say(type.short)} ${say([`${from.slice(0, 7)} 岗位实习`, `internship ${from.slice(0, 7)}`])}`
  const text = say(['见方案全文', 'See the full plan'])
  const plan = sheaf.put('internshipPlan', { name, programmeId: row.id, agreedOn: addDays(from, -30), posts: text, goals: text, tasks: text, standards: text, preparation: text, assessment: text, safeguards: text, emergencyPlan: true })
  const batch = sheaf.put('batch', { name, kind: 'post', planId: plan.id, classGroupIds: groups.map(g => g.id), from, to, filingNo: `${from.slice(0, 4)}-${s + 1}`, filedOn: addDays(from, -20) })
  return { batch, groups }
}

type Seat = { n: number; school: number; group: Row<'classGroup'>; batch: Row<'batch'>; host: ManyHost; turn: number }

function putIntern(scene: Scene, { n, school, group, batch, host, turn }: Seat): ManyIntern {
  const { sheaf, wish, dice } = scene
  const { lecturers } = scene.schools[school]!
  const { from, to } = batch
  const ended = to < wish.today
  const student = putStudent(scene, n, group, ended ? 'graduated' : 'enrolled')
  const post = host.posts[turn % host.posts.length]!
  const tutor = lecturers[turn % lecturers.length]!.row
  const mentor = host.mentors[turn % host.mentors.length]!
  const placement = sheaf.put('placement', {
    studentId: student.id,
    batchId: batch.id,
    kind: 'post',
    enterpriseId: host.row.id,
    postId: post.id,
    from,
    to,
    status: ended ? 'ended' : 'confirmed',
    tutorId: tutor.id,
    mentorId: mentor.id,
    ...papersForAll(batch, `ZX${String(n + 1).padStart(6, '0')}`, dice),
    ...papersForWork(from, post.pay!, 'home', dice),
    independent: n % 3 === 0,
    ...(ended ? papersAfterEnd(to, n, dice, scene.say) : {}),
  })
  if (n % TROUBLED === 7) {
    const trouble = anyTrouble(Math.floor(n / TROUBLED), from, wish.today)
    Object.assign(placement, trouble.placement)
    Object.assign(student, trouble.student)
  }
  return { n, placement, student, host, mentor, tutor }
}

function putStudent({ sheaf, say, wish, dice }: Scene, n: number, group: Row<'classGroup'>, status: Row<'student'>['status']): Row<'student'> {
  const girl = dice.chance(40)
  const surname = wish.catalogue.surnames[(n * 17) % wish.catalogue.surnames.length]!
  const given = dice.pick(girl ? wish.internships.girls : wish.internships.boys)
  return sheaf.put('student', {
    number: `${group.year}${String(n + 1).padStart(6, '0')}`,
    name: say([surname[0] + given[0], `${surname[1]} ${given[1]}`]),
    sex: girl ? 'female' : 'male',
    birthDate: addDays(`${group.year! - 18}-09-01`, -dice.between(1, 420)),
    classGroupId: group.id,
    year: group.year,
    phone: inventedPhone(n),
    guardianPhone: inventedPhone(n + 5000),
    home: say(dice.pick(wish.internships.homes)),
    status,
  })
}
