import type { FetConstraint } from '../../intake/fet.ts'
import { fitting, namedIn, slotsIn, textOf, type FetDraft } from './draft.ts'

/**
 * Rules about rooms.
 * @returns false where the rule is not modelled
 */
export function addRoomConstraint(draft: FetDraft, c: FetConstraint): boolean {
  if (c.type === 'RoomNotAvailableTimes') return c.weight >= 100 && closeRoom(draft, c)
  const activities = wishing(draft, c)
  if (!activities) return false
  const wish = {
    rooms: c.fields.Preferred_Room ?? c.fields.Room ?? [],
    weight: c.weight,
    home: /HomeRooms?$/.test(c.type),
    real: c.fields.Real_Room ?? [],
  }
  for (const a of activities) draft.roomWishes[a]!.push(wish)
  return true
}

/** Whose room the rule is about. A home room is for activities of nobody else: one set of students as named, or one teacher. */
function wishing(draft: FetDraft, c: FetConstraint): readonly number[] | null {
  const alone = (list: (i: number) => readonly string[], name: string) =>
    draft.activities.flatMap((_, i) => (list(i).length === 1 && list(i)[0] === name ? [i] : []))
  switch (c.type.replace(/Rooms$/, 'Room')) {
    case 'ActivityPreferredRoom':
      return namedIn(draft, c)
    case 'SubjectPreferredRoom':
    case 'ActivityTagPreferredRoom':
    case 'SubjectActivityTagPreferredRoom':
      return fitting(draft, c)
    case 'StudentsSetHomeRoom':
      return alone(i => draft.activities[i]!.students, textOf(c, 'Students'))
    case 'TeacherHomeRoom':
      return alone(i => draft.activities[i]!.teachers, textOf(c, 'Teacher'))
    default:
      return null
  }
}

function closeRoom(draft: FetDraft, c: FetConstraint): true {
  const listed = slotsIn(draft, c.slots)
  const name = textOf(c, 'Room')
  const known = draft.roomClosed.get(name)
  if (known) for (const [slot, is] of known.entries()) if (is) listed[slot] = 1
  draft.roomClosed.set(name, listed)
  return true
}
