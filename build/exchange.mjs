import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './fresh.mjs'

// `npm run test:exchange -- [PART OF A FILE'S NAME …] [--scale 0.01] [--seed N]`: the long proof of what goes from one computer to another,
// tests/exchange-long. It takes about two hours at full scale, the longest part of them for merge-histories.
const args = process.argv.slice(2)
const env = { ...process.env }
for (const [option, name] of [['--scale', 'MORTISE_SCALE'], ['--seed', 'MORTISE_SEED']]) {
  const at = args.indexOf(option)
  if (at >= 0) env[name] = args.splice(at, 2)[1]
}
const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'build/vitest.exchange.config.ts', ...args], { cwd: root, stdio: 'inherit', env })
child.once('exit', code => (process.exitCode = code ?? 1))
