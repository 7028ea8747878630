import { join } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'

// The command line from a checkout: builds what is stale, then runs it. The packaged app needs none of this.
const args = process.argv.slice(2)
const needsScreens = ['serve', 'report'].includes(args[0]) || args[1]?.startsWith('report.')
try {
  await ensureFresh(needsScreens ? ['host', 'renderer'] : ['host'])
  process.argv.splice(1, 1, join(root, 'dist/mortise.mjs'))
  await import(new URL('../dist/mortise.mjs', import.meta.url).href)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
