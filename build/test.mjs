import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'
import { hasCjkFont, findChromium, missingTools } from './test-tools.mjs'

// `npm test`: gets what the tests need, builds, then runs the checks, the unit tests and the journeys in a browser.
// The last line sums them all up: `N passed, N failed`.
const LIMIT = 20 * 60_000 // ms for one runner; one that hangs has failed

const total = { passed: 0, failed: 0 }
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

provide()
await runner('build', () => ensureFresh(['host', 'renderer']).then(() => true))
await runner('check', () => run('build/check.mjs', []))
await counted('unit tests', 'vitest/vitest.mjs', ['run', '--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`], vitestCount)
if (findChromium()) {
  process.env.MORTISE_E2E_JSON = join(results, 'playwright.json')
  await counted('journeys in a browser', '@playwright/test/cli.js', ['test', '--config', 'tests/e2e/playwright.config.ts'], playwrightCount)
} else {
  console.log('FAILED journeys in a browser: no Chromium, Chrome or Edge was found; install one, or name it in MORTISE_BROWSER')
  total.failed += 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0

/** On Debian as root the missing tools are installed; elsewhere the user is told. */
function provide() {
  let missing = missingTools()
  if (missing.length && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const packages = missing.flatMap(tool => tool.debian.split(' '))
    console.log(`Installing ${packages.join(', ')} …`)
    const apt = args => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 }).status === 0
    if (!apt(['install', '-y', '-q', '--no-install-recommends', ...packages])) {
      apt(['update', '-q'])
      apt(['install', '-y', '-q', '--no-install-recommends', ...packages])
    }
    missing = missingTools()
  }
  for (const { why, debian } of missing) console.log(`Missing: ${why} (on Debian and Ubuntu: apt-get install ${debian})`)
  if (!hasCjkFont()) console.log('Missing: a font with Chinese characters; tests that look at Chinese text on paper may fail')
}

/** A runner that passes or fails as a whole. */
async function runner(name, work) {
  console.log(`\n== ${name}`)
  const good = await Promise.resolve().then(work).catch(error => (console.log(error.message), false))
  total[good ? 'passed' : 'failed'] += 1
}

/** A runner that writes down how many tests passed and failed. One that leaves no count has failed. */
async function counted(name, program, args, count) {
  console.log(`\n== ${name}`)
  const good = await run(join(root, 'node_modules', program), args)
  let sum
  try {
    sum = count()
  } catch {
    sum = { passed: 0, failed: 1 }
  }
  total.passed += sum.passed
  total.failed += good ? sum.failed : Math.max(1, sum.failed) // an error outside of any test counts as one
}

function vitestCount() {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(join(results, 'vitest.json'), 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

function playwrightCount() {
  const { stats } = JSON.parse(readFileSync(join(results, 'playwright.json'), 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

function run(script, args) {
  return new Promise(done => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    child.once('exit', code => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}
