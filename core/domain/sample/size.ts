/** How much of everything a sample college has. */
export type SampleSize = 'small' | 'college' | 'large'

export type SizePlan = {
  /** programmes by key; absent: all of the catalogue */
  programmes?: string[]
  machines: number
  groups: number
  teachers: number
  /** weekly sessions of each class group */
  lessonsPerGroup: number
  /** beside the requests of the lessons: those that have no time yet, and times at which somebody or something is not to be had */
  requests?: { easy: number; hard: number; unavailable: number }
  trainings: number
  services: number
  events: number
  exceptions: number
  maintenance: number
  /** instead of a term of lessons, one week in which every machine is booked in every double period from Monday to Friday */
  crowdedWeek?: boolean
  /** a year of internships too */
  internships?: boolean
  /** what became of the training: class groups of each programme that have students, years of graduates, and how many graduate in one class group */
  outcomes?: { classes: number; cohorts: number; graduates: [least: number, most: number] }
  /** years of internships: 800 hosts, 20,000 students, 12,000 placements, two million days of attendance */
  manyInternships?: boolean
}

export const SIZES: Record<SampleSize, SizePlan> = {
  small: {
    programmes: ['cnc', 'electrical', 'nursing'],
    machines: 60,
    groups: 12,
    teachers: 20,
    lessonsPerGroup: 8,
    requests: { easy: 4, hard: 2, unavailable: 6 },
    trainings: 4,
    services: 6,
    events: 8,
    exceptions: 6,
    maintenance: 6,
    outcomes: { classes: 2, cohorts: 2, graduates: [10, 14] },
  },
  college: {
    machines: 320,
    groups: 60,
    teachers: 120,
    lessonsPerGroup: 15,
    requests: { easy: 14, hard: 4, unavailable: 24 },
    trainings: 36,
    services: 60,
    events: 64,
    exceptions: 48,
    maintenance: 36,
    internships: true,
    outcomes: { classes: 5, cohorts: 3, graduates: [16, 22] },
  },
  large: {
    machines: 200,
    groups: 216,
    teachers: 216,
    lessonsPerGroup: 0,
    trainings: 0,
    services: 0,
    events: 0,
    exceptions: 0,
    maintenance: 0,
    crowdedWeek: true,
    manyInternships: true,
  },
}

/** Splits a number into n parts that differ by at most one, the larger ones first. */
export function shares(total: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => Math.floor(total / n) + (i < total % n ? 1 : 0))
}
