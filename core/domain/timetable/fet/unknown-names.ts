import type { FetConstraint, FetFile } from '../../intake/fet.ts'

/** Tells whether a rule names an activity, a room or a time that the file does not have: it holds for less than it says. */
export function unknownNames(file: FetFile): (c: FetConstraint) => boolean {
  const ids = new Set(file.activities.map(a => a.id))
  const rooms = new Set(file.rooms.map(r => r.name))
  const [days, hours] = [new Set(file.days), new Set(file.hours)]
  return ({ fields, slots }) => {
    const named = [fields.Activity_Id, fields.First_Activity_Id, fields.Second_Activity_Id, fields.Third_Activity_Id].flatMap(list => list ?? [])
    const places = [fields.Room, fields.Preferred_Room, fields.Real_Room].flatMap(list => list ?? [])
    const times = [...slots, { day: fields.Preferred_Day?.[0] ?? '', hour: fields.Preferred_Hour?.[0] ?? '' }]
    return (
      named.some(id => !ids.has(Number(id))) ||
      places.some(name => !rooms.has(name)) ||
      times.some(({ day, hour }) => (day !== '' && !days.has(day)) || (hour !== '' && !hours.has(hour)))
    )
  }
}
