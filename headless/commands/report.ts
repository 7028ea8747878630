import type { FileOut } from '#contract/define.ts'
import type { PackRow } from '#contract/pack.ts'
import type { Option } from '#contract/register.ts'
import type { ReportEntry } from '#domain/report/reports.ts'
import { answered, asked, misused, refused } from './answers.ts'
import type { Call, Command } from './command.ts'
import { writeOut } from './write-out.ts'

/**
 * `report NAME [key=value …] --out FILE.pdf`: a record may be named instead of given by its id, and a bare word is what the report asks for
 * first: `report pack "Monday's meeting"`. `--list` names the reports and what they take; `report pack --list` the packs.
 */
export const report: Command = {
  usage: 'NAME [KEY=VALUE …] --out FILE.pdf | --list',
  options: { out: { type: 'string' }, list: { type: 'boolean' } },
  takes: [0, 20],
  async run(call) {
    const listed = await asked(call, 'report.list', {})
    if (!('value' in listed)) return answered(call, listed, () => [])
    const entries = listed.value as ReportEntry[] // the name fixes it
    const [name, ...pairs] = call.positionals
    if (call.values['list'] && name === 'pack') return answered<PackRow[]>(call, await asked(call, 'pack.list', {}), packs => packs.map(({ pack }) => pack.name))
    if (call.values['list']) return answered<ReportEntry[]>(call, listed, all => all.map(e => `${e.name}\t${e.params.map(paramText).join(' ')}`))
    const out = call.values['out']
    const entry = entries.find(e => e.name === name)
    if (!entry || typeof out !== 'string') return misused(call.language, 'cli.report.which', { names: entries.map(e => e.name) })

    const params: Record<string, string> = {}
    const [first] = entry.params
    for (const [i, pair] of pairs.entries()) {
      const at = pair.indexOf('=')
      if (at < 1 && i === 0 && first?.kind === 'ref') params[first.name] = pair
      else if (at < 1) return misused(call.language, 'cli.report.pair', { pair })
      else params[pair.slice(0, at)] = pair.slice(at + 1)
    }
    const problem = await resolveNames(call, entry, params)
    if (problem) return refused(problem, call.language)
    const frame = await asked(call, 'report.pdf', { name, params, language: call.language })
    if (!('value' in frame)) return answered(call, frame, () => [])
    return writeOut(call, out, frame.value as FileOut) // the name fixes it
  },
}

function paramText({ name, options, table }: ReportEntry['params'][number]): string {
  return `${name}=${options ? options.join('|') : (table ?? 'text')}`
}

/** Puts ids where names were given; a name that fits nothing, or several, is a refusal. */
async function resolveNames(call: Call, entry: ReportEntry, params: Record<string, string>): Promise<{ code: string; facts: Record<string, unknown> } | null> {
  for (const { name, kind, table: declared } of entry.params) {
    const given = params[name]
    const table = declared?.startsWith('{') ? params[declared.slice(1, -1)] : declared
    if (kind !== 'ref' || given === undefined || !table || given.startsWith(`${table}:`)) continue
    if (table === 'placement' || table === 'packTemplate') continue // the report finds it by the student's number or name, or by its own name
    const frame = await asked(call, 'register.options', { table })
    const options = 'value' in frame ? (frame.value as Option[]) : []
    const exact = options.filter(o => o.name === given || o.hint?.split(' · ').includes(given))
    const near = exact.length ? exact : options.filter(o => o.name.includes(given))
    if (near.length !== 1) return { code: near.length ? 'name.several' : 'name.unknown', facts: { name: given, found: near.slice(0, 5).map(o => o.name), table: `table.${table}` } }
    params[name] = near[0]!.id
  }
  return null
}
