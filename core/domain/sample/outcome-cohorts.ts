import { groupedBy } from '../base/grouped-by.ts'
import { addDays } from '../base/time.ts'
import type { Pair } from './catalogue.ts'
import { putStudents, type NameBag } from './intern-students.ts'
import { leaning, type Cohort, type OutcomeScene, type Taught } from './outcome-scene.ts'
import type { School } from './scene.ts'

/** Years from entry to graduation, and when in the year it is. */
export const YEARS = 3
const GRADUATION = '06-28'
/** So many rounds of names: two students of different class groups may have the same one, as they do. */
const ROUNDS = 4
/** Of a class group of graduates one in so many had left before. */
const LEFT = 27

/** Who is at the college with students to tell of, and the graduates of the last years. */
export function putCohorts(scene: OutcomeScene, taught: readonly Taught[]): Cohort[] {
  const names = namesFor(scene)
  return taught.flatMap(programme => [...present(scene, programme, names), ...graduates(scene, programme, names)])
}

/** Names that no student has yet come first. */
function namesFor({ sheaf, wish, dice, say }: OutcomeScene): NameBag {
  const used = new Set(sheaf.all('student').map(s => s.name))
  const of = (given: readonly Pair[]): Pair[] => {
    const all = wish.catalogue.surnames.flatMap(s => given.map((g): Pair => [s[0] + g[0], `${s[1]} ${g[1]}`]))
    // sorted out after the throws: in English other names are the same
    return Array.from({ length: ROUNDS }, (_, i) => dice.shuffled(all).filter(pair => i < ROUNDS - 1 || !used.has(say(pair)))).flat()
  }
  return { boys: of(wish.internships.boys), girls: of(wish.internships.girls) }
}

/** The class groups that have students from the internships, and those that get them now. */
function present(scene: OutcomeScene, taught: Taught, names: NameBag): Cohort[] {
  const { sheaf, plan } = scene
  const { school } = taught
  const filled = groupedBy(sheaf.all('student'), s => s.classGroupId)
  const wanted = new Set(school.groups.slice(0, plan.outcomes!.classes).map(g => g.id))
  const groups = sheaf.all('classGroup').filter(g => g.programmeId === school.row.id && (wanted.has(g.id) || filled.has(g.id)))
  return groups.map(group => {
    const there = filled.get(group.id) ?? []
    const left = there[0]?.status === 'graduated' ? afterInternship(scene, there[0].id) : undefined
    for (const student of left === undefined ? [] : there) student.graduatedOn = left
    const students = there.length ? there : putStudents({ ...scene, words: scene.wish.internships }, names, school, group, { programme: school.type.key, girls: girlsIn(school), places: [] })
    return { taught, group, students, ability: leaning(scene) * 0.7, ...(left === undefined ? {} : { left }) }
  })
}

/** Who had an internship to the end of the programme graduated some days after it. */
function afterInternship({ sheaf }: OutcomeScene, studentId: string): string {
  return addDays(sheaf.all('placement').find(p => p.studentId === studentId)!.to, 5)
}

function graduates(scene: OutcomeScene, taught: Taught, names: NameBag): Cohort[] {
  const { plan, sheaf, entry, years, dice, say } = scene
  const { school } = taught
  return Array.from({ length: years }, (_, k) => entry - k).flatMap((graduation): Cohort[] => {
    const year = graduation - YEARS
    if (sheaf.all('classGroup').some(g => g.programmeId === school.row.id && g.year === year)) return []
    const [least, most] = plan.outcomes!.graduates
    const mark = `${String(year).slice(2)}01`
    const name = say([`${school.type.short[0]}${mark}班`, `${school.type.short[1]} ${mark}`])
    const group = sheaf.put('classGroup', { name, programmeId: school.row.id, year, size: dice.between(least, most), adviserId: school.lecturers[0]!.row.id })
    const students = putStudents({ ...scene, words: scene.wish.internships }, names, school, group, { programme: school.type.key, girls: girlsIn(school), yearsBefore: 1, places: [] })
    const left = `${graduation}-${GRADUATION}`
    for (const student of students) {
      if (dice.below(LEFT) === 0) student.status = 'left'
      else student.graduatedOn = left
    }
    return [{ taught, group, students: students.filter(s => s.graduatedOn), left, ability: leaning(scene) * 0.7 }]
  })
}

/** Of a hundred students so many are women. */
function girlsIn({ type }: School): number {
  return { nursing: 86, culinary: 34, analysis: 52, electronics: 41 }[type.key] ?? 13
}
