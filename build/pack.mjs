import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'
import { runBuilder } from './pack-tools.mjs'

// `npm run pack [-- --trial]`: the installers of this system in release/, by electron-builder.yml; more words go to electron-builder.
// Without a release key only for a trial: what is published must be able to take updates.
const words = process.argv.slice(2)
const isTrial = words.includes('--trial')
const hasKey = isTrial || spawnSync(process.execPath, [join(root, 'build/update.mjs'), 'check'], { stdio: 'inherit' }).status === 0
if (hasKey) {
  await ensureFresh(['host', 'renderer'])
  process.exitCode = runBuilder(['--publish', 'never', ...words.filter(word => word !== '--trial')]) ? 0 : 1
} else process.exitCode = 1
