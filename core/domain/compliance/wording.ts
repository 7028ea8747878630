import type { Facts } from '../base/decision.ts'
import type { Finding, Issue } from './pack.ts'

/** A sentence by its key, with facts of which some are keys of words themselves. */
export type Wording = { code: string; facts: Facts }
type Worded = Pick<Issue, 'cure' | 'facts' | 'records'>

/** Lists in facts, and the words that stand for their items. */
const LISTS: Readonly<Record<string, readonly [fact: string, words: string]>> = {
  completeAssessment: ['items', 'choice.assessedItems'],
  completeAgreement: ['missing', 'choice.agreementContents'],
  completePlan: ['missing', 'field.internshipPlan'],
  decideHost: ['missing', 'compliance.missing'],
  nameSupervisor: ['missing', 'compliance.missing'],
  signAgreement: ['missing', 'compliance.signer'],
  assess: ['missing', 'compliance.missing'],
  archive: ['missing', 'compliance.archive'],
  saferPost: ['hazards', 'choice.hazards'],
}

/** What is not as it should be, with its figures: worded by `breach.<cure>`, or by `breach.<cure>.<which>` where one cure has several reasons. */
export function issueWording(f: Worded): Wording {
  const which = reasonOf(f)
  return { code: `breach.${f.cure}${which ? `.${which}` : ''}`, facts: wordedFacts(f) }
}

/** What would put it right: worded by `cure.<cure>`. */
export function cureWording(f: Worded): Wording {
  return { code: `cure.${f.cure}`, facts: wordedFacts(f) }
}

/** What the rule demands: worded by `rule.<pack>.<rule>`. */
export function ruleWording(f: Pick<Finding, 'pack' | 'rule'>): Wording {
  return { code: `rule.${f.pack}.${f.rule}`, facts: {} }
}

/** Papers that must be there before the first day: missing altogether, or late. */
const PAPERS = new Set(['checkCredit', 'checkSafety', 'assessHost', 'datePlan', 'getConsent', 'getApplication', 'approve', 'signAgreement', 'signChange', 'train', 'lodgingConsent', 'fileAcross', 'fileAbroad'])

function reasonOf({ cure, facts, records }: Worded): string {
  if (PAPERS.has(cure)) return facts.on === undefined ? 'missing' : 'late'
  if (cure === 'otherHost' || cure === 'moveShift') return String(facts.why)
  if (cure === 'completeAssessment') return isEmpty(facts.items) ? 'author' : ''
  if (cure === 'sparingPost') return facts.reached === undefined ? '' : 'minor'
  if (cure === 'raisePay') return facts.pay === null ? 'unknown' : ''
  if (cure === 'fewerInterns' || cure === 'recordStaff') return records[0]?.startsWith('post:') ? 'post' : ''
  return ''
}

function wordedFacts({ cure, facts }: Worded): Facts {
  const [fact, words] = LISTS[cure] ?? []
  const { hazards, intensity, limit, share, interns, staff, minutes, most } = facts
  return {
    ...facts,
    ...(fact && Array.isArray(facts[fact]) ? { [fact]: facts[fact].map(item => `${words}.${item}`) } : {}),
    ...(cure === 'sparingPost' ? { marks: [...(hazards as string[]).map(h => `choice.hazards.${h}`), ...(intensity === null ? [] : [`compliance.intensity.${intensity}`])] } : {}),
    ...(cure === 'lighterPost' ? { intensity: `choice.labourIntensity.${intensity}`, limit: `choice.labourIntensity.${limit}` } : {}),
    ...(typeof share === 'number' ? { limit: percent(share), percent: percent(Number(interns) / Number(staff)) } : {}),
    ...(typeof minutes === 'number' ? { hours: minutes / 60, mostHours: Number(most) / 60 } : {}),
    ...(cure === 'otherHost' && facts.venue ? { venue: `choice.venueType.${facts.venue}` } : {}),
    ...(cure === 'payMoney' ? { form: `choice.payForm.${facts.form}` } : {}),
    ...(cure === 'payStudent' ? { payee: `choice.payee.${facts.payee}` } : {}),
  }
}

/** Per cent with one digit after the point; a division by nobody is the whole. */
function percent(share: number): number {
  return Number.isFinite(share) ? Math.round(share * 1000) / 10 : 100
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0
}
