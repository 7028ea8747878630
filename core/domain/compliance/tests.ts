import type { CollegeCase, HostCase, PlacementCase } from './case.ts'
import type { Issue, Parameters } from './pack.ts'
import * as host from './test-host.ts'
import * as papers from './test-papers.ts'
import * as person from './test-person.ts'
import * as record from './test-record.ts'
import * as work from './test-work.ts'

type Test<C> = (facts: C, parameters: Parameters) => Issue[]

/** Every test by its name; what it looks at is what it says of. */
export const placementTests = {
  batchFiled: papers.batchFiled,
  planned: papers.planned,
  supervised: papers.supervised,
  categoryFits: papers.categoryFits,
  consent: papers.consent,
  visitBySchool: papers.visitBySchool,
  selfChosen: papers.selfChosen,
  agreementSigned: papers.agreementSigned,
  agreementContents: papers.agreementContents,
  trained: papers.trained,
  insured: papers.insured,
  lodging: papers.lodging,
  crossProvince: papers.crossProvince,
  abroad: papers.abroad,
  duration: person.duration,
  gradeReached: person.gradeReached,
  ageReached: person.ageReached,
  minorsSpared: person.minorsSpared,
  womenSpared: person.womenSpared,
  intensityAllowed: person.intensityAllowed,
  hazardsAllowed: person.hazardsAllowed,
  noAgency: person.noAgency,
  restDaysKept: work.restDaysKept,
  hoursKept: work.hoursKept,
  weeklyRest: work.weeklyRest,
  payFloor: record.payFloor,
  payForm: record.payForm,
  noFees: record.noFees,
  journalKept: record.journalKept,
  checked: record.checked,
  assessedBothWays: record.assessedBothWays,
  archived: record.archived,
} as const satisfies Record<string, Test<PlacementCase>>

export const hostTests = {
  legalForm: host.legalForm,
  creditClean: host.creditClean,
  safetyClean: host.safetyClean,
  hostAssessed: host.hostAssessed,
  hostDecided: host.hostDecided,
  venueAllowed: host.venueAllowed,
  notForced: host.notForced,
  hostRatio: host.hostRatio,
  postRatio: host.postRatio,
} as const satisfies Record<string, Test<HostCase>>

export const collegeTests = { ticketsHandled: record.ticketsHandled } as const satisfies Record<string, Test<CollegeCase>>

export type TestName = keyof typeof placementTests | keyof typeof hostTests | keyof typeof collegeTests
