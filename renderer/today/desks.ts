/** Whose page of today it is: the training centre, the internship office, the quality office, a teacher, or everybody's. */
export const DESKS = ['all', 'centre', 'internships', 'quality', 'teacher'] as const
export type Desk = (typeof DESKS)[number]

/** What lines are about. */
export type Part = 'centre' | 'internships' | 'rules' | 'outcomes' | 'days' | 'shared'

/** A teacher's lines are made of what concerns him alone; see use-today.ts. */
const PARTS: Readonly<Record<Desk, readonly Part[]>> = {
  all: ['centre', 'internships', 'rules', 'outcomes', 'days', 'shared'],
  centre: ['centre', 'days', 'shared'],
  internships: ['internships', 'rules', 'days', 'shared'],
  quality: ['outcomes', 'rules', 'days', 'shared'],
  teacher: ['centre', 'internships', 'rules', 'days'],
}

export function isOf(desk: Desk, part: Part): boolean {
  return PARTS[desk].includes(part)
}

export function isDesk(text: unknown): text is Desk {
  return DESKS.some(desk => desk === text)
}
