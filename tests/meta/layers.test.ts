import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLayers } from '../../build/lint/layers.mjs'
import { root } from '../../build/fresh.mjs'

const copy = mkdtempSync(join(tmpdir(), 'mortise-layers-'))

/** Each is an import that the dependency rule forbids, planted in a copy of the house. */
const planted: [file: string, line: string, rule: string][] = [
  ['core/domain/planted-adapter.ts', "import '#adapters/clock.ts'", 'core/domain: only inward'],
  ['core/domain/planted-contract.ts', "import '#contract/define.ts'", 'core/domain: only inward'],
  ['core/domain/planted-node.ts', "import 'node:fs'", 'core/domain: no Node'],
  ['core/domain/planted-react.ts', "import 'react'", 'core/domain: only its packages'],
  ['core/contract/planted-app.ts', "import '../app/app.ts'", 'core/contract: only inward'],
  ['core/app/planted-adapter.ts', "import '#adapters/storage/journal.ts'", 'the app knows no adapter'],
  ['core/app/planted-type.ts', "import type { Host } from '../../headless/compose.ts'\nexport type Planted = Host", 'core/app: only inward'],
  ['core/words/planted-contract.ts', "import '#contract/define.ts'", 'core/words: only inward'],
  ['core/adapters/planted-host.ts', "import '../../headless/server.ts'", 'core/adapters: only inward'],
  ['renderer/planted-app.ts', "import '#app/app.ts'", 'renderer: only inward'],
  ['renderer/planted-node.ts', "import 'node:path'", 'renderer: no Node'],
  ['renderer/planted-electron.ts', "import 'electron'", 'electron stays in its shell'],
  ['headless/planted-adapter.ts', "import '#adapters/storage/journal.ts'", 'only a host names adapters of the college'],
  ['core/domain/planted-a.ts', "import './planted-b.ts'\nexport const a = 1", 'no circle'],
  ['core/domain/planted-b.ts', "import './planted-a.ts'\nexport const b = 1", 'no circle'],
  ['core/domain/planted-missing.ts', "import './planted-nowhere.ts'", 'every import is found'],
]

let broken: string[]
beforeAll(async () => {
  for (const name of ['core', 'headless', 'electron', 'renderer', 'assets', 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const [file, line] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `${line}\n`)
  }
  broken = (await checkLayers(copy)).broken
}, 60_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(planted)('an illegal import in %s is caught', (file, _, rule) => {
  expect(broken.filter(line => line.includes(file)).join('\n')).toContain(rule)
})

test('the house itself breaks no rule', () => {
  expect(broken.filter(line => !line.includes('planted-'))).toEqual([])
})
