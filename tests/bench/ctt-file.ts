/** A curriculum-based course timetabling problem, as its .ctt file says it (ITC-2007, track 3). Days and periods count from 0. */
export type Ctt = {
  name: string
  days: number
  /** of each day */
  periods: number
  courses: { id: string; teacher: string; lectures: number; minDays: number; students: number }[]
  rooms: { id: string; capacity: number }[]
  curricula: { id: string; courses: string[] }[]
  unavailable: { course: string; day: number; period: number }[]
}

/** One line of a solution: a lecture of the course. */
export type Lecture = { course: string; room: string; day: number; period: number }

/** Reads the text of a .ctt file; sections are found by their headings, as many lines of each as the header counts. */
export function parseCtt(text: string): Ctt {
  const lines = text.split(/\r?\n/).map(l => l.trim()).filter(Boolean)
  const head = (name: string) => {
    const line = lines.find(l => l.startsWith(`${name}:`))
    if (!line) throw new Error(`not a .ctt file: no line "${name}:"`)
    return line.slice(name.length + 1).trim()
  }
  const section = (name: string, count: number) => {
    const at = lines.indexOf(`${name}:`)
    return lines.slice(at + 1, at + 1 + count).map(l => l.split(/\s+/))
  }
  return {
    name: head('Name'),
    days: Number(head('Days')),
    periods: Number(head('Periods_per_day')),
    courses: section('COURSES', Number(head('Courses'))).map(([id, teacher, lectures, minDays, students]) => ({
      id: id!,
      teacher: teacher!,
      lectures: Number(lectures),
      minDays: Number(minDays),
      students: Number(students),
    })),
    rooms: section('ROOMS', Number(head('Rooms'))).map(([id, capacity]) => ({ id: id!, capacity: Number(capacity) })),
    curricula: section('CURRICULA', Number(head('Curricula'))).map(([id, , ...courses]) => ({ id: id!, courses })),
    unavailable: section('UNAVAILABILITY_CONSTRAINTS', Number(head('Constraints'))).map(([course, day, period]) => ({ course: course!, day: Number(day), period: Number(period) })),
  }
}

/** Reads the lines `course room day period` of a solution file. */
export function parseCttSolution(text: string): Lecture[] {
  return text.split(/[\r\n]+/).flatMap(line => {
    const [course, room, day, period] = line.trim().split(/\s+/)
    return course ? [{ course, room: room!, day: Number(day), period: Number(period) }] : []
  })
}
