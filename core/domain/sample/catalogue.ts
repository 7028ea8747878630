import type { Row } from '../tables.ts'

/** Chinese and English of one thing. */
export type Pair = readonly [zh: string, en: string]

export type MachineType = {
  name: Pair
  model: string
  maker: Pair
  /** yuan apiece */
  price: number
  /** lines in the register, each of `units` pieces; the last `lent` of them belong to the partner */
  rows: number
  units: number
  lent: number
  category: string
  qualification?: string
  upkeep?: { kind: Row<'maintenancePlan'>['kind']; days?: number; hours?: number; minutes: number }[]
}
export type WorkshopType = {
  key: string
  name: Pair
  kind: Pair
  building: Pair
  room: string
  stations: number
  area: number
  /** large enough for two class groups at a time */
  shared: boolean
  types: MachineType[]
}
export type ProgrammeType = {
  key: string
  name: Pair
  code: string
  category: Pair
  department: Pair
  /** as in the names of its class groups */
  short: Pair
  qualifications: string[]
  lender: string
  workshops: WorkshopType[]
  courses: { name: Pair; workshop: string }[]
}

/** What the sample college is made of: assets/sample/catalogue.json. */
export type Catalogue = {
  college: Pair
  qualifications: { key: string; name: Pair; /** for which it is valid; absent: for good */ years?: number }[]
  enterprises: { key: string; name: Pair; industry: Pair; size: NonNullable<Row<'enterprise'>['size']>; address: Pair }[]
  surnames: Pair[]
  givenNames: Pair[]
  programmes: ProgrammeType[]
  trainings: Pair[]
  services: Pair[]
  events: Pair[]
  faults: Pair[]
  repairs: Pair[]
  reasons: Pair[]
}
