import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { addDays, mondayOf } from '#domain/base/time.ts'
import { openFile } from '#adapters/files/open-file.ts'
import type { CollegeState } from '#contract/college.ts'
import type { Brought, MergePreview, Sent } from '#contract/exchange.ts'
import type { Option } from '#contract/register.ts'
import { say } from '#words/say.ts'
import { answered, asked, misused, refused } from './answers.ts'
import { clashLine } from './check.ts'
import type { Answer, Call, Command } from './command.ts'

const ROOTS = { enterprise: 'enterprises', placement: 'placements', class: 'classGroups', workshop: 'workshops' } as const
const TABLES = { enterprise: 'enterprise', placement: 'placement', class: 'classGroup', workshop: 'workshop' } as const
const WEEKS_AHEAD = 4
const WEEKS_BACK = 4

/**
 * `bundle create`: takes data along for a laptop, or (`--send`) writes what this computer has to tell; `inspect FILE` shows what a file
 * would do, entry by entry; `merge FILE` brings it in as one change. The passphrase comes from a file or MORTISE_PASSPHRASE, never from
 * the command itself, which others can see.
 */
export const bundle: Command = {
  usage: 'create --out FILE (--send | --label NAME [--enterprise|--class|--workshop|--placement NAME,…] [--from DATE] [--to DATE] [--due DATE]) | inspect FILE | merge FILE [--removals]   [--passphrase-file FILE]',
  options: {
    out: { type: 'string' },
    send: { type: 'boolean' },
    label: { type: 'string' },
    enterprise: { type: 'string' },
    class: { type: 'string' },
    workshop: { type: 'string' },
    placement: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    due: { type: 'string' },
    removals: { type: 'boolean' },
    'passphrase-file': { type: 'string' },
  },
  takes: [1, 2],
  makesFolder: ([what]) => what === 'merge',
  async run(call) {
    const [what, file] = call.positionals
    const passphrase = await passphraseOf(call)
    if (what === 'create' && file === undefined) return call.values['send'] ? send(call, passphrase) : take(call, passphrase)
    if ((what === 'inspect' || what === 'merge') && file !== undefined) {
      const source = { file: await openFile(file), passphrase: passphrase ?? null }
      return what === 'inspect' ? inspect(call, source) : bring(call, source)
    }
    return misused(call.language, 'cli.bundle.which')
  },
}

async function passphraseOf({ values, io }: Call): Promise<string | undefined> {
  const file = values['passphrase-file']
  return typeof file === 'string' ? (await readFile(resolve(file), 'utf8')).replace(/\r?\n$/, '') : io.env['MORTISE_PASSPHRASE']
}

async function take(call: Call, passphrase: string | undefined): Promise<Answer> {
  const { label, due, out } = call.values
  if (typeof label !== 'string' || typeof out !== 'string') return misused(call.language, 'cli.bundle.which')
  if (passphrase === undefined) return misused(call.language, 'cli.bundle.passphrase')
  const state = await asked(call, 'college.state', {})
  if (!('value' in state)) return answered(call, state, () => [])
  const monday = mondayOf((state.value as CollegeState).today) // the name fixes it
  const scope: Record<string, unknown> = { from: call.values['from'] ?? addDays(monday, -7 * WEEKS_BACK), to: call.values['to'] ?? addDays(monday, 7 * WEEKS_AHEAD - 1) }
  for (const root of Object.keys(ROOTS) as (keyof typeof ROOTS)[]) {
    const named = call.values[root]
    if (typeof named !== 'string') continue
    const list = await asked(call, 'register.options', { table: TABLES[root] })
    if (!('value' in list)) return answered(call, list, () => [])
    const ids: string[] = []
    for (const name of named.split(',').map(n => n.trim())) {
      const found = (list.value as Option[]).find(o => o.id === name || o.name === name)
      if (!found) return refused({ code: 'name.unknown', facts: { name, table: `table.${TABLES[root]}` } }, call.language)
      ids.push(found.id)
    }
    scope[ROOTS[root]] = ids
  }
  return written(call, await asked(call, 'exchange.take', { scope, label, passphrase, ...placeOf(out), ...(due === undefined ? {} : { dueBack: due }) }))
}

async function send(call: Call, passphrase: string | undefined): Promise<Answer> {
  const { out } = call.values
  if (typeof out !== 'string') return misused(call.language, 'cli.bundle.which')
  return written(call, await asked(call, 'exchange.send', { ...placeOf(out), ...(passphrase === undefined ? {} : { passphrase }) }))
}

function placeOf(out: string): { folder: string; name: string } {
  return { folder: dirname(resolve(out)), name: basename(out) }
}

function written(call: Call, frame: Awaited<ReturnType<typeof asked>>): Answer {
  return answered<Sent>(call, frame, ({ path, bytes, records, photos }) => [say(call.language, 'cli.written', { file: path, bytes }), say(call.language, 'cli.bundle.holds', { records, photos })])
}

async function inspect(call: Call, source: unknown): Promise<Answer> {
  return answered<MergePreview>(call, await asked(call, 'exchange.look', source), ({ told, counts, entries, clashes, nothingNew }) => [
    say(call.language, 'cli.bundle.from', { name: told.deviceName, made: told.made, school: told.schoolName }),
    nothingNew ? say(call.language, 'cli.bundle.nothing') : say(call.language, 'cli.bundle.would', counts),
    ...entries.map(e => `  ${say(call.language, 'cli.bundle.entry', { kind: say(call.language, `exchange.kind.${e.kind}`), table: e.table, name: e.name, by: e.by })}`),
    ...clashes.map(c => clashLine(c, call.language)),
  ])
}

async function bring(call: Call, source: object): Promise<Answer> {
  return answered<Brought>(call, await asked(call, 'exchange.bring', { ...source, removals: call.values['removals'] === true }), ({ counts, conflicts, clashes }) => [
    say(call.language, Object.entries(counts).some(([kind, n]) => n && kind !== 'same') ? 'cli.bundle.done' : 'cli.bundle.nothing', counts),
    ...(conflicts ? [say(call.language, 'cli.bundle.conflicts', { n: conflicts })] : []),
    ...clashes.map(c => clashLine(c, call.language)),
  ])
}
