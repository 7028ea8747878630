import { parametersOf } from '../../compliance/stance.ts'
import { CN_2021_4 } from '../../compliance/packs/cn-2021-4.ts'
import { COLLEGE_ID } from '../../records/college.ts'
import type { Post } from '../../records/host.ts'
import type { World } from '../../world.ts'
import { namesOf } from '../lookup.ts'
import type { Block, Text } from '../model.ts'
import { names, span } from './phrases.ts'
import { asOn, type Placed } from './placed.ts'
import { mostHours } from './shift-codes.ts'

type Fact = { label: Text; value: Text }

/** What the nine contents of Art. 15 are for this placement, as far as the office's data say; the rest is left to be written in. */
export function contentBlocks(world: World, p: Placed): Block[] {
  const inAgreement = new Set<string>(p.placement.agreementContents ?? [])
  return [parties, place, living, pay, protection, insurance, assessment, breach, others].flatMap((content, i): Block[] => {
    const item = String(i + 1)
    const signed = p.placement.hostSignedOn ? (inAgreement.has(item) ? 'report.agreement.in' : 'report.agreement.notIn') : 'report.agreement.open'
    return [
      { kind: 'heading', text: { parts: [{ code: `choice.agreementContents.${item}` }, { code: signed }] } },
      { kind: 'facts', columns: content === breach || content === others ? 1 : 2, items: content(world, p) },
    ]
  })
}

function fact(label: string, value: Text | undefined): Fact {
  return { label: { code: `report.agreement.${label}` }, value: value ?? '' }
}

/** One more line to write on. */
const BLANK: Fact = { label: '', value: '' }

/** What is so at the post; where the placement had several, each with its name before it. */
function byPost(world: World, p: Placed, tell: (post: Post) => Text): Text {
  const posts = [...new Set(p.segments.flatMap(s => s.postId ?? []))].flatMap(id => world.tables.post.get(id) ?? [])
  if (posts.length === 1) return tell(posts[0]!)
  return { parts: posts.flatMap(post => (tell(post) === '' ? [] : [post.name, tell(post)])) }
}

function parties(world: World, p: Placed): Fact[] {
  const { enterprise, teacher, contact, programme } = world.tables
  const host = enterprise.get(p.placement.enterpriseId)
  const first = p.segments[0]!
  return [
    fact('college', world.tables.college.get(COLLEGE_ID)?.name),
    fact('host', host?.name),
    fact('creditCode', host?.creditCode),
    fact('address', host?.address),
    fact('student', { parts: [p.student?.name ?? '', p.student?.number ?? ''] }),
    fact('class', { parts: [(p.group?.programmeId && programme.get(p.group.programmeId)?.name) || '', p.group?.name ?? ''] }),
    fact('guardian', p.student?.guardianName),
    fact('birthDate', p.student?.birthDate),
    fact('tutor', first.tutorId && teacher.get(first.tutorId)?.name),
    fact('mentor', first.mentorId && contact.get(first.mentorId)?.name),
  ]
}

function place(world: World, p: Placed): Fact[] {
  const { enterprise, post, batch, internshipPlan } = world.tables
  const last = asOn(p, p.to)
  const host = enterprise.get(last.enterpriseId)
  const plan = internshipPlan.get(batch.get(p.placement.batchId ?? '')?.planId ?? '')
  return [
    fact('kind', { code: `choice.kind.${p.placement.kind}` }),
    fact('days', span(p.from, p.to)),
    fact('hosts', names(namesOf(enterprise, [...new Set(p.segments.map(s => s.enterpriseId))]))),
    fact('place', [host?.province, host?.city, host?.address].filter(part => part !== undefined).join(' ')),
    fact('post', names(namesOf(post, [...new Set(p.segments.flatMap(s => s.postId ?? []))]))),
    fact('content', p.placement.content ?? plan?.tasks),
    fact('goals', plan?.goals),
    fact('standards', plan?.standards),
  ]
}

function living(world: World, p: Placed): Fact[] {
  const most = mostHours(world, p.from)
  const host = world.tables.enterprise.get(asOn(p, p.to).enterpriseId)
  const rest: readonly string[] = host?.restDays ?? ['6', '7']
  return [
    fact('lodging', p.placement.lodging && { code: `choice.lodging.${p.placement.lodging}` }),
    fact('lodgingConsent', p.placement.lodgingConsentOn),
    fact('hours', { code: 'report.agreement.mostHours', facts: most }),
    fact('rest', { parts: rest.map(day => ({ code: `choice.restDays.${day}` })) }),
    fact('holidays', { code: 'report.agreement.holidaysOff' }),
    fact('leave', { code: 'report.agreement.leaveAsked' }),
  ]
}

function pay(world: World, p: Placed): Fact[] {
  const { pay: own, payForm, payee, payDays } = p.placement
  const monthly = (amount: number | undefined): Text => (amount === undefined ? '' : { code: 'report.agreement.aMonth', facts: { amount } })
  const floor = parametersOf(CN_2021_4, CN_2021_4.rules.find(r => r.test === 'payFloor')!, p.from, { settings: [...world.tables.ruleSetting.values()] })
  return [
    fact('pay', own === undefined ? byPost(world, p, post => monthly(post.pay)) : monthly(own)),
    fact('wage', byPost(world, p, post => monthly(post.wage))),
    fact('payForm', payForm && { code: `choice.payForm.${payForm}` }),
    fact('payee', payee && { code: `choice.payee.${payee}` }),
    fact('payDays', payDays === undefined ? '' : { code: 'report.agreement.every', facts: { days: payDays } }),
    fact('payFloor', { code: 'report.agreement.floor', facts: { share: Math.round(Number(floor['share']) * 100) } }),
  ]
}

function protection(world: World, p: Placed): Fact[] {
  return [
    fact('hazards', byPost(world, p, ({ hazards }) => (hazards?.length ? { parts: hazards.map(hazard => ({ code: `choice.hazards.${hazard}` })) } : { code: 'report.agreement.noHazards' }))),
    fact('intensity', byPost(world, p, ({ labourIntensity }) => (labourIntensity ? { code: `choice.labourIntensity.${labourIntensity}` } : ''))),
    fact('training', p.placement.trainedOn),
    fact('equipment', ''),
  ]
}

function insurance(_: World, p: Placed): Fact[] {
  const { policyNo, insuredFrom, insuredTo, insurancePaidBy } = p.placement
  return [
    fact('policyNo', policyNo),
    fact('insured', insuredFrom && insuredTo ? span(insuredFrom, insuredTo) : ''),
    fact('paidBy', insurancePaidBy && { code: `choice.insurancePaidBy.${insurancePaidBy}` }),
    fact('accident', { code: 'report.agreement.accidentWay' }),
  ]
}

function assessment(world: World, p: Placed): Fact[] {
  const plan = world.tables.internshipPlan.get(world.tables.batch.get(p.placement.batchId ?? '')?.planId ?? '')
  return [fact('assessed', { code: 'report.agreement.bothWays' }), fact('assessment', plan?.assessment)]
}

function breach(): Fact[] {
  return [fact('breach', ''), BLANK, BLANK]
}

function others(world: World, p: Placed): Fact[] {
  const batch = world.tables.batch.get(p.placement.batchId ?? '')
  return [
    fact('noFees', p.placement.noFees ? { code: 'report.agreement.noFeesTaken' } : ''),
    fact('filing', names([batch?.filingNo, p.placement.crossFilingNo].filter(part => part !== undefined))),
    fact('other', ''),
    BLANK,
  ]
}
