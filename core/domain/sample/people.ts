import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { Catalogue, Pair, ProgrammeType } from './catalogue.ts'
import type { Dice } from './dice.ts'
import type { Lecturer, SampleWish, School } from './scene.ts'
import type { Sheaf } from './sheaf.ts'
import { shares, type SizePlan } from './size.ts'
import { TEACHING_WEEKS, termStart } from './term.ts'

type Making = { wish: SampleWish; plan: SizePlan; dice: Dice; sheaf: Sheaf; say: (pair: Pair) => string }

/** Programmes, partner enterprises, qualifications, teachers with theirs, and class groups. Rooms are still empty. */
export function putPeople(making: Making): School[] {
  const { wish, plan, sheaf, say } = making
  const types = wish.catalogue.programmes.filter(p => plan.programmes?.includes(p.key) ?? true)
  const keys = new Set(types.flatMap(t => t.qualifications))
  const qualifications = new Map(
    wish.catalogue.qualifications.filter(q => keys.has(q.key)).map(q => [q.key, { ...q, id: sheaf.put('qualification', { name: say(q.name) }).id }]),
  )
  const partners = partnersOf(making, types)
  const names = teacherNames(making, plan.teachers)
  const teachers = shares(plan.teachers, types.length)
  const groups = shares(plan.groups, types.length)
  return types.map((type, i) => {
    const row = sheaf.put('programme', { name: say(type.name), code: type.code, category: say(type.category), department: say(type.department) })
    const partner = partners.get(type.lender)!
    const wanted = type.qualifications.map(key => qualifications.get(key)!)
    const lecturers = Array.from({ length: teachers[i]! }, (_, n) => {
      const guest = n === teachers[i]! - 1
      const teacher = sheaf.put('teacher', {
        name: names.pop()!,
        staffNo: guest ? `W${2400 + i}` : String(2008010 + ((i * 37 + n * 101) % 16) * 1000 + i * 20 + n),
        department: row.department,
        dualQualified: guest || making.dice.chance(62),
        ...(guest ? { enterpriseId: partner.id } : {}),
      })
      return putQualifications(making, teacher, wanted, n)
    })
    return { type, row, partner, groups: putGroups(making, type, row, lecturers, groups[i]!), lecturers, rooms: new Map() }
  })
}

function partnersOf({ wish, dice, sheaf, say }: Making, types: readonly ProgrammeType[]): Map<string, Row<'enterprise'>> {
  const wanted = wish.catalogue.enterprises.filter(e => types.some(t => t.lender === e.key))
  return new Map(
    wanted.map(e => {
      const contactName = say(fullName(wish.catalogue, dice.below(40), dice.below(30)))
      return [e.key, sheaf.put('enterprise', { name: say(e.name), industry: say(e.industry), address: say(e.address), contactName, size: e.size })]
    }),
  )
}

/** Distinct names, last one first to be given out. */
function teacherNames({ wish, dice, say }: Making, count: number): string[] {
  const { surnames, givenNames } = wish.catalogue
  const numbers = dice.shuffled(Array.from({ length: surnames.length * givenNames.length }, (_, i) => i)).slice(0, count)
  return numbers.map(n => say(fullName(wish.catalogue, n % surnames.length, Math.floor(n / surnames.length))))
}

function fullName({ surnames, givenNames }: Catalogue, s: number, g: number): Pair {
  const surname = surnames[s % surnames.length]!
  const given = givenNames[g % givenNames.length]!
  return [surname[0] + given[0], `${surname[1]} ${given[1]}`]
}

/** Most hold all that their programme asks for; the third is still without, and the fourth one's papers run out soon. */
function putQualifications({ wish, dice, sheaf }: Making, row: Row<'teacher'>, wanted: { id: string; years?: number }[], n: number): Lecturer {
  const holds = new Set<string>()
  if (n === 2 && !wish.size.startsWith('large')) return { row, holds, lessons: 0 }
  const termEnd = addDays(termStart(wish.today).start, TEACHING_WEEKS * 7)
  for (const { id, years } of wanted) {
    const endsSoon = n === 3 && years !== undefined && wish.size !== 'large'
    const expires = years === undefined ? undefined : endsSoon ? addDays(wish.today, dice.between(-20, 25)) : addDays(termEnd, dice.between(10, years * 365 - 160))
    const since = expires ? sameDayEarlier(expires, years!) : `${dice.between(2012, 2023)}-0${dice.between(1, 9)}-${dice.between(10, 28)}`
    sheaf.put('teacherQualification', { teacherId: row.id, qualificationId: id, since, ...(expires ? { expires } : {}) })
    if (!endsSoon) holds.add(id)
  }
  return { row, holds, lessons: 0 }
}

function sameDayEarlier(date: LocalDate, years: number): LocalDate {
  return addDays(date, -Math.round(years * 365.25))
}

/** Class groups of three years, fewer of the third: it is out on internships for part of the year. */
function putGroups({ wish, dice, sheaf, say }: Making, type: ProgrammeType, programme: Row<'programme'>, lecturers: Lecturer[], count: number): Row<'classGroup'>[] {
  const { start } = termStart(wish.today)
  const entry = Number(start.slice(0, 4)) - (start.slice(5, 7) < '06' ? 1 : 0)
  const numbers = new Map<number, number>()
  return Array.from({ length: count }, (_, i) => {
    const year = entry - [0, 1, 2, 0, 1][i % 5]!
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    const mark = `${String(year).slice(2)}${String(number).padStart(2, '0')}`
    const name = say([`${type.short[0]}${mark}班`, `${type.short[1]} ${mark}`])
    return sheaf.put('classGroup', { name, programmeId: programme.id, year, size: dice.between(26, 40), adviserId: lecturers[i % lecturers.length]!.row.id })
  })
}
