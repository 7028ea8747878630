import type { Finding, RulePack } from '../../compliance/pack.ts'
import { findingPage, type NamedFinding } from '../../compliance/board.ts'
import { cureWording, issueWording, ruleWording } from '../../compliance/wording.ts'
import type { ComplianceWatch } from '../../compliance/watch.ts'
import type { LocalDate } from '../../base/time.ts'
import { nameOf } from '../../record-name.ts'
import type { World } from '../../world.ts'
import type { TableBlock, TableGroup, Text } from '../model.ts'
import { number, span } from './phrases.ts'

/** A figure of a finding is told in its own days; an open end is the end of what is known. */
const whenOf = (f: Finding): Text => (f.from === f.to ? f.from : span(f.from, f.to))

function namedIn(world: World, watch: ComplianceWatch, findings: readonly Finding[]): NamedFinding[] {
  return findingPage(world.tables, watch, findings, {}, 0, findings.length).rows
}

function article(f: { article: string }): Text {
  return { code: 'report.article', facts: { article: f.article } }
}

/** Each rule of the pack that data can decide, with how many findings stand against it and how many are answered. */
export function rulesTable(pack: RulePack, findings: readonly Finding[]): TableBlock {
  const rows = pack.rules.map((rule): Text[] => {
    const own = findings.filter(f => f.rule === rule.id)
    const answered = own.filter(f => f.overrideId).length
    const judged = rule.test !== undefined
    return [
      rule.id,
      article(rule),
      ruleWording({ pack: pack.id, rule: rule.id }),
      { code: `report.severity.${rule.severity}` },
      judged ? number(own.length - answered) : { code: `report.decidedBy.${rule.decidedBy ?? 'none'}` },
      answered ? number(answered) : '',
      judged ? (own.length - answered ? '☒' : '☑') : '–',
    ]
  })
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.rule' }, width: 6 },
      { head: { code: 'report.column.article' }, width: 10 },
      { head: { code: 'report.column.asks' }, width: 48 },
      { head: { code: 'report.column.severity' }, width: 10 },
      { head: { code: 'report.column.findings' }, width: 12, align: 'end' },
      { head: { code: 'report.column.answered' }, width: 7, align: 'end' },
      { head: { code: 'report.column.kept' }, width: 7, align: 'center' },
    ],
    groups: [{ rows }],
    empty: '',
  }
}

/** What stands, by rule: whom it is about, on which days, with which figures, and what would cure it. */
export function findingsTable(world: World, watch: ComplianceWatch, pack: RulePack, findings: readonly Finding[]): TableBlock {
  const named = namedIn(world, watch, findings)
  const groups = pack.rules.flatMap((rule): TableGroup[] => {
    const own = named.filter(f => f.rule === rule.id)
    if (!own.length) return []
    return [
      {
        head: { parts: [rule.id, article(rule), ruleWording({ pack: pack.id, rule: rule.id }), { code: 'report.compliance.count', facts: { count: own.length } }] },
        rows: own.map(f => [f.name, f.host === f.name ? '' : f.host, whenOf(f), issueWording(f), cureWording(f)]),
      },
    ]
  })
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.about' }, width: 12 },
      { head: { code: 'report.column.host' }, width: 16 },
      { head: { code: 'report.column.days' }, width: 16 },
      { head: { code: 'report.column.finding' }, width: 31 },
      { head: { code: 'report.column.cure' }, width: 25 },
    ],
    groups,
    empty: { code: 'report.compliance.none' },
  }
}

/** Findings that stay because somebody answers for them: why, by which document, until when. */
export function answeredTable(world: World, watch: ComplianceWatch, findings: readonly Finding[]): TableBlock {
  const rows = namedIn(world, watch, findings).flatMap((f): Text[][] => {
    const answer = f.overrideId === undefined ? undefined : world.tables.findingOverride.get(f.overrideId)
    return answer ? [[f.rule, article(f), f.name, whenOf(f), answer.reason, answer.document ?? '', answer.by, span(answer.from, answer.to)]] : []
  })
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.rule' }, width: 6 },
      { head: { code: 'report.column.article' }, width: 9 },
      { head: { code: 'report.column.about' }, width: 12 },
      { head: { code: 'report.column.days' }, width: 14 },
      { head: { code: 'report.column.reason' }, width: 24 },
      { head: { code: 'report.column.document' }, width: 13 },
      { head: { code: 'report.column.answers' }, width: 8 },
      { head: { code: 'report.column.holds' }, width: 14 },
    ],
    groups: [{ rows }],
    empty: { code: 'report.compliance.noAnswers' },
  }
}

/** Special needs that were reported beforehand and waive rules of Art. 17 on this day (A28). */
export function exemptionTable(world: World, day: LocalDate): TableBlock {
  const rows = [...world.tables.exemption.values()]
    .filter(x => x.from <= day && day <= x.to)
    .map((x): Text[] => [x.filingNo, x.filedOn, nameOf(world.tables, x.postId ?? x.programmeId ?? ''), x.rules, span(x.from, x.to)])
  return {
    kind: 'table',
    columns: [
      { head: { code: 'field.exemption.filingNo' }, width: 22 },
      { head: { code: 'field.exemption.filedOn' }, width: 14 },
      { head: { code: 'report.column.postOrProgramme' }, width: 28 },
      { head: { code: 'field.exemption.rules' }, width: 18 },
      { head: { code: 'report.column.holds' }, width: 18 },
    ],
    groups: [{ rows }],
    empty: { code: 'report.compliance.noExemptions' },
  }
}
