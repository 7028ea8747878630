import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'

export type PostType = {
  key: string
  name: Pair
  /** programme whose category is the post's */
  of: string
  skills: Pair
  capacity: number
  /** people who work at the post */
  staff: number
  wage: number
  pay: number
  hazards?: Row<'post'>['hazards']
  lodging?: true
  /** what an intern writes into the journal */
  tasks: Pair[]
}
export type AgreementType = {
  title: Pair
  type: Row<'agreement'>['type']
  scope: Pair
  begunWeeksAgo: number
  endsInDays: number
  renews?: true
  alertDays?: number
  unsigned?: true
}
export type HostType = {
  /** of the enterprise in the catalogue */
  key: string
  legalForm: Row<'enterprise'>['legalForm']
  /** absent: the college's own */
  province?: Pair
  city: Pair
  distanceKm: number
  lowestWage: number
  staff: number
  agreements: AgreementType[]
  shifts?: { key: 'early' | 'middle' | 'night'; name: Pair; start: string; end: string; breakMinutes: number; /** interns wanted on a workday, on a rest day */ need: [number, number] }[]
  posts: PostType[]
}
export type CohortType = {
  programme: string
  /** how many there are, and which number of its year the class group has; absent: a class group that there is already */
  size?: number
  number?: number
  second?: true
  third?: true
  /** years that the class group entered before the present third year */
  yearsBefore?: number
  /** per cent */
  girls: number
  /** host, post, how many */
  places: [host: string, post: string | null, count: number][]
  /** places that hosts offer to those who are still to be placed */
  offers?: [host: string, post: string, count: number][]
}
export type BatchType = {
  key: 'running' | 'ended' | 'visit' | 'planned'
  kind: Row<'batch'>['kind']
  beginsInWeeks: number
  months?: number
  days?: number
  groups: CohortType[]
}

/** What the internships of the sample college are made of: assets/sample/internships.json. */
export type InternshipCatalogue = {
  boys: Pair[]
  girls: Pair[]
  homes: Pair[]
  province: Pair
  hosts: HostType[]
  batches: BatchType[]
  plan: Record<'name' | 'posts' | 'goals' | 'tasks' | 'standards' | 'preparation' | 'assessment' | 'safeguards', Pair>
  positions: { contact: Pair; mentor: Pair }
  /** what visits found in order */
  seen: Pair[]
  /** what is noted beside a point of the checklist that was not in order */
  remarks: Record<'rest' | 'journal' | 'safety' | 'mentor', Pair>
  issues: { what: Pair; owner: Pair; result?: Pair }[]
  leaves: Pair[]
  incident: { what: Pair; handling: Pair }
  tickets: { kind: Row<'ticket'>['kind']; what: Pair; host?: string; daysAgo: number; closedAfter: number | null; result?: Pair }[]
  changes: { move: Pair; post: Pair; end: Pair }
  /** of a college with hundreds of hosts */
  many: { names: Pair[]; kinds: { name: Pair; industry: Pair; of: string; posts: [Pair, Pair] }[]; pages: { reason: Pair } }
  stances: { visits: Pair; home: Pair; override: Pair; document: Pair }
}
