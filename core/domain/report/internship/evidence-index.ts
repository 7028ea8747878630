import type { ComplianceWatch } from '../../compliance/watch.ts'
import type { World } from '../../world.ts'
import { NAME_LINES, type TableBlock, type Text } from '../model.ts'
import { agreementOf } from './papers.ts'
import { asOn, type Placed } from './placed.ts'

/** Which paper or record proves each thing, one placement a line: what an inspector asks for, and where the date or number of it is. */
export function evidenceIndex(world: World, placed: readonly Placed[], watch: ComplianceWatch): TableBlock {
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.studentNo' }, width: 7.5 },
      { head: { code: 'report.column.student' }, width: 6.5, mostLines: NAME_LINES },
      { head: { code: 'report.column.host' }, width: 12.5, mostLines: NAME_LINES },
      { head: { code: 'report.evidence.consent' }, width: 7 },
      { head: { code: 'report.evidence.agreement' }, width: 7 },
      { head: { code: 'report.evidence.policy' }, width: 9 },
      { head: { code: 'report.evidence.insured' }, width: 14 },
      { head: { code: 'report.evidence.training' }, width: 7 },
      { head: { code: 'report.evidence.visits' }, width: 9.5 },
      { head: { code: 'report.evidence.journals' }, width: 9.5 },
      { head: { code: 'report.evidence.filing' }, width: 10.5 },
    ],
    groups: [{ rows: placed.map(p => rowOf(world, p, watch)) }],
    empty: { code: 'report.compliance.nobody' },
  }
}

function rowOf(world: World, p: Placed, watch: ComplianceWatch): Text[] {
  const { placement: x } = p
  const c = watch.caseOf(x.id)
  const many = (dates: readonly string[]): Text => (dates.length ? { code: 'report.evidence.many', facts: { count: dates.length, last: dates.toSorted().at(-1) } } : '□')
  return [
    p.student?.number ?? '',
    p.student?.name ?? x.studentId,
    world.tables.enterprise.get(asOn(p, p.to).enterpriseId)?.name ?? '',
    x.kind === 'visit' ? '–' : (x.consentOn ?? '□'),
    x.kind === 'visit' ? '–' : (agreementOf(p).on ?? '□'),
    x.policyNo ?? '□',
    x.insuredFrom && x.insuredTo ? `${x.insuredFrom} – ${x.insuredTo}` : '□',
    x.trainedOn ?? '□',
    many((c?.visits ?? []).map(v => v.date)),
    many((c?.journals ?? []).map(j => j.date)),
    c?.batch?.filingNo ?? '□',
  ]
}
