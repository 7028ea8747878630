import { childText, childTexts, type XmlNode } from '#adapters/files/xml-tree.ts'
import type { FetPlace, FetPlan, FetSource, FetTask } from './fet-file.ts'

/** One breach of a constraint: by how much, as FET counts it, in words that name who and when. */
export type Breach = { amount: number; what: string; /** FET holds this whatever the weight of the constraint */ always?: boolean; /** hours not yet placed that may mend it */ mendable?: number }
export type Held = { task: FetTask; place: FetPlace }

/** A teacher or a smallest set of students, with the week that the plan gives. */
export type Person = {
  name: string
  /** how many activities, by day and hour */
  busy: number[][]
  held: Held[]
  /** hours of activities that are not placed */
  open: number
}

/** What the rules look things up in: the file, the plan and who is busy when. */
export type FetFacts = {
  source: FetSource
  placed: Held[]
  heldById: ReadonlyMap<number, Held>
  teachers: ReadonlyMap<string, Person>
  /** by the name of the smallest set */
  students: ReadonlyMap<string, Person>
  isBreak: (day: number, hour: number) => boolean
  /** no gap where a person is not available, nor in a break */
  isAway: (person: Person, day: number, hour: number) => boolean
}

export function fetFacts(source: FetSource, plan: FetPlan): FetFacts {
  const leaves = (task: FetTask) => new Set(task.students.flatMap(s => [...(source.students.get(s) ?? [])]))
  const placed = source.tasks.flatMap((task): Held[] => (plan.has(task.id) ? [{ task, place: plan.get(task.id)! }] : []))
  const persons = (names: Iterable<string>) =>
    new Map([...names].map((name): [string, Person] => [name, { name, busy: source.days.map(() => source.hours.map(() => 0)), held: [], open: 0 }]))
  const teachers = persons(source.teachers)
  const students = persons(new Set([...source.students.values()].flatMap(s => [...s])))
  for (const task of source.tasks) {
    const place = plan.get(task.id)
    for (const person of [...task.teachers.map(t => teachers.get(t)!), ...[...leaves(task)].map(s => students.get(s)!)]) {
      if (!place) {
        person.open += task.hours
        continue
      }
      person.held.push({ task, place })
      for (let h = place.hour; h < Math.min(source.hours.length, place.hour + task.hours); h++) person.busy[place.day]![h]!++
    }
  }
  const slots = (c: XmlNode, tag: string) => c.children.filter(n => n.tag === tag).map(n => slotOf(source, n))
  const ofTag = (tag: string) => source.constraints.filter(c => c.tag === tag)
  const breaks = new Set(ofTag('ConstraintBreakTimes').flatMap(c => slots(c, 'Break_Time')).map(s => `${s.day} ${s.hour}`))
  const away = new Map<Person, Set<string>>()
  const closeTo = (person: Person, c: XmlNode) => away.set(person, new Set([...(away.get(person) ?? []), ...slots(c, 'Not_Available_Time').map(s => `${s.day} ${s.hour}`)]))
  for (const c of ofTag('ConstraintTeacherNotAvailableTimes')) closeTo(teachers.get(childText(c, 'Teacher'))!, c)
  for (const c of ofTag('ConstraintStudentsSetNotAvailableTimes')) for (const s of source.students.get(childText(c, 'Students'))!) closeTo(students.get(s)!, c)
  const isBreak = (day: number, hour: number) => breaks.has(`${day} ${hour}`)
  return {
    source,
    placed,
    heldById: new Map(placed.map(p => [p.task.id, p])),
    teachers,
    students,
    isBreak,
    isAway: (person, day, hour) => isBreak(day, hour) || !!away.get(person)?.has(`${day} ${hour}`),
  }
}

/** A day and an hour as a constraint names them; −1 where it names none. */
export function slotOf({ days, hours }: FetSource, node: XmlNode): { day: number; hour: number } {
  const text = (...tags: string[]) => tags.map(t => childText(node, t)).find(Boolean) ?? ''
  return { day: days.indexOf(text('Day', 'Preferred_Day', 'Preferred_Starting_Day')), hour: hours.indexOf(text('Hour', 'Preferred_Hour', 'Preferred_Starting_Hour')) }
}

/** The placed activities whose ids the constraint lists, in its order. */
export function listed({ heldById }: FetFacts, node: XmlNode, tag = 'Activity_Id'): Held[] {
  return childTexts(node, tag).flatMap(id => heldById.get(Number(id)) ?? [])
}

export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]))
}

export function taskText({ id, subject, students, teachers }: FetTask): string {
  return `${id} ${subject} (${[...students, ...teachers].join(', ')})`
}
