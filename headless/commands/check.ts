import { addDays } from '#domain/base/time.ts'
import { cureWording, issueWording } from '#domain/compliance/wording.ts'
import type { ClashList } from '#contract/booking.ts'
import type { CollegeState } from '#contract/college.ts'
import { PACK_IDS, type PackId } from '#domain/compliance/pack.ts'
import type { ComplianceBoard, FindingRow } from '#contract/compliance.ts'
import { dayText, say, type Language } from '#words/say.ts'
import { answered, asked, misused } from './answers.ts'
import type { Call, Command } from './command.ts'

type Findings = { total: number; rows: FindingRow[] }
type Checked = ClashList & { compliance: Omit<ComplianceBoard, 'rules' | 'worst'> & { pack: PackId; findings: FindingRow[] } }

/** Findings that are told to people line by line; the document holds all of them. */
const TOLD = 40

/**
 * `check`: every clash that stands in the bookings, over all terms unless dates are given, and every rule of internships that is broken
 * today. A double booking is exit code 1, and so is what must be put right and nobody answers for; the rest is only told.
 */
export const check: Command = {
  usage: `[--from DATE] [--to DATE] [--pack ${PACK_IDS.join('|')}]`,
  options: { from: { type: 'string' }, to: { type: 'string' }, pack: { type: 'string' } },
  takes: [0, 0],
  async run(call) {
    const pack = PACK_IDS.find(id => id === (call.values['pack'] ?? PACK_IDS[0]))
    if (!pack) return misused(call.language, 'cli.badChoice', { option: '--pack', choices: PACK_IDS.join(', ') })
    const state = await asked(call, 'college.state', {})
    if (!('value' in state)) return answered(call, state, () => [])
    const { terms, today } = state.value as CollegeState // the name fixes it
    const last = terms.at(-1)
    const from = call.values['from'] ?? terms[0]?.start ?? today
    const to = call.values['to'] ?? (last ? addDays(last.start, last.weeks * 7 - 1) : today)
    const clashes = await asked(call, 'booking.clashList', { from, to })
    if (!('value' in clashes)) return answered(call, clashes, () => [])
    const rules = await checkedRules(call, pack, today)
    if (!('value' in rules)) return answered(call, rules, () => [])
    return answered<Checked>(
      call,
      { value: { ...(clashes.value as ClashList), compliance: rules.value }, seq: clashes.seq },
      checked => [...clashLines(checked, call.language), ...ruleLines(checked.compliance, call.language)],
      ({ hard, compliance }) => (hard || compliance.counts.E ? 1 : 0),
    )
  },
}

/** How the internships stand by the rules, with every finding. */
async function checkedRules(call: Call, pack: PackId, day: string) {
  const board = await asked(call, 'compliance.board', { day, pack })
  if (!('value' in board)) return board
  const found = await asked(call, 'compliance.findings', { day, pack, limit: 100_000 })
  if (!('value' in found)) return found
  const { placements, hosts, counts } = board.value as ComplianceBoard // the names fix both
  return { value: { day, pack, placements, hosts, counts, findings: (found.value as Findings).rows } }
}

function clashLines({ clashes, hard, soft }: ClashList, language: Language): string[] {
  if (!clashes.length) return [say(language, 'cli.check.none')]
  return [
    say(language, 'cli.check.found', { hard, soft }),
    ...clashes.map(c => clashLine(c, language)),
  ]
}

/** A clash in a line of its own: the day, whose booking, and what stands against it. */
export function clashLine({ date, title, rule, facts }: ClashList['clashes'][number], language: Language): string {
  return `  ${dayText(date, language)}  ${title}: ${say(language, `refusal.${rule}`, { date, ...facts })}`
}

/** Nothing where nobody is on an internship: then there is nothing to judge. */
function ruleLines({ day, pack, placements, counts, findings }: Checked['compliance'], language: Language): string[] {
  if (!placements && !findings.length) return []
  const lines = findings.slice(0, TOLD).map(f => {
    const [issue, cure] = [issueWording(f), cureWording(f)]
    const whom = f.host && f.host !== f.name ? `${f.name} · ${f.host}` : f.name
    const mark = say(language, `compliance.severity.${f.severity}`)
    return `  ${f.rule} [${f.answer ? say(language, 'compliance.answered') : mark}]  ${whom}: ${say(language, issue.code, issue.facts)} → ${say(language, cure.code, cure.facts)}`
  })
  return [
    say(language, 'cli.check.rules', { day, pack: `compliance.pack.${pack}`, ...counts }),
    ...lines,
    ...(findings.length > TOLD ? [say(language, 'cli.check.rules.more', { n: findings.length - TOLD })] : []),
  ]
}
