import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkLayers } from './lint/layers.mjs'
import { root } from './fresh.mjs'

// `npm run check`: types, lint, the rooms and their doors. Quick enough for every commit.
const steps = [
  ['types', () => tool('typescript/bin/tsc', ['-p', '.', '--noEmit'])],
  ['types of the core, which knows no host', () => tool('typescript/bin/tsc', ['-p', 'core', '--noEmit'])],
  ['lint', () => tool('oxlint/bin/oxlint', ['--quiet', 'core', 'headless', 'electron', 'renderer', 'build', 'tests'])],
  ['layers', layers],
  ['unused', () => tool('knip/bin/knip.js', ['--config', 'build/lint/knip.json', '--no-progress'])],
]

let failed = 0
for (const [name, step] of steps) {
  const good = await step()
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name}`)
  failed += good ? 0 : 1
}
console.log(`${steps.length - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

function tool(path, args) {
  return spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

async function layers() {
  const { modules, broken } = await checkLayers()
  for (const line of broken) console.log(`  ${line}`)
  console.log(`  ${modules} modules`)
  return broken.length === 0
}
