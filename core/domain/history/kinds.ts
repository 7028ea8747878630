/** What a change is about, for those who look for it: kinds, each with the areas of commands that belong to it (`booking.create` is of the area `booking`). */
const AREAS = {
  records: ['register', 'college', 'student', 'person', 'view'],
  bookings: ['booking', 'timetable'],
  upkeep: ['upkeep', 'fault', 'loan'],
  internships: ['placement', 'matching', 'agreement', 'visit'],
  attendance: ['attendance', 'roster'],
  rules: ['compliance'],
  outcomes: ['indicator', 'pack', 'skill'],
  calendar: ['calendar'],
  files: ['intake', 'exchange', 'storage', 'protection'],
  back: ['history'],
} as const satisfies Record<string, readonly string[]>

export type HistoryKind = keyof typeof AREAS | 'other'
export const HISTORY_KINDS = [...(Object.keys(AREAS) as (keyof typeof AREAS)[]), 'other'] as const

const kindOfArea = new Map<string, HistoryKind>(Object.entries(AREAS).flatMap(([kind, areas]) => areas.map(area => [area, kind as HistoryKind] as const)))

export function kindOf(command: string): HistoryKind {
  return kindOfArea.get(command.split('.')[0]!) ?? 'other'
}
