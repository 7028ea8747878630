import { ensureFresh } from './fresh.mjs'
import { runBuilder } from './pack-tools.mjs'

// `npm run pack`: the installers of this system in release/, by electron-builder.yml; more words go to electron-builder.
await ensureFresh(['host', 'renderer'])
process.exitCode = runBuilder(['--publish', 'never', ...process.argv.slice(2)]) ? 0 : 1
