import { addDays } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import { inventedPhone, type InternScene } from './intern-scene.ts'
import type { CohortType } from './internship-catalogue.ts'
import type { School } from './scene.ts'

/** Given out one by one: no two students have one name. */
export type NameBag = { boys: Pair[]; girls: Pair[] }

export function studentNames({ wish, words, dice }: Omit<InternScene, 'hosts'>): NameBag {
  const of = (given: readonly Pair[]): Pair[] =>
    dice.shuffled(wish.catalogue.surnames.flatMap(s => given.map((g): Pair => [s[0] + g[0], `${s[1]} ${g[1]}`])))
  return { boys: of(words.boys), girls: of(words.girls) }
}

/** The class group of a cohort: its own, or one of those that have lessons at the college. */
export function groupOf({ sheaf, say }: Omit<InternScene, 'hosts'>, school: School, cohort: CohortType): Row<'classGroup'> {
  const third = school.groups.reduce((a, b) => (b.year! < a.year! ? b : a))
  if (cohort.third) return third
  if (cohort.second) return school.groups.find(g => g.year === third.year! + 1)!
  const year = third.year! - (cohort.yearsBefore ?? 0)
  const mark = `${String(year).slice(2)}${String(cohort.number).padStart(2, '0')}`
  const { short } = school.type
  return sheaf.put('classGroup', {
    name: say([`${short[0]}${mark}班`, `${short[1]} ${mark}`]),
    programmeId: school.row.id,
    year,
    size: cohort.size,
    adviserId: school.lecturers[3]!.row.id,
  })
}

/** Everybody of a class group, by number. All are of age when they come to the third year; who is not is put in by hand. */
export function putStudents(scene: Omit<InternScene, 'hosts'>, names: NameBag, school: School, group: Row<'classGroup'>, cohort: CohortType): Row<'student'>[] {
  const { sheaf, say, dice, words, wish } = scene
  const programme = String(scene.schools.indexOf(school) + 1).padStart(2, '0')
  const classNo = /(\d\d)\D*$/.exec(group.name)![1]!
  const left = cohort.yearsBefore ? 'graduated' : 'enrolled'
  // what the posts of the programme ask for, and those that are near to them; one in seven lacks one of these skills
  const posts = words.hosts.flatMap(host => host.posts).map(post => ({ own: post.of === school.type.key, skills: say(post.skills).split(/[,，、]\s*/) }))
  const own = new Set(posts.flatMap(post => (post.own ? post.skills : [])))
  const skills = [...new Set(posts.filter(post => post.skills.some(skill => own.has(skill))).flatMap(post => post.skills))]
  return Array.from({ length: group.size! }, (_, i) => {
    const girl = dice.chance(cohort.girls)
    const name = (girl ? names.girls : names.boys).pop()!
    const guardian = `${name[0].slice(0, 1)}${dice.pick(wish.catalogue.givenNames)[0]}`
    const guardianEn = `${name[1].split(' ')[0]} ${dice.pick(wish.catalogue.givenNames)[1]}`
    const serial = sheaf.all('student').length + 1
    return sheaf.put('student', {
      number: `${group.year}${programme}${classNo}${String(i + 1).padStart(3, '0')}`,
      name: say(name),
      sex: girl ? 'female' : 'male',
      birthDate: addDays(`${group.year! - 18}-09-01`, -dice.between(1, 420)),
      classGroupId: group.id,
      year: group.year,
      phone: inventedPhone(2000 + serial),
      guardianName: say([guardian, guardianEn]),
      guardianPhone: inventedPhone(5000 + serial),
      ...(i % 6 === 0 ? { emergencyName: say([guardian, guardianEn]), emergencyPhone: inventedPhone(5000 + serial) } : {}),
      home: say(dice.pick(words.homes)),
      ...(skills.length ? { skills: (i % 7 === 3 ? skills.slice(1) : skills).join(say(['、', ', '])) } : {}),
      status: left,
    })
  })
}
