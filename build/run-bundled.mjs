import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './fresh.mjs'

/** Bundles a program of the tests into `dist/<name>` and runs it with this process's arguments and terminal; its exit code becomes ours. */
export async function runBundled(name, entry, { flags = [], plugins = [], env = {} } = {}) {
  const out = join(root, 'dist', name)
  mkdirSync(out, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(out, 'main.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins,
  })
  const child = spawn(process.execPath, [...flags, join(out, 'main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  child.once('exit', code => (process.exitCode = code ?? 1))
}
