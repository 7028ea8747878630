import type { Facts } from '../base/decision.ts'

type FetGroup = { name: string; size: number; subgroups: { name: string; size: number }[] }
export type FetYear = { name: string; size: number; groups: FetGroup[] }
/** `virtual` is empty for a real room; else it stands for one real room out of every set. */
export type FetRoom = { name: string; building: string; capacity: number; virtual: string[][] }
export type FetActivity = {
  id: number
  groupId: number
  teachers: string[]
  subject: string
  students: string[]
  people?: number
  tags: string[]
  /** in periods */
  duration: number
  active: boolean
  comments: string
  /** day and hour as indexes into `days` and `hours`, where the file fixes both */
  start?: { day: number; hour: number; locked: boolean }
  /** where the file fixes the room; `realRooms` as the file chose them for a virtual room */
  room?: { name: string; realRooms: string[]; locked: boolean }
}

/** A rule of the file's own timetable search that is switched on, as it is written there. */
export type FetConstraint = {
  /** FET's element name without its "Constraint" */
  type: string
  /** in percent; 100: it must hold */
  weight: number
  /** the texts that say something, by element name, e.g. Teacher_Name, or Activity_Id once for each activity */
  fields: Readonly<Record<string, readonly string[]>>
  /** its list of times, in the file's names for days and hours; an empty one means any */
  slots: readonly { day: string; hour: string }[]
}

/** A FET timetable file (.fet) as read, before it becomes records. Names are FET's own; see planFet. */
export type FetFile = {
  institution: string
  version: string
  /** how FET reads its days: "Official", or one of its special kinds, e.g. "Mornings-Afternoons" */
  mode: string
  days: string[]
  hours: string[]
  teachers: string[]
  /** year -> group -> subgroup; a group or subgroup may stand in several places */
  years: FetYear[]
  subjects: string[]
  rooms: FetRoom[]
  activities: FetActivity[]
  /** every rule that is switched on, but FET's own "no two at once" */
  constraints: FetConstraint[]
  /** what was not understood or is kept for the automatic timetable: element name -> how often */
  notModelled: Record<string, number>
  /** places where the file contradicts itself, e.g. a fixed day that is not in its list of days */
  problems: { code: string; facts: Facts }[]
}
