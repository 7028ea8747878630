import { childText, childTexts, type XmlNode } from '#adapters/files/xml-tree.ts'
import { hoursOf } from './fet-activity-rules.ts'
import { listed, slotOf, taskText, type Breach, type FetFacts, type Held } from './fet-facts.ts'

type RoomRule = (facts: FetFacts, node: XmlNode) => Breach[]

/** Which activities a constraint on rooms is about, by the middle of its name: its own ones, those of a subject, a tag or both. */
const WHOSE: Record<string, (facts: FetFacts, node: XmlNode) => Held[]> = {
  Activity: listed,
  Subject: ({ placed }, node) => placed.filter(h => h.task.subject === childText(node, 'Subject')),
  ActivityTag: ({ placed }, node) => placed.filter(h => h.task.tags.includes(childText(node, 'Activity_Tag'))),
  SubjectActivityTag: ({ placed }, node) => placed.filter(h => h.task.subject === childText(node, 'Subject') && h.task.tags.includes(childText(node, 'Activity_Tag'))),
  // a home is for activities of exactly this one
  TeacherHome: ({ placed }, node) => placed.filter(h => h.task.teachers.length === 1 && h.task.teachers[0] === childText(node, 'Teacher')),
  StudentsSetHome: ({ placed }, node) => placed.filter(h => h.task.students.length === 1 && h.task.students[0] === childText(node, 'Students')),
}

const OF_ROOMS: Record<string, RoomRule> = {
  ConstraintBasicCompulsorySpace: facts => {
    const taken = new Map<string, Held[]>()
    for (const h of facts.placed) {
      const rooms = isVirtual(facts, h.place.room) ? h.place.realRooms : [h.place.room]
      for (const room of rooms) if (room) for (const hour of hoursOf(h)) push(taken, `${room}: ${facts.source.days[h.place.day]} ${facts.source.hours[hour]}`, h)
    }
    const twice = [...taken].flatMap(([where, there]) => (there.length > 1 ? [{ amount: there.length - 1, what: `${where} has ${there.map(h => h.task.id).join(', ')}` }] : []))
    const unfit = facts.placed.flatMap(h => {
      if (!h.place.room) return []
      const room = facts.source.rooms.get(h.place.room)
      if (!room) return [{ amount: 1, what: `${taskText(h.task)} is in a room that does not exist: ${h.place.room}` }]
      const breaches: Breach[] = h.task.people > room.capacity ? [{ amount: 1, what: `${taskText(h.task)} is too many for ${room.name}` }] : []
      if (room.sets.length && !oneOfEach(h.place.realRooms, room.sets)) breaches.push({ amount: 1, what: `${taskText(h.task)} has not one room of each kind of ${room.name}` })
      return breaches
    })
    return [...twice, ...unfit]
  },
  ConstraintRoomNotAvailableTimes: ({ source, placed }, node) => {
    const closed = node.children.filter(n => n.tag === 'Not_Available_Time').map(n => slotOf(source, n))
    const room = childText(node, 'Room')
    return placed
      .filter(h => h.place.room === room || h.place.realRooms.includes(room))
      .flatMap(h => {
        const amount = hoursOf(h).filter(hour => closed.some(c => c.day === h.place.day && c.hour === hour)).length
        return amount ? [{ amount, what: `${taskText(h.task)} is in ${room} while it is closed` }] : []
      })
  },
}

/** The rule of a constraint on rooms; undefined for any other. */
export function roomRule(facts: FetFacts, node: XmlNode): (() => Breach[]) | undefined {
  const plain = Object.hasOwn(OF_ROOMS, node.tag) ? OF_ROOMS[node.tag] : undefined
  if (plain) return () => plain(facts, node)
  const wish = wishOf(node)
  if (!wish) return undefined
  return () =>
    wish.whom(facts, node).flatMap(h => {
      const { room, realRooms } = h.place
      const breaches: Breach[] = wish.rooms.includes(room) || (wish.home && !!room && preferred(facts, h).includes(room)) ? [] : [{ amount: 1, what: `${taskText(h.task)} is in ${room || 'no room'}` }]
      const real = childTexts(node, 'Real_Room')
      if (real.length && [...real].sort().join('\n') !== [...realRooms].sort().join('\n')) breaches.push({ amount: 1, what: `${taskText(h.task)} has other real rooms than it should` })
      return breaches
    })
}

function wishOf(node: XmlNode): { whom: (facts: FetFacts, node: XmlNode) => Held[]; rooms: string[]; home: boolean } | undefined {
  const [, whose, rest] = /^Constraint(\w+?)(Preferred|Home)(?=Rooms?$)/.exec(node.tag) ?? []
  const kind = rest === 'Home' ? `${whose}Home` : whose
  if (kind === undefined || !Object.hasOwn(WHOSE, kind)) return undefined
  return { whom: WHOSE[kind]!, rooms: [...childTexts(node, 'Room'), ...childTexts(node, 'Preferred_Room')], home: rest === 'Home' }
}

/** Every room that some constraint prefers for the activity: there it need not be at home. */
function preferred(facts: FetFacts, held: Held): string[] {
  return facts.source.constraints.flatMap(c => {
    const wish = wishOf(c)
    return wish && !wish.home && wish.whom(facts, c).includes(held) ? wish.rooms : []
  })
}

function isVirtual({ source }: FetFacts, room: string): boolean {
  return (source.rooms.get(room)?.sets.length ?? 0) > 0
}

/** Whether the rooms are different and can be given out so that each set gets one of its own. */
function oneOfEach(rooms: readonly string[], sets: readonly (readonly string[])[]): boolean {
  if (rooms.length !== sets.length || new Set(rooms).size !== rooms.length) return false
  const [first, ...rest] = sets
  return !first || rooms.some((room, i) => first.includes(room) && oneOfEach(rooms.toSpliced(i, 1), rest))
}

function push(map: Map<string, Held[]>, key: string, held: Held): void {
  map.set(key, [...(map.get(key) ?? []), held])
}
