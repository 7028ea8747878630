import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './fresh.mjs'

// `npm run test:durability -- [--only D1,D3] [--scale 0.01] [--seed N] [--out FILE] [--allow-skip]`: the long proof of the store,
// on real disks and simulated ones. It takes hours at full scale, and root for power cuts and full disks.
const out = join(root, 'dist/durability')
mkdirSync(out, { recursive: true })
await build({
  absWorkingDir: root,
  entryPoints: [fileURLToPath(new URL('../tests/storage/durability.ts', import.meta.url))],
  outfile: join(out, 'main.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
  plugins: [{ name: 'beside the source', setup: keepAddresses }],
})
const child = spawn(process.execPath, [join(out, 'main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
child.once('exit', code => (process.exitCode = code ?? 1))

/** What a test starts or reads lies beside its source, not beside the bundle. */
function keepAddresses(bundle) {
  bundle.onLoad({ filter: /[\\/](tests[\\/].*\.ts|build[\\/]fresh\.mjs)$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    loader: 'ts',
  }))
}
