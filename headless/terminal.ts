import { createInterface } from 'node:readline'
import { say } from '#words/say.ts'
import { runCommandLine } from './command-line.ts'
import type { Io } from './commands/command.ts'

/** Joins the command line to this process's terminal; returns the exit code. Never throws: a bug is one sentence. */
export async function runInTerminal(args: string[], parts: Pick<Io, 'screens' | 'threads' | 'thread' | 'printer'>): Promise<0 | 1 | 2> {
  const stopped = new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
  // a reader that has seen enough (`| head`) is no error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    return await runCommandLine(args, {
      out: line => void process.stdout.write(`${line}\n`),
      hint: line => void process.stderr.write(`${line}\n`),
      progress: line => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`)),
      lines: () => {
        const reader = createInterface({ input: process.stdin, crlfDelay: Infinity })
        // no more lines after the one at work; an open pipe must not keep the program
        void stopped.then(() => {
          reader.close()
          process.stdin.destroy()
        })
        return reader
      },
      stopped,
      ...parts,
      env: process.env,
    })
  } catch (error) {
    process.stderr.write(`${say('en', 'cli.bug', { reason: (error as Error).message })}\n`)
    if (process.env['MORTISE_DEBUG']) console.error(error)
    return 1
  }
}
