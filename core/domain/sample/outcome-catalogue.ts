import type { RATED_THINGS } from '../records/partnership.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'

export type SkillType = {
  name: Pair
  /** the level that a student at the end of the programme has shown, taken over all */
  mean: number
  /** how much enterprises ask for it, from 0 on */
  wanted: number
  levels?: number
  masteredFrom?: number
}
export type ItemType = {
  name: Pair
  part: Row<'trainingItem'>['part']
  hours: number
  /** which skills of the programme, by number */
  skills: number[]
  production?: true
}
export type CertificateType = {
  name: Pair
  type: Row<'certificate'>['certificateType']
  level?: Pair | null
  issuer: Pair
  /** of a hundred graduates so many hold it */
  share: number
  skills: number[]
  /** for which it is valid; absent: for good */
  years?: number
}
/** What most graduates of a programme do. */
export type DestinationMix = 'works' | 'host' | 'study' | 'free'
export type OutcomeProgramme = {
  /** of a hundred who work so many work in their field */
  field: number
  mix: DestinationMix
  skills: SkillType[]
  items: ItemType[]
  certificates: CertificateType[]
}

/** What the outcomes of the sample college are made of: assets/sample/outcomes.json. */
export type OutcomeCatalogue = {
  /** by the key of the programme */
  programmes: Record<string, OutcomeProgramme>
  /** certificates that students of every programme take */
  common: CertificateType[]
  employers: Pair[]
  schools: Pair[]
  /** why training was not given */
  reasons: Pair[]
  comments: Record<Row<'feedback'>['givenBy'], Pair[]>
  scales: { name: Pair; lowest: number; highest: number; satisfiedFrom: number }[]
  /** `of`: an enterprise of the catalogue */
  services: { of: string; type: Row<'enterpriseService'>['serviceType']; what: Pair; people?: number; hours: number; income: number }[]
  gifts: { of: string; type: Row<'donation'>['giftType']; what: Pair; value: number; yearsAgo: number }[]
  rates: { thing: (typeof RATED_THINGS)[number]; amount: number }[]
  ratesReason: Pair
  targets: { indicator: string; value: number }[]
  targetNote: Pair
  /** what the programme of nursing is to reach in the destination rate */
  nursingTarget: number
  /** why the destination rate went up */
  remark: Pair
  bases: Pair
}
