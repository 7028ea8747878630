import { addDays, lastOfMonth, monthsLater, yearsLater } from '../base/time.ts'
import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM } from '../records/outcome.ts'
import type { Row } from '../tables.ts'
import { workday, type OutcomeScene, type Taught } from './outcome-scene.ts'
import { TEACHING_WEEKS, termStart } from './term.ts'

/** Months of mentors' hours and years of services that are on record. */
const MENTOR_MONTHS = 18
const SERVICE_YEARS = 2
const SETTLED_TERMS = 4
/** What an enterprise teacher's class hour was settled at. */
const FEE = [110, 150] as const

/** What enterprises ask for, what they give, and what they are given. */
export function putPartnership(scene: OutcomeScene, taught: readonly Taught[]): void {
  for (const [i, programme] of taught.entries()) putDemand(scene, programme, [programme, taught[(i + 1) % taught.length]!].map(t => t.school.partner.id))
  putMentorHours(scene)
  putEnterpriseTeaching(scene)
  putGifts(scene)
  putServices(scene)
  putRates(scene)
  if (!scene.plan.internships) putBases(scene)
}

/** More and more people with the skills that few have. Some ask until a day, others go on asking. */
function putDemand({ sheaf, dice, wish }: OutcomeScene, { skills, words }: Taught, enterpriseIds: readonly string[]): void {
  for (const [n, { wanted }] of words.skills.entries()) {
    for (let turn = 0; turn < Math.ceil(wanted / 2); turn++) {
      const from = addDays(wish.today, dice.between(-210, -100) + turn * 110)
      const skill = skills[n]!
      sheaf.put('skillDemand', {
        enterpriseId: enterpriseIds[turn % enterpriseIds.length]!,
        skillId: skill.id,
        ...(wanted > 4 && turn ? { level: Math.min((skill.masteredFrom ?? DEFAULT_MASTERED_FROM) + 1, skill.levels ?? DEFAULT_LEVELS) } : {}),
        people: wanted * dice.between(3, 7) + turn * 6,
        from: `${from.slice(0, 7)}-01`,
        ...(turn === 1 ? {} : { to: lastOfMonth(monthsLater(from, dice.between(8, 14))) }),
        source: dice.pick(['survey', 'interview', 'agreement']),
      })
    }
  }
}

/** One mentor of each partner a month; more since there are more interns. */
function putMentorHours({ sheaf, dice, wish, schools }: OutcomeScene): void {
  const month = `${wish.today.slice(0, 7)}-01`
  for (const { partner } of schools) {
    const mentors = sheaf.all('contact').filter(c => c.enterpriseId === partner.id && c.mentor)
    for (let back = MENTOR_MONTHS; back > 0; back--) {
      const from = monthsLater(month, -back)
      // nobody is there in the month of the spring festival
      if (from.slice(5, 7) === '02') continue
      const mentor = mentors[back % Math.max(1, mentors.length)]
      sheaf.put('mentorWork', { enterpriseId: partner.id, ...(mentor ? { contactId: mentor.id } : {}), from, to: lastOfMonth(from), hours: dice.between(14, 36) + (back < 7 ? 8 : 0) })
    }
  }
}

/** Settled: the terms before this one, and of every second teacher the first four weeks of it. On other days the timetable counts. */
function putEnterpriseTeaching({ sheaf, dice, say, wish, schools, term }: OutcomeScene): void {
  const starts = [term.term.start]
  while (starts.length <= SETTLED_TERMS) starts.unshift(termStart(addDays(starts[0]!, -150)).start)
  const terms = starts.slice(0, -1).map(start => ({ from: start, to: addDays(start, TEACHING_WEEKS * 7 - 3) }))
  for (const [i, { type, lecturers }] of schools.entries()) {
    const guest = lecturers.find(l => l.row.enterpriseId !== undefined)
    if (!guest) continue
    const weeks = { from: term.term.start, to: addDays(term.term.start, 27) }
    const spans = [...terms, ...(i % 2 && weeks.to < wish.today ? [weeks] : [])]
    for (const { from, to } of spans) {
      const hours = dice.between(4, 14) * (from === weeks.from ? 2 : 4)
      sheaf.put('enterpriseTeaching', { teacherId: guest.row.id, from, to, hours, pay: hours * dice.between(...FEE), course: say(type.courses[i % type.courses.length]!.name) })
    }
  }
}

/** A gift of equipment is the first donated machine of the programme, where there is one in the register. */
function putGifts(scene: OutcomeScene): void {
  const { sheaf, words, wish, say, dice, schools } = scene
  for (const { of, type, what, value, yearsAgo } of words.gifts) {
    const school = schools.find(s => s.type.lender === of)
    if (!school) continue
    const given = type === 'equipment' ? [...school.rooms.values()].flatMap(room => room.machines).find(m => m.row.source === 'donated')?.row : undefined
    const gift = given ? { what: given.name, value: given.unitPrice! * given.units, equipmentId: given.id } : { what: say(what), value }
    const date = workday(scene, addDays(yearsLater(wish.today, -yearsAgo), -dice.between(20, 150)))
    sheaf.put('donation', { enterpriseId: school.partner.id, date, giftType: type, ...gift })
  }
}

/** The same kinds of work each year, somewhat more of it this year. */
function putServices(scene: OutcomeScene): void {
  const { words, wish, dice, schools, sheaf, say } = scene
  for (const [i, { of, type, what, people, hours, income }] of words.services.entries()) {
    const partner = schools.find(s => s.type.lender === of)?.partner
    if (!partner) continue
    for (let year = 0; year < SERVICE_YEARS; year++) {
      if (year && i % 4 === 3) continue
      const from = workday(scene, addDays(wish.today, -365 * year - dice.between(25, 240)))
      const fewer = year ? 0.8 : 1
      sheaf.put('enterpriseService', {
        enterpriseId: partner.id,
        serviceType: type,
        what: say(what),
        from,
        to: addDays(from, Math.min(20, Math.ceil(hours / 8))),
        ...(people === undefined ? {} : { people: Math.round(people * fewer) }),
        hours,
        income: Math.round((income * fewer) / 100) * 100,
      })
    }
  }
}

/** What units are worth: no rule says any of it, so the record says whose figures they are. */
function putRates({ sheaf, words, say, entry }: OutcomeScene): void {
  for (const { thing, amount } of words.rates) sheaf.put('ledgerRate', { thing, amount, from: `${entry - 2}-01-01`, reason: say(words.ratesReason) })
}

/** Where there are no internships to bring agreements with them, each partner is a base. */
function putBases({ sheaf, words, say, schools, wish }: OutcomeScene): void {
  for (const [i, { partner }] of schools.entries()) {
    const from = addDays(wish.today, -300 - i * 40)
    const agreement: Omit<Row<'agreement'>, 'id'> = { enterpriseId: partner.id, title: `${partner.name}${say(['', ': '])}${say(words.bases)}`, type: 'trainingBase', number: `JD-${from.slice(0, 4)}-${i + 1}`, from, to: addDays(from, 1095), collegeSignedOn: addDays(from, -6), enterpriseSignedOn: addDays(from, -3) }
    sheaf.put('agreement', agreement)
  }
}
