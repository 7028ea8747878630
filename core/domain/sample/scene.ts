import type { LocalDate } from '../base/time.ts'
import type { OfficialDay } from '../calendar/official-days.ts'
import type { Row } from '../tables.ts'
import type { Catalogue, Pair, ProgrammeType } from './catalogue.ts'
import type { Dice } from './dice.ts'
import type { Grid } from './grid.ts'
import type { InternshipCatalogue } from './internship-catalogue.ts'
import type { OutcomeCatalogue } from './outcome-catalogue.ts'
import type { Sheaf } from './sheaf.ts'
import type { SampleSize, SizePlan } from './size.ts'
import type { SampleTerm } from './term.ts'

export type SampleWish = {
  size: SampleSize
  language: 'zh-CN' | 'en'
  /** the college's term is the one that runs on this day */
  today: LocalDate
  officialDays: readonly OfficialDay[]
  catalogue: Catalogue
  internships: InternshipCatalogue
  outcomes: OutcomeCatalogue
}

/** One machine of the sample, with what a booking of it must look at. */
export type Machine = {
  row: Row<'equipment'>
  /** which half of a shared room it stands in */
  half: 0 | 1
  /** out of order or on its way out: nobody books it */
  idle: boolean
  upkeep: NonNullable<Catalogue['programmes'][number]['workshops'][number]['types'][number]['upkeep']>
}
export type Room = { row: Row<'workshop'>; shared: boolean; machines: Machine[] }
export type Lecturer = {
  row: Row<'teacher'>
  /** qualifications that last the whole term */
  holds: Set<string>
  lessons: number
}
export type School = {
  type: ProgrammeType
  row: Row<'programme'>
  partner: Row<'enterprise'>
  groups: Row<'classGroup'>[]
  lecturers: Lecturer[]
  rooms: Map<string, Room>
}

/** The sample in the making: what all its makers share. */
export type Scene = {
  wish: SampleWish
  plan: SizePlan
  dice: Dice
  sheaf: Sheaf
  term: SampleTerm
  grid: Grid
  schools: School[]
  /** every room by its key in the catalogue */
  rooms: Map<string, Room>
  say: (pair: Pair) => string
}
