import { z } from 'zod'
import { contract } from '#contract/contract.ts'
import { say } from '#words/say.ts'
import { answered, asked, misused } from './answers.ts'
import type { Answer, Call, Command } from './command.ts'

/** `run NAME JSON` reaches every command and job; `run -` answers a line a line, each only once it is durable. */
export const run: Command = {
  usage: 'NAME [JSON] | -',
  options: {},
  takes: [1, 2],
  run: call => (call.positionals[0] === '-' ? runLines(call) : reach(call, 'run')),
}

/** `ask NAME JSON` reaches every query. */
export const ask: Command = { usage: 'NAME [JSON]', options: {}, takes: [1, 2], run: call => reach(call, 'ask') }

async function reach(call: Call, by: 'run' | 'ask'): Promise<Answer> {
  const [name = '', text = '{}'] = call.positionals
  const other = isQuery(name) ? 'ask' : isChange(name) ? 'run' : by
  if (other !== by) return misused(call.language, 'cli.otherKind', { name, other })
  const input = parsed(text)
  if (!input) return misused(call.language, 'cli.notJson', { text: text.slice(0, 80) })
  return answered(call, await asked(call, name, input.json), value => [JSON.stringify(value, null, 2)])
}

function isQuery(name: string): boolean {
  return Object.hasOwn(contract.queries, name)
}

function isChange(name: string): boolean {
  return Object.hasOwn(contract.commands, name) || Object.hasOwn(contract.jobs, name)
}

async function runLines(call: Call): Promise<Answer> {
  let failed = false
  let stopped = false
  void call.io.stopped.then(() => (stopped = true))
  for await (const line of call.io.lines()) {
    if (stopped) break
    if (!line.trim()) continue
    const input = parsed(line)
    const { name, input: given } = (input?.json ?? {}) as { name?: unknown; input?: unknown }
    if (typeof name !== 'string') {
      call.io.out(JSON.stringify({ refusal: { code: 'line.invalid', facts: { line: line.slice(0, 80) } } }))
      failed = true
      continue
    }
    const frame = await asked(call, name, given ?? {})
    failed ||= !('value' in frame)
    call.io.out(JSON.stringify(frame))
  }
  return { code: failed ? 1 : 0, document: undefined, lines: [] }
}

/** `contract`: all names with the JSON Schema of what they take. */
export const contractList: Command = {
  usage: '[NAME]',
  options: {},
  takes: [0, 1],
  async run(call) {
    const [only] = call.positionals
    const all = [...Object.entries(contract.commands), ...Object.entries(contract.queries), ...Object.entries(contract.jobs)] as [string, { kind: string; input: z.ZodType }][]
    const wanted = all.filter(([name]) => !only || name === only)
    if (!wanted.length) return misused(call.language, 'cli.unknownName', { name: only })
    const document = Object.fromEntries(
      wanted.map(([name, { kind, input }]) => [name, { kind, input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) }]),
    )
    const lines = only
      ? [JSON.stringify(document[only], null, 2)]
      : wanted.map(([name, { kind }]) => `${say(call.language, `cli.kind.${kind}`)}\t${name}`)
    return { code: 0, document, lines }
  },
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}
