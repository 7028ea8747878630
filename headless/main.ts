import { fileURLToPath } from 'node:url'
import { runInTerminal } from './terminal.ts'

// The entry of `mortise`, bundled as dist/mortise.mjs beside dist/renderer and the programs of the threads.
const here = new URL('.', import.meta.url)
process.exitCode = await runInTerminal(process.argv.slice(2), { screens: fileURLToPath(new URL('./renderer', here)), threads: here })
