import { fileURLToPath } from 'node:url'
import { startThread } from './start-thread.ts'

// The entry of `mortise`, bundled as dist/mortise.mjs beside dist/renderer and the programs of the threads.
const here = new URL('.', import.meta.url)
const args = process.argv.slice(2)
// before anything else is read: a window waits for the college
const thread = args[0] === 'serve' ? startThread(new URL('college-thread.cjs', here)) : undefined
const { runInTerminal } = await import('./terminal.ts')
process.exitCode = await runInTerminal(args, { screens: fileURLToPath(new URL('./renderer', here)), threads: here, ...(thread ? { thread } : {}) })
