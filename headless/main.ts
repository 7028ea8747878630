import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { say } from '#words/say.ts'
import { runCommandLine } from './command-line.ts'

// The entry of `mortise`: joins the command line to this process. Bundled as dist/mortise.mjs, beside dist/renderer.
const stopped = new Promise<void>(done => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
})

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: line => void process.stdout.write(`${line}\n`),
    hint: line => void process.stderr.write(`${line}\n`),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
    stopped,
    screens: fileURLToPath(new URL('./renderer', import.meta.url)),
    env: process.env,
  })
} catch (error) {
  // a bug: one sentence for the user; the rest only for who asks for it
  process.stderr.write(`${say('en', 'cli.bug', { reason: (error as Error).message })}\n`)
  if (process.env['MORTISE_DEBUG']) console.error(error)
  process.exitCode = 1
}
