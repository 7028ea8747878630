import { childText, type XmlNode } from '#adapters/files/xml-tree.ts'
import { slotOf, type Breach, type FetFacts, type Person } from './fet-facts.ts'

type PersonRule = (facts: FetFacts, person: Person, node: XmlNode) => Breach[]

/** Rules that hold for a teacher or a smallest set of students, by the part of the element's name after Teacher(s) or Students(Set). */
const RULES: Record<string, PersonRule> = {
  NotAvailableTimes: ({ source }, person, node) =>
    node.children
      .filter(n => n.tag === 'Not_Available_Time')
      .flatMap(n => {
        const { day, hour } = slotOf(source, n)
        const amount = person.busy[day]?.[hour] ?? 0
        return amount ? [{ amount, what: `${person.name} is not available ${source.days[day]} ${source.hours[hour]}` }] : []
      }),
  MaxHoursDaily: (facts, person, node) => eachDay(facts, person, ({ hours }) => (hours > number(node, 'Maximum_Hours_Daily') ? 1 : 0)),
  MaxHoursContinuously: (facts, person, node) => {
    const most = number(node, 'Maximum_Hours_Continuously')
    return eachDay(facts, person, ({ pattern }) => runs(pattern).filter(length => length > most).length)
  },
  MinHoursDaily: (facts, person, node) => {
    const least = number(node, 'Minimum_Hours_Daily')
    const free = childText(node, 'Allow_Empty_Days') !== 'false'
    const missing = daysOf(facts, person).reduce((sum, { hours }) => sum + (hours === 0 && free ? 0 : Math.max(0, least - hours)), 0)
    // FET counts days for teachers and hours for students
    const short = daysOf(facts, person).filter(({ hours }) => (hours > 0 || !free) && hours < least).length
    return asked(person, node.tag.startsWith('ConstraintTeacher') ? short : missing, 'too few hours on a day', missing)
  },
  MaxDaysPerWeek: (facts, person, node) => {
    const hours = daysOf(facts, person).map(d => d.hours)
    return asked(person, leastOf(hours, hours.length - number(node, 'Max_Days_Per_Week')), 'too many days')
  },
  MinDaysPerWeek: (facts, person, node) => {
    const missing = number(node, 'Minimum_Days_Per_Week') - daysOf(facts, person).filter(d => d.hours).length
    return asked(person, missing, 'too few days', missing)
  },
  MaxGapsPerWeek: (facts, person, node) => {
    const over = daysOf(facts, person).reduce((sum, { day }) => sum + gaps(facts, person, day), 0) - number(node, 'Max_Gaps')
    return asked(person, over, 'too many gaps in the week', over)
  },
  MaxGapsPerDay: (facts, person, node) => {
    const over = daysOf(facts, person).reduce((sum, { day }) => sum + Math.max(0, gaps(facts, person, day) - number(node, 'Max_Gaps')), 0)
    return asked(person, over, 'too many gaps in a day', over)
  },
  EarlyMaxBeginningsAtSecondHour: (facts, person, node) => {
    const late = daysOf(facts, person).map(({ day, pattern }) => {
      const open = pattern.flatMap((busy, hour) => (facts.isAway(person, day, hour) ? [] : [busy]))
      return Math.max(0, open.indexOf(true))
    })
    const tooLate = late.filter(hours => hours > 1).length
    const over = Math.max(0, late.filter(hours => hours > 0).length - number(node, 'Max_Beginnings_At_Second_Hour'))
    return asked(person, tooLate + over, 'days begin too late', late.reduce((sum, hours) => sum + Math.max(0, hours - 1), 0) + over)
  },
  IntervalMaxDaysPerWeek: (facts, person, node) => {
    const hour = (tag: string, last: number) => (childText(node, tag) ? facts.source.hours.indexOf(childText(node, tag)) : last)
    const [from, to] = [hour('Interval_Start_Hour', 0), hour('Interval_End_Hour', facts.source.hours.length)]
    const used = daysOf(facts, person).filter(({ pattern }) => pattern.slice(from, to).some(Boolean)).length
    return asked(person, used - number(node, 'Max_Days_Per_Week'), 'too many days in the interval')
  },
  ActivityTagMaxHoursDaily: (facts, person, node) => {
    const [tag, most] = [childText(node, 'Activity_Tag_Name') || childText(node, 'Activity_Tag'), number(node, 'Maximum_Hours_Daily')]
    const hours = facts.source.days.map((_, day) => person.held.reduce((sum, h) => sum + (h.place.day === day && h.task.tags.includes(tag) ? h.task.hours : 0), 0))
    return asked(person, hours.filter(n => n > most).length, `too many hours of "${tag}" on a day`)
  },
  MaxBuildingChangesPerDay: (facts, person, node) => {
    const most = number(node, 'Max_Building_Changes_Per_Day')
    const over = facts.source.days.map((_, day) => {
      const inOrder = person.held.filter(h => h.place.day === day && h.place.room).sort((a, b) => a.place.hour - b.place.hour)
      const buildings = inOrder.map(h => facts.source.rooms.get(h.place.room)?.building ?? '')
      return Math.max(0, buildings.filter((b, i) => i > 0 && b !== buildings[i - 1]).length - most)
    })
    return asked(person, over.reduce((sum, n) => sum + n, 0), 'too many changes of building')
  },
}

/** The rule of a constraint that is about teachers or students and whom it is for; undefined for any other. */
export function personRule(facts: FetFacts, node: XmlNode): (() => Breach[]) | undefined {
  const [, whom, name] = /^Constraint(Teachers?|StudentsSet|Students)(\w+)$/.exec(node.tag) ?? []
  const rule = name !== undefined && Object.hasOwn(RULES, name) ? RULES[name] : undefined
  if (!rule || !whom) return undefined
  const one = (of: ReadonlyMap<string, Person>, names: Iterable<string>) => [...names].flatMap(n => of.get(n) ?? [])
  const persons =
    whom === 'Teachers' ? [...facts.teachers.values()]
    : whom === 'Students' ? [...facts.students.values()]
    : whom === 'Teacher' ? one(facts.teachers, [childText(node, 'Teacher_Name') || childText(node, 'Teacher')])
    : one(facts.students, facts.source.students.get(childText(node, 'Students') || childText(node, 'Students_Name')) ?? [])
  if (persons.length === 0) return undefined
  return () => persons.flatMap(p => rule(facts, p, node))
}

type Day = { day: number; hours: number; pattern: boolean[] }

function daysOf({ source }: FetFacts, person: Person): Day[] {
  return source.days.map((_, day) => {
    const pattern = person.busy[day]!.map(n => n > 0)
    return { day, hours: pattern.filter(Boolean).length, pattern }
  })
}

function eachDay(facts: FetFacts, person: Person, amountOf: (day: Day) => number): Breach[] {
  return daysOf(facts, person).flatMap(day => {
    const amount = amountOf(day)
    return amount ? [{ amount, what: `${person.name} on ${facts.source.days[day.day]}` }] : []
  })
}

function asked(person: Person, amount: number, what: string, missing?: number): Breach[] {
  if (amount <= 0) return []
  return [{ amount, what: `${person.name}: ${what}`, ...(missing !== undefined && missing <= person.open ? { mendable: person.open } : {}) }]
}

/** Hours without a lesson between the first and the last of the day, where the person is there. */
function gaps(facts: FetFacts, person: Person, day: number): number {
  const pattern = person.busy[day]!.map(n => n > 0)
  const [first, last] = [pattern.indexOf(true), pattern.lastIndexOf(true)]
  return pattern.filter((busy, hour) => !busy && hour > first && hour < last && !facts.isAway(person, day, hour)).length
}

function runs(pattern: readonly boolean[]): number[] {
  return pattern.map(busy => (busy ? 'x' : ' ')).join('').split(/ +/).map(run => run.length)
}

function leastOf(values: readonly number[], count: number): number {
  return [...values].sort((a, b) => a - b).slice(0, Math.max(0, count)).reduce((sum, n) => sum + n, 0)
}

function number(node: XmlNode, tag: string): number {
  const text = childText(node, tag)
  if (text === '') throw new Error(`${node.tag} has no ${tag}`)
  return Number(text)
}
