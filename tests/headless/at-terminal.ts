import { join } from 'node:path'
import { runCommandLine } from '../../headless/command-line.ts'

export type Said = { code: number; out: string[]; hints: string[]; json(): Record<string, unknown> }

/** Runs commands as a terminal would, on the folder `data` of a home unless `--data` names another one. */
export function atTerminal(home: string, env: Record<string, string> = {}): (args: readonly string[], input?: readonly string[]) => Promise<Said> {
  return async (args, input = []) => {
    const out: string[] = []
    const hints: string[] = []
    const code = await runCommandLine(args.includes('--data') ? [...args] : [...args, '--data', join(home, 'data')], {
      out: line => void out.push(line),
      hint: line => void hints.push(line),
      progress: () => undefined,
      async *lines() {
        yield* input
      },
      stopped: new Promise(() => undefined),
      screens: join(home, 'screens'),
      threads: new URL('../../dist/', import.meta.url),
      env: { LANG: 'en_GB.UTF-8', USER: 'wang', MORTISE_NOW: '2026-11-23T08:00', MORTISE_HOME: home, ...env },
    })
    return { code, out, hints, json: () => JSON.parse(out.join('\n')) as Record<string, unknown> }
  }
}
