import { addDays, mondayOf, monthsLater, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { papersAfterEnd, papersForAll, papersForWork } from './intern-papers.ts'
import { troubleOf } from './intern-trouble.ts'
import type { BatchOf, Host, HostPost, Intern, InternScene } from './intern-scene.ts'
import { groupOf, putStudents, studentNames, type NameBag } from './intern-students.ts'
import type { BatchType, CohortType } from './internship-catalogue.ts'
import type { School } from './scene.ts'

/** Plans, batches, students and their placements, in the order of the catalogue. */
export function putBatches(scene: InternScene): BatchOf[] {
  const names = studentNames(scene)
  return scene.words.batches.map(type => putBatch(scene, names, type))
}

function putBatch(scene: InternScene, names: NameBag, type: BatchType): BatchOf {
  const { wish, sheaf, say } = scene
  const from = addDays(mondayOf(wish.today), 7 * type.beginsInWeeks)
  const to = type.months ? addDays(monthsLater(from, type.months), -1) : addDays(from, type.days! - 1)
  const [year, month] = [from.slice(0, 4), from.slice(5, 7)]
  const kind: [string, string] = type.kind === 'post' ? ['岗位实习', 'Internship'] : ['认识实习', 'Orientation visit']
  const name = say([`${year} 年 ${Number(month)} 月${kind[0]}`, `${kind[1]} from ${year}-${month}`])
  const schools = type.groups.map(cohort => ({ cohort, school: scene.schools.find(s => s.type.key === cohort.programme)! }))
  const groups = schools.map(({ cohort, school }) => groupOf(scene, school, cohort))
  const plan = putPlan(scene, name, from)
  const row = sheaf.put('batch', {
    name,
    kind: type.kind,
    planId: plan.id,
    classGroupIds: groups.map(g => g.id),
    from,
    to,
    ...(type.key === 'planned' ? {} : { filingNo: say([`教备〔${year}〕${month}07 号`, `Filing ${year}/${month}07`]), filedOn: addDays(from, -20) }),
  })
  const interns = schools.flatMap(({ cohort, school }, i) => {
    const students = putStudents(scene, names, school, groups[i]!, cohort)
    return placesOf(scene, cohort).slice(0, students.length).map((place, n) => ({ student: students[n]!, place, school, half: n % 2 }))
  })
  for (const { cohort } of schools) putWishes(scene, row, cohort)
  return { type, row, interns: interns.map((seat, n) => putPlacement(scene, type, row, seat, n)) }
}

function putPlan({ sheaf, say, words }: InternScene, batch: string, from: LocalDate): Row<'internshipPlan'> {
  const { name, posts, goals, tasks, standards, preparation, assessment, safeguards } = words.plan
  return sheaf.put('internshipPlan', {
    name: `${batch}${say(['', ': '])}${say(name)}`,
    agreedOn: addDays(from, -32),
    posts: say(posts),
    goals: say(goals),
    tasks: say(tasks),
    standards: say(standards),
    preparation: say(preparation),
    assessment: say(assessment),
    safeguards: say(safeguards),
    emergencyPlan: true,
  })
}

type Place = { host: Host; post: HostPost | undefined }
type Seat = { student: Row<'student'>; place: Place; school: School; half: number }

function placesOf({ hosts }: InternScene, { places }: CohortType): Place[] {
  return places.flatMap(([key, postKey, count]) => {
    const host = hosts.get(key)!
    return Array.from({ length: count }, () => ({ host, post: host.posts.find(p => p.type.key === postKey) }))
  })
}

/** What hosts offer to the students of a batch, and what each of these asks for: the first two posts are what most want. */
function putWishes({ sheaf, hosts, dice }: InternScene, batch: Row<'batch'>, { offers = [] }: CohortType): void {
  const posts = offers.map(([key, postKey, places]) => {
    const post = hosts.get(key)!.posts.find(p => p.type.key === postKey)!.row
    sheaf.put('postPlaces', { postId: post.id, batchId: batch.id, places })
    return post
  })
  if (!posts.length) return
  for (const student of sheaf.all('student').filter(s => batch.classGroupIds!.includes(s.classGroupId!))) {
    const popular = dice.shuffled(posts.slice(0, 2))
    const wished = dice.chance(75) ? [...popular, ...dice.shuffled(posts.slice(2, 4))] : dice.shuffled(posts.slice(0, 4))
    for (const [i, post] of wished.slice(0, 3).entries()) sheaf.put('wish', { studentId: student.id, batchId: batch.id, rank: i + 1, postId: post.id })
  }
}

/** One placement with all its papers in time, and then what is wrong with it, if anything is. */
function putPlacement(scene: InternScene, type: BatchType, batch: Row<'batch'>, { student, place: { host, post }, school, half }: Seat, n: number): Intern {
  const { sheaf, dice } = scene
  const { from, to } = batch
  const work = type.kind === 'post'
  const tutor = school.lecturers[half ? 1 : 0]!.row
  const mentor = host.mentors[(post ? host.posts.indexOf(post) * 2 : 0) + half]!
  const away = post?.row.lodging === true
  const across = host.type.province !== undefined
  const placement = sheaf.put('placement', {
    studentId: student.id,
    batchId: batch.id,
    kind: type.kind,
    enterpriseId: host.row.id,
    postId: post?.row.id,
    from,
    to,
    status: type.key === 'running' ? 'confirmed' : 'ended',
    tutorId: tutor.id,
    mentorId: mentor.id,
    ...papersForAll(batch, `ZX${from.slice(0, 7).replace('-', '')}${String(n + 1).padStart(4, '0')}`, dice),
    ...(work ? { ...papersForWork(from, post!.type.pay, away ? 'unified' : 'home', dice), independent: n % 3 === 0 && host.type.key !== 'renkang' } : {}), // nurses never work alone
    ...(across ? { crossFilingNo: scene.say([`跨省备〔${from.slice(0, 4)}〕09 号`, `Across provinces ${from.slice(0, 4)}/09`]), crossFiledOn: addDays(from, -18) } : {}),
    ...(type.key === 'ended' ? papersAfterEnd(to, n, dice, scene.say) : {}),
  })
  const trouble = troubleOf(type.key, n, batch, scene.wish.today)
  Object.assign(placement, trouble?.placement)
  Object.assign(student, trouble?.student)
  return { n, student, placement, until: placement.to, host, post, tutor, mentor }
}
