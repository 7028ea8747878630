import { FileRefusal } from '#app/ports.ts'
import type { FetActivity, FetConstraint, FetFile, FetRoom, FetYear } from '#domain/intake/fet.ts'
import { decodeText } from './text-decoding.ts'
import { childText, childTexts, readXml, type XmlNode } from './xml-tree.ts'

/** What of each element becomes part of a record; any other child that says something is counted as not modelled. */
const KNOWN: Record<string, readonly string[]> = {
  fet: [
    'Institution_Name',
    'Days_List',
    'Hours_List',
    'Subjects_List',
    'Activity_Tags_List',
    'Teachers_List',
    'Students_List',
    'Activities_List',
    'Buildings_List',
    'Rooms_List',
    'Time_Constraints_List',
    'Space_Constraints_List',
  ],
  Teacher: ['Name'],
  Subject: ['Name'],
  Year: ['Name', 'Number_of_Students', 'Group', 'Number_of_Categories', 'Separator'],
  Group: ['Name', 'Number_of_Students', 'Subgroup'],
  Subgroup: ['Name', 'Number_of_Students'],
  Room: ['Name', 'Building', 'Capacity', 'Virtual', 'Number_of_Sets_of_Real_Rooms', 'Set_of_Real_Rooms'],
  Activity: [
    'Teacher',
    'Subject',
    'Students',
    'Number_Of_Students',
    'Number_of_Students',
    'Activity_Tag',
    'Duration',
    'Total_Duration',
    'Id',
    'Activity_Group_Id',
    'Active',
    'Comments',
  ],
}

/** A value with which an element says nothing: FET writes these defaults into every record. */
const SAYS_NOTHING = new Set(['', '0', 'false'])

/**
 * Reads a timetable of the free program FET (.fet, XML; versions 5 and 6).
 * @throws FileRefusal `file.xml` for broken XML, `file.notFet` for another kind of XML
 */
export function readFet(file: string, bytes: Uint8Array): FetFile {
  const root = readXml(file, decodeText(file, bytes))
  if (root.tag.toLowerCase() !== 'fet') throw new FileRefusal('file.notFet', { file, root: root.tag })
  const list = (tag: string) => root.children.find(c => c.tag === tag)?.children ?? []
  const days = namesOf(list('Days_List'), 'Day')
  const hours = namesOf(list('Hours_List'), 'Hour')
  const notModelled = byName<number>()
  const count = (what: string, n = 1) => {
    if (n) notModelled[what] = (notModelled[what] ?? 0) + n
  }
  countUnknown(root, KNOWN.fet!, count)

  const years = named(list('Students_List'), 'Year').map((year): FetYear => {
    countUnknown(year, KNOWN.Year!, count)
    return {
      ...sized(year),
      groups: named(year.children, 'Group').map(group => {
        countUnknown(group, KNOWN.Group!, count)
        return {
          ...sized(group),
          subgroups: named(group.children, 'Subgroup').map(s => (countUnknown(s, KNOWN.Subgroup!, count), sized(s))),
        }
      }),
    }
  })
  const rooms = named(list('Rooms_List'), 'Room').map((room): FetRoom => {
    countUnknown(room, KNOWN.Room!, count)
    const sets = room.children.filter(c => c.tag === 'Set_of_Real_Rooms').map(s => childTexts(s, 'Real_Room'))
    return {
      name: childText(room, 'Name'),
      building: childText(room, 'Building'),
      capacity: whole(childText(room, 'Capacity')),
      virtual: childText(room, 'Virtual') === 'true' ? sets.filter(s => s.length) : [],
    }
  })
  const activities = list('Activities_List')
    .filter(c => c.tag === 'Activity')
    .map((a): FetActivity => {
      countUnknown(a, KNOWN.Activity!, count)
      const people = childText(a, 'Number_Of_Students') || childText(a, 'Number_of_Students')
      return {
        id: whole(childText(a, 'Id')),
        groupId: whole(childText(a, 'Activity_Group_Id')),
        teachers: childTexts(a, 'Teacher'),
        subject: childText(a, 'Subject'),
        students: childTexts(a, 'Students'),
        ...(people ? { people: whole(people) } : {}),
        tags: childTexts(a, 'Activity_Tag'),
        duration: Math.max(1, whole(childText(a, 'Duration'))),
        active: childText(a, 'Active') !== 'false',
        comments: childText(a, 'Comments'),
      }
    })
  const teachers = namesOf(list('Teachers_List'), 'Teacher')
  for (const t of list('Teachers_List')) countUnknown(t, KNOWN.Teacher!, count)
  const subjects = namesOf(list('Subjects_List'), 'Subject')
  for (const s of list('Subjects_List')) countUnknown(s, KNOWN.Subject!, count)
  const buildings = new Set(rooms.map(r => r.building))
  count('Building (unused)', namesOf(list('Buildings_List'), 'Building').filter(b => !buildings.has(b)).length)
  const tagged = activities.reduce((n, a) => n + a.tags.length, 0)
  count('Activity_Tag', tagged + namesOf(list('Activity_Tags_List'), 'Activity_Tag').length)

  const constraints = [...list('Time_Constraints_List'), ...list('Space_Constraints_List')].filter(c => !HELD_ANYWAY.has(c.tag))
  const fetFile: FetFile = {
    institution: childText(root, 'Institution_Name'),
    version: root.attributes.version ?? '',
    mode: childText(root, 'Mode') || 'Official',
    days,
    hours,
    teachers,
    years,
    subjects,
    rooms,
    activities,
    constraints: constraints.filter(c => childText(c, 'Active') !== 'false').map(constraintOf),
    notModelled,
    problems: [],
  }
  readConstraints(constraints, fetFile, count)
  return fetFile
}

/** "No two at once" with weight 100 is what Mortise's own clash rule holds for every booking. */
const HELD_ANYWAY = new Set(['ConstraintBasicCompulsoryTime', 'ConstraintBasicCompulsorySpace'])

function constraintOf(node: XmlNode): FetConstraint {
  const fields = byName<string[]>()
  const slots: { day: string; hour: string }[] = []
  for (const { tag, text, children } of node.children) {
    if (children.length) {
      const named = (end: string) => children.find(c => c.tag.endsWith(end))?.text.trim() ?? ''
      slots.push({ day: named('Day'), hour: named('Hour') })
    } else if (text.trim() && !ABOUT_IT.has(tag)) (fields[tag] ??= []).push(text.trim())
  }
  const weight = Number(childText(node, 'Weight_Percentage') || 100)
  return { type: node.tag.replace(/^Constraint/, ''), weight: Number.isFinite(weight) ? Math.max(0, Math.min(100, weight)) : 0, fields, slots }
}

const ABOUT_IT = new Set(['Weight_Percentage', 'Active', 'Comments'])

/** Fixed times and rooms go to their activities; every other constraint is counted by its name. */
function readConstraints(constraints: XmlNode[], file: FetFile, count: (what: string) => void): void {
  const byId = new Map(file.activities.map(a => [a.id, a]))
  for (const c of constraints) {
    const time = c.tag === 'ConstraintActivityPreferredStartingTime'
    const room = c.tag === 'ConstraintActivityPreferredRoom'
    if (!time && !room) {
      count(c.tag)
      continue
    }
    if (childText(c, 'Active') === 'false') {
      count(`${c.tag} (Active=false)`)
      continue
    }
    if (Number(childText(c, 'Weight_Percentage')) !== 100) {
      count(`${c.tag} (Weight_Percentage<100)`)
      continue
    }
    const id = whole(childText(c, 'Activity_Id'))
    const activity = byId.get(id)
    const locked = childText(c, 'Permanently_Locked') === 'true'
    if (!activity) {
      file.problems.push({ code: 'fet.activityUnknown', facts: { id, constraint: c.tag } })
    } else if (room) {
      activity.room = { name: childText(c, 'Room'), realRooms: childTexts(c, 'Real_Room'), locked }
    } else {
      const dayName = childText(c, 'Preferred_Day') || childText(c, 'Day')
      const hourName = childText(c, 'Preferred_Hour') || childText(c, 'Hour')
      const day = file.days.indexOf(dayName)
      const hour = file.hours.indexOf(hourName)
      if (!dayName || !hourName) count(`${c.tag} (Day ${dayName ? '✓' : '–'}, Hour ${hourName ? '✓' : '–'})`)
      else if (day < 0 || hour < 0) file.problems.push({ code: 'fet.timeUnknown', facts: { id, day: dayName, hour: hourName } })
      else activity.start = { day, hour, locked }
    }
  }
}

/** Filled by names that the file gives: one of them may be `constructor`. */
function byName<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T> // nothing is in it yet
}

function countUnknown(node: XmlNode, known: readonly string[], count: (what: string) => void): void {
  for (const child of node.children) {
    if (known.includes(child.tag)) continue
    if (child.children.length || !SAYS_NOTHING.has(child.text.trim())) count(`${node.tag} / ${child.tag}`)
  }
}

function named(nodes: XmlNode[], tag: string): XmlNode[] {
  return nodes.filter(n => n.tag === tag && childText(n, 'Name') !== '')
}

/** The names in a list; old versions write `<Name>` straight into the list of days and hours. */
function namesOf(nodes: XmlNode[], tag: string): string[] {
  return nodes.flatMap(n => (n.tag === tag ? childText(n, 'Name') || [] : n.tag === 'Name' ? n.text.trim() || [] : []))
}

function sized(node: XmlNode): { name: string; size: number } {
  return { name: childText(node, 'Name'), size: whole(childText(node, 'Number_of_Students')) }
}

function whole(text: string): number {
  const n = Math.round(Number(text))
  return Number.isFinite(n) ? n : 0
}
