import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ensureFresh, root } from './fresh.mjs'

// `npm run bench -- [subject] [--only a,b] [--seconds N] [--json]`: bundles the benches as they will be shipped, then runs them.
await ensureFresh(['host', 'renderer'])
const out = join(root, 'dist/bench')
mkdirSync(out, { recursive: true })
await build({
  absWorkingDir: root,
  entryPoints: ['tests/bench/main.ts'],
  outfile: join(out, 'main.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
// the bundle lies deeper than the sources, and would look for real files beside itself
const env = { ...process.env, MORTISE_SHARED_DATA: process.env.MORTISE_SHARED_DATA ?? join(root, '../shared/data') }
const child = spawn(process.execPath, ['--expose-gc', join(out, 'main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
child.once('exit', code => (process.exitCode = code ?? 1))
