import { fileURLToPath } from 'node:url'
import { runInTerminal } from './terminal.ts'

// The entry of `mortise`, bundled as dist/mortise.mjs beside dist/renderer.
process.exitCode = await runInTerminal(process.argv.slice(2), fileURLToPath(new URL('./renderer', import.meta.url)))
