import { childText, childTexts, readXml, type XmlNode } from '#adapters/files/xml-tree.ts'

/** Where an activity is: day and hour from 0, the name of its room ('' for none) and, of a virtual room, its real ones. */
export type FetPlace = { day: number; hour: number; room: string; realRooms: readonly string[] }
/** By the id of the activity; one that is missing is not placed. */
export type FetPlan = ReadonlyMap<number, FetPlace>

export type FetTask = { id: number; teachers: string[]; subject: string; students: string[]; tags: string[]; hours: number; people: number }
export type FetPlaceName = { name: string; building: string; capacity: number; sets: string[][] }

/** A .fet file for the check: what is active in it, read without any of the app's own understanding of FET. */
export type FetSource = {
  days: string[]
  hours: string[]
  tasks: FetTask[]
  teachers: string[]
  /** the smallest sets of students of every year, group and subgroup, by its name */
  students: Map<string, Set<string>>
  rooms: Map<string, FetPlaceName>
  constraints: XmlNode[]
}

/** Reads the text of a .fet file of version 5 or 6. */
export function readFetSource(text: string): FetSource {
  const root = readXml('check.fet', text)
  const list = (tag: string) => root.children.find(c => c.tag === tag)?.children ?? []
  const names = (tag: string) => list(tag).flatMap(c => (c.tag === 'Name' ? c.text.trim() : childText(c, 'Name')) || [])
  const { students, sizes } = studentsOf(list('Students_List'))
  const tasks = list('Activities_List')
    .filter(a => a.tag === 'Activity' && childText(a, 'Active') !== 'false')
    .map((a): FetTask => {
      const sets = childTexts(a, 'Students')
      const told = childText(a, 'Number_Of_Students') || childText(a, 'Number_of_Students')
      return {
        id: Number(childText(a, 'Id')),
        teachers: childTexts(a, 'Teacher'),
        subject: childText(a, 'Subject'),
        students: sets,
        tags: childTexts(a, 'Activity_Tag'),
        hours: Number(childText(a, 'Duration')),
        people: told ? Number(told) : sets.reduce((sum, s) => sum + (sizes.get(s) ?? 0), 0),
      }
    })
  const rooms = list('Rooms_List').map((r): FetPlaceName => {
    const virtual = childText(r, 'Virtual') === 'true'
    const sets = virtual ? r.children.filter(c => c.tag === 'Set_of_Real_Rooms').map(s => childTexts(s, 'Real_Room')) : []
    return { name: childText(r, 'Name'), building: childText(r, 'Building'), capacity: Number(childText(r, 'Capacity')), sets }
  })
  return {
    days: names('Days_List'),
    hours: names('Hours_List'),
    tasks,
    teachers: names('Teachers_List'),
    students,
    rooms: new Map(rooms.map(r => [r.name, r])),
    constraints: [...list('Time_Constraints_List'), ...list('Space_Constraints_List')].filter(c => childText(c, 'Active') !== 'false'),
  }
}

/** A year without groups and a group without subgroups are the smallest sets themselves; a name in several places is one set. */
function studentsOf(years: readonly XmlNode[]): { students: Map<string, Set<string>>; sizes: Map<string, number> } {
  const students = new Map<string, Set<string>>()
  const sizes = new Map<string, number>()
  const visit = (node: XmlNode, inner: readonly string[]): Set<string> => {
    const name = childText(node, 'Name')
    const [next, ...deeper] = inner
    const parts = node.children.filter(c => c.tag === next)
    const leaves = parts.length ? parts.flatMap(p => [...visit(p, deeper)]) : [name]
    const known = students.get(name) ?? new Set()
    students.set(name, new Set([...known, ...leaves]))
    sizes.set(name, Number(childText(node, 'Number_of_Students')))
    return students.get(name)!
  }
  for (const year of years) if (year.tag === 'Year') visit(year, ['Group', 'Subgroup'])
  return { students, sizes }
}

/** The plan that fet-cl wrote as `*_activities.xml`. */
export function readFetResult(text: string, { days, hours }: FetSource): FetPlan {
  const plan = new Map<number, FetPlace>()
  for (const a of readXml('activities.xml', text).children) {
    const [day, hour] = [days.indexOf(childText(a, 'Day')), hours.indexOf(childText(a, 'Hour'))]
    if (day >= 0 && hour >= 0) plan.set(Number(childText(a, 'Id')), { day, hour, room: childText(a, 'Room'), realRooms: childTexts(a, 'Real_Room') })
  }
  return plan
}
