/** A FET timetable file (.fet) as read, before it becomes records. Names are FET's own; see planFet. */
export type FetFile = {
  institution: string
  version: string
  days: string[]
  hours: string[]
  teachers: string[]
  /** year -> group -> subgroup; a group or subgroup may stand in several places */
  years: { name: string; size: number; groups: { name: string; size: number; subgroups: { name: string; size: number }[] }[] }[]
  subjects: string[]
  rooms: { name: string; building: string; capacity: number; virtual: string[][] }[]
  activities: {
    id: number
    groupId: number
    teachers: string[]
    subject: string
    students: string[]
    tags: string[]
    duration: number
    active: boolean
    comments: string
    /** day and hour as indexes into `days` and `hours`, where the file fixes them */
    start?: { day: number; hour: number; locked: boolean }
    room?: { name: string; realRooms: string[]; locked: boolean }
  }[]
  /** what was not understood or is kept for the automatic timetable: element name -> how often */
  notModelled: Record<string, number>
}
