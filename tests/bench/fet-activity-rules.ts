import { childText, type XmlNode } from '#adapters/files/xml-tree.ts'
import { listed, pairsOf, slotOf, taskText, type Breach, type FetFacts, type Held } from './fet-facts.ts'

type ActivityRule = (facts: FetFacts, node: XmlNode) => Breach[]

/** Rules about when activities are, by the name of their element. */
export const ACTIVITY_RULES: Record<string, ActivityRule> = {
  ConstraintBasicCompulsoryTime: facts => {
    const { hours, days } = facts.source
    const late = facts.placed.filter(h => end(h) > hours.length).map(h => ({ amount: end(h) - hours.length, what: `${taskText(h.task)} runs past its day` }))
    const twice = [...facts.teachers.values(), ...facts.students.values()].flatMap(person =>
      person.busy.flatMap((day, d) => day.flatMap((n, h) => (n > 1 ? [{ amount: n - 1, what: `${person.name} is in ${n} places ${days[d]} ${hours[h]}` }] : []))),
    )
    return [...late, ...twice]
  },
  ConstraintBreakTimes: ({ placed, isBreak }) =>
    placed.flatMap(h => {
      const amount = hoursOf(h).filter(hour => isBreak(h.place.day, hour)).length
      return amount ? [{ amount, what: `${taskText(h.task)} is in a break` }] : []
    }),
  ConstraintActivitiesNotOverlapping: (facts, node) => eachPair(listed(facts, node), 'overlap', ([a, b]) => overlap(a, b)),
  ConstraintActivitiesSameStartingTime: (facts, node) =>
    eachPair(listed(facts, node), 'do not start together', ([a, b]) => Math.abs(a.place.day - b.place.day) + Math.abs(a.place.hour - b.place.hour)),
  ConstraintActivitiesSameStartingDay: (facts, node) => eachPair(listed(facts, node), 'are on different days', ([a, b]) => (a.place.day === b.place.day ? 0 : 1)),
  ConstraintActivitiesSameStartingHour: (facts, node) => eachPair(listed(facts, node), 'start at different hours', ([a, b]) => (a.place.hour === b.place.hour ? 0 : 1)),
  ConstraintMinDaysBetweenActivities: (facts, node) => {
    const [least, consecutive] = [Number(childText(node, 'MinDays')), childText(node, 'Consecutive_If_Same_Day') === 'true']
    const all = listed(facts, node)
    const near = eachPair(all, 'are on days too near', ([a, b]) => Math.max(0, least - Math.abs(a.place.day - b.place.day)))
    if (least < 1) return near
    // if they are on one day after all, FET still wants them side by side, and never three
    const apart = consecutive ? eachPair(all, 'are on one day and not one after the other', ([a, b]) => (a.place.day === b.place.day && end(a) !== b.place.hour && end(b) !== a.place.hour ? 1 : 0)) : []
    const crowded = facts.source.days.flatMap((name, day) => {
      const there = all.filter(h => h.place.day === day)
      return there.length > 2 ? [{ amount: there.length - 2, what: `${there.map(h => h.task.id).join(', ')} are all on ${name}` }] : []
    })
    return [...near, ...[...apart, ...crowded].map(b => ({ ...b, amount: 0, always: true }))]
  },
  ConstraintMaxDaysBetweenActivities: (facts, node) =>
    eachPair(listed(facts, node), 'are on days too far apart', ([a, b]) => Math.max(0, Math.abs(a.place.day - b.place.day) - Number(childText(node, 'MaxDays')))),
  ConstraintMinGapsBetweenActivities: (facts, node) =>
    eachPair(listed(facts, node), 'are too near on one day', pair => {
      const [first, then] = inOrder(pair)
      return first.place.day === then.place.day ? Math.max(0, end(first) + Number(childText(node, 'MinGaps')) - then.place.hour) : 0
    }),
  ConstraintActivityPreferredStartingTime: (facts, node) => {
    const wanted = slotOf(facts.source, node)
    return misplaced(listed(facts, node), h => (matches(wanted, h) ? 0 : 1))
  },
  ConstraintActivityPreferredStartingTimes: (facts, node) => startsIn(facts, node, listed(facts, node)),
  ConstraintActivitiesPreferredStartingTimes: (facts, node) => startsIn(facts, node, selected(facts, node)),
  ConstraintActivityPreferredTimeSlots: (facts, node) => liesIn(facts, node, listed(facts, node)),
  ConstraintActivitiesPreferredTimeSlots: (facts, node) => liesIn(facts, node, selected(facts, node)),
  ConstraintTwoActivitiesConsecutive: (facts, node) => two(facts, node, (a, b) => follows(facts, a, b)),
  ConstraintTwoActivitiesGrouped: (facts, node) => two(facts, node, (a, b) => follows(facts, a, b) || follows(facts, b, a)),
  ConstraintThreeActivitiesGrouped: (facts, node) => {
    const three = ['First', 'Second', 'Third'].flatMap(n => listed(facts, node, `${n}_Activity_Id`))
    if (three.length < 3) return []
    const [a, b, c] = three.sort((x, y) => x.place.day - y.place.day || x.place.hour - y.place.hour)
    return follows(facts, a!, b!) && follows(facts, b!, c!) ? [] : [{ amount: 1, what: `${three.map(h => h.task.id).join(', ')} are not grouped` }]
  },
  ConstraintTwoActivitiesOrdered: (facts, node) => two(facts, node, (a, b) => a.place.day < b.place.day || (a.place.day === b.place.day && end(a) <= b.place.hour)),
  ConstraintTwoActivitiesOrderedIfSameDay: (facts, node) => two(facts, node, (a, b) => a.place.day !== b.place.day || end(a) <= b.place.hour),
}

/** The second follows the first at once, a break between them left out. */
function follows({ isBreak, source }: FetFacts, first: Held, second: Held): boolean {
  if (first.place.day !== second.place.day || end(first) > second.place.hour) return false
  return source.hours.every((_, hour) => hour < end(first) || hour >= second.place.hour || isBreak(first.place.day, hour))
}

function two(facts: FetFacts, node: XmlNode, holds: (a: Held, b: Held) => boolean): Breach[] {
  const [a, b] = [listed(facts, node, 'First_Activity_Id')[0], listed(facts, node, 'Second_Activity_Id')[0]]
  return !a || !b || holds(a, b) ? [] : [{ amount: 1, what: `${taskText(a.task)} and ${taskText(b.task)}` }]
}

/** Activities that a constraint selects by teacher, students, subject, tag and duration; an empty field selects all. */
function selected({ source, placed }: FetFacts, node: XmlNode): Held[] {
  const text = (...tags: string[]) => tags.map(t => childText(node, t)).find(Boolean) ?? ''
  const [teacher, students, subject, tag, duration] = [text('Teacher_Name', 'Teacher'), text('Students_Name', 'Students'), text('Subject_Name', 'Subject'), text('Activity_Tag_Name', 'Activity_Tag'), text('Duration')]
  const wanted = source.students.get(students)
  return placed.filter(
    ({ task }) =>
      (!teacher || task.teachers.includes(teacher)) &&
      (!students || task.students.some(s => [...(source.students.get(s) ?? [])].some(leaf => wanted?.has(leaf)))) &&
      (!subject || task.subject === subject) &&
      (!tag || task.tags.includes(tag)) &&
      (!duration || task.hours === Number(duration)),
  )
}

function startsIn({ source }: FetFacts, node: XmlNode, whom: readonly Held[]): Breach[] {
  const wanted = node.children.filter(n => n.tag === 'Preferred_Starting_Time').map(n => slotOf(source, n))
  return misplaced(whom, h => (wanted.some(w => matches(w, h)) ? 0 : 1))
}

function liesIn({ source }: FetFacts, node: XmlNode, whom: readonly Held[]): Breach[] {
  const wanted = new Set(node.children.filter(n => n.tag === 'Preferred_Time_Slot').map(n => slotOf(source, n)).map(s => `${s.day} ${s.hour}`))
  return misplaced(whom, h => hoursOf(h).filter(hour => !wanted.has(`${h.place.day} ${hour}`)).length)
}

function misplaced(whom: readonly Held[], amountOf: (h: Held) => number): Breach[] {
  return whom.flatMap(h => {
    const amount = amountOf(h)
    return amount ? [{ amount, what: `${taskText(h.task)} is not where it should be` }] : []
  })
}

function matches({ day, hour }: { day: number; hour: number }, { place }: Held): boolean {
  return (day < 0 || day === place.day) && (hour < 0 || hour === place.hour)
}

function eachPair(held: readonly Held[], what: string, amountOf: (pair: [Held, Held]) => number): Breach[] {
  return pairsOf(held).flatMap(pair => {
    const amount = amountOf(pair)
    return amount ? [{ amount, what: `${taskText(pair[0].task)} and ${taskText(pair[1].task)} ${what}` }] : []
  })
}

function overlap(a: Held, b: Held): number {
  return a.place.day === b.place.day ? Math.max(0, Math.min(end(a), end(b)) - Math.max(a.place.hour, b.place.hour)) : 0
}

function inOrder([a, b]: [Held, Held]): [Held, Held] {
  return a.place.hour <= b.place.hour ? [a, b] : [b, a]
}

function end({ task, place }: Held): number {
  return place.hour + task.hours
}

export function hoursOf({ task, place }: Held): number[] {
  return Array.from({ length: task.hours }, (_, i) => place.hour + i)
}
