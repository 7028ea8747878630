import { parseArgs } from 'node:util'
import { board } from './board.ts'
import { calm } from './calm.ts'
import { conflict } from './conflict.ts'
import { exchange, tellExchange } from './exchange.ts'
import { find } from './find.ts'
import { freeSlot } from './free-slot.ts'
import { internships } from './internships.ts'
import { lists } from './lists.ts'
import { matching } from './matching.ts'
import { pack } from './pack.ts'
import { outcomes } from './outcomes.ts'
import { machineText, measurementText, type Bench, type Measurement } from './report.ts'
import { roster } from './roster.ts'
import { series } from './series.ts'
import { start } from './start.ts'
import { store } from './store.ts'
import { storeMillion, tellMillion } from './store-million.ts'
import { timetable } from './timetable.ts'

const BENCHES: Record<string, Bench> = { calm, conflict, 'free-slot': freeSlot, series, board, matching, lists, roster, timetable, internships, outcomes, pack, find, start, exchange, store, 'store-million': storeMillion }
const DEFAULT_SEED = 20261123
/** What is promised within a longer time than a second takes that time, if none is given. */
const PROMISED_SECONDS: Record<string, number> = { roster: 60, timetable: 60 }

/** Runs the named benches, or all; prints figures as they come, or one JSON document. Exit 0 when every goal is reached, 1 if not, 2 for a wrong call. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { only: { type: 'string' }, json: { type: 'boolean' }, seed: { type: 'string' }, seconds: { type: 'string' }, instances: { type: 'string' }, seeds: { type: 'string' } },
  })
  const names = [...positionals, ...(values.only?.split(',') ?? [])]
  const unknown = names.find(name => !Object.hasOwn(BENCHES, name))
  if (unknown !== undefined) {
    process.stderr.write(`There is no bench "${unknown}". There are: ${Object.keys(BENCHES).join(', ')}\n`)
    return 2
  }
  const seed = Number(values.seed ?? DEFAULT_SEED)
  const machine = machineText()
  if (!values.json) process.stdout.write(`${machine}\n`)
  const measurements: Measurement[] = []
  for (const name of names.length ? names : Object.keys(BENCHES)) {
    const options = { seed, seconds: Number(values.seconds ?? PROMISED_SECONDS[name] ?? 1), ...(values.instances ? { instances: values.instances.split(',') } : {}), ...(values.seeds ? { seeds: Number(values.seeds) } : {}) }
    for (const measured of await BENCHES[name]!(options)) {
      measurements.push(measured)
      if (!values.json) process.stdout.write(`\n${measurementText(measured)}\n`)
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ machine, at: new Date().toISOString(), measurements }, null, 2)}\n`)
  return measurements.every(m => m.goals.every(g => g.met)) ? 0 : 1
}

const [, , role, what, path] = process.argv
if (role === '--million') await tellMillion(what!, path!)
else if (role === '--exchange') await tellExchange(what!, path!)
else process.exitCode = await main(process.argv.slice(2))
