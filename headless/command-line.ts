import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FileRefusal } from '#app/ports.ts'
import { late } from '#domain/base/late.ts'
import { createPrinter } from '#adapters/print/chromium-printer.ts'
import { reasonOf } from '#adapters/storage/disk.ts'
import { isDataFolder } from '#adapters/storage/data-folder.ts'
import { defaultDataFolder } from '#adapters/system/places.ts'
import { LANGUAGES, say, type Language } from '#words/say.ts'
import { startCollege, type College } from './college.ts'
import type { Host, HostParts } from './compose.ts'
import { commands } from './commands/all.ts'
import { misused, refused } from './commands/answers.ts'
import { startThread } from './start-thread.ts'
import type { Answer, Call, Command, Io } from './commands/command.ts'

const EVERYWHERE = { data: { type: 'string' }, 'password-file': { type: 'string' }, json: { type: 'boolean' }, language: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/**
 * Runs one command and returns its exit code: 0, 1 (refused, or findings) or 2 (wrongly called).
 * stdout gets the result and nothing else; everything that a person is told besides goes to stderr.
 */
export async function runCommandLine(args: string[], io: Io): Promise<0 | 1 | 2> {
  const json = args.includes('--json')
  const answer = await answerTo(args, io, json)
  if (json) {
    if (answer.document !== undefined) io.out(JSON.stringify(answer.document))
  } else {
    for (const line of answer.lines) (answer.code === 0 ? io.out : io.hint)(line)
  }
  return answer.code
}

async function answerTo(args: string[], io: Io, json: boolean): Promise<Answer> {
  const guessed = late(() => languageOf(io.env))
  const [name = '', ...rest] = args
  if (name === '' || name === 'help' || name === '--help' || name === '-h') return help(guessed())
  if (name.startsWith('-')) return misused(guessed(), 'cli.optionFirst', { option: name })
  const command = Object.hasOwn(commands, name) ? await commands[name]!() : undefined
  if (!command) return misused(guessed(), 'cli.unknownCommand', { name })

  let parsed: { values: Call['values']; positionals: string[] }
  try {
    parsed = parseArgs({ args: rest, options: { ...EVERYWHERE, ...command.options }, allowPositionals: true, strict: true }) as typeof parsed
  } catch (error) {
    return misused(guessed(), 'cli.badOption', { reason: (error as Error).message.split('.')[0], usage: usageOf(name, command) })
  }
  const { values, positionals } = parsed
  const language = (values['language'] as Language | undefined) ?? guessed()
  if (!LANGUAGES.includes(language)) return misused(guessed(), 'cli.badChoice', { option: '--language', choices: LANGUAGES.join(', ') })
  if (values['help']) return { code: 0, document: { usage: usageOf(name, command) }, lines: [usageOf(name, command), say(language, `cli.${name}`)] }
  const [least, most] = command.takes
  if (positionals.length < least || positionals.length > most) return misused(language, 'cli.usage', { usage: usageOf(name, command) })

  let host: Promise<Host> | undefined
  let college: College | undefined
  const password = () => passwordFrom(values['password-file'], io.env)
  const now = io.env['MORTISE_NOW']
  const printer = io.printer ?? createPrinter({ screens: io.screens })
  const folder = String(values['data'] ?? io.env['MORTISE_DATA'] ?? defaultDataFolder())
  const call: Call = {
    positionals,
    values,
    folder,
    language,
    json,
    io,
    host: () => (host ??= opened({ folder, printer, password: password(), threads: io.threads, ...(now ? { now } : {}) }, command, positionals)),
    college: async () => (college = await startCollege(io.thread ?? startThread(new URL('college-thread.mjs', io.threads)), { folder, password: password(), now, threads: io.threads.href }, printer)),
  }
  try {
    return await command.run(call)
  } catch (error) {
    if (error instanceof FileRefusal) return refused({ code: error.code, facts: error.facts }, language)
    throw error
  } finally {
    await (await host?.catch(() => undefined))?.close()
    await college?.close()
    await printer.close()
  }
}

async function opened(parts: HostParts, { makesFolder }: Command, positionals: readonly string[]): Promise<Host> {
  if (!makesFolder?.(positionals) && !isDataFolder(parts.folder)) throw new FileRefusal('folder.none', { folder: parts.folder })
  const { compose } = await import('./compose.ts')
  return compose(parts)
}

/** From a file, whose last line feed doesn't count, or from the environment; never from the command line, which others can see. */
function passwordFrom(file: string | boolean | undefined, env: NodeJS.ProcessEnv): string | undefined {
  if (file === undefined) return env['MORTISE_PASSWORD'] || undefined
  try {
    return readFileSync(String(file), 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    throw new FileRefusal('protection.file', { file, reason: reasonOf(error) })
  }
}

async function help(language: Language): Promise<Answer> {
  const rows = await Promise.all(Object.entries(commands).map(async ([name, load]) => [usageOf(name, await load()), say(language, `cli.${name}`)] as const))
  const width = Math.max(...rows.map(([usage]) => usage.length))
  return {
    code: 0,
    document: { commands: Object.fromEntries(rows) },
    lines: [say(language, 'cli.help'), '', ...rows.map(([usage, text]) => `  ${usage.padEnd(width)}  ${text}`), '', say(language, 'cli.help.everywhere')],
  }
}

function usageOf(name: string, command: Command): string {
  return `mortise ${name} ${command.usage}`.trim()
}

/** Chinese where the system speaks Chinese, else English. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  const chosen = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(chosen) ? 'zh-CN' : 'en'
}
