import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../build/fresh.mjs'

// What docs/decisions/0024-dependencies.md promises about packages of others.

type Json = Record<string, unknown>
type Locked = { license?: string; hasInstallScript?: boolean; resolved?: string; integrity?: string; link?: boolean; optional?: boolean }
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Json
const own = json('package.json') as { dependencies: Record<string, string>; devDependencies: Record<string, string> }
const direct = { ...own.dependencies, ...own.devDependencies }
const packages = (lock: string) => Object.entries(json(lock)['packages'] as Record<string, Locked>).filter(([path]) => path !== '')
const decision = readFileSync(join(root, 'docs/decisions/0024-dependencies.md'), 'utf8')

/** Licences under which everybody may use, change and pass on a program, also one that is sold. */
const FREE = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'WTFPL', 'Zlib'])
const isFree = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some(choice => choice.split(/ AND /).every(one => FREE.has(one.trim())))

describe('every direct dependency', () => {
  const rows = [...decision.matchAll(/^\| (@?[a-z0-9./_-]+) \| (\d\S*) \| (\S+) \| (.+?) \| (.*?)\|$/gm)].map(([, name, version, licence, purpose]) => ({ name: name!, version: version!, licence: licence!, purpose: purpose! }))

  test('stands in the decision with its version and what it is for, and none besides', () => {
    expect(Object.fromEntries(rows.map(row => [row.name, row.version]))).toEqual(direct)
    expect(rows.map(row => row.name)).toHaveLength(Object.keys(direct).length)
    for (const { name, purpose } of rows) expect(purpose.length, name).toBeGreaterThan(3)
  })

  test('has the licence that the decision names', () => {
    for (const { name, licence } of rows) expect(`${name}: ${String(json(`node_modules/${name}/package.json`)['license'])}`).toBe(`${name}: ${licence}`)
  })

  test('is of one exact version', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})

describe.each([
  ['package-lock.json', ['node_modules/esbuild']],
  ['build/pack/package-lock.json', ['node_modules/electron-winstaller']],
])('%s', (lock, scripts) => {
  const all = packages(lock)

  test('names packages that are free', () => {
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(([, { license, link }]) => !link && !isFree(license ?? 'none')).map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([])
  })
  test('holds no address, and a checksum of every package', () => {
    expect(readFileSync(join(root, lock), 'utf8').match(/https?:[^"]*\.tgz/g) ?? []).toEqual([])
    expect(all.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
    expect(all.filter(([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  })
  test('lets no package run a script when it is installed but those that are known', () => {
    expect(all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual(scripts)
  })
})

test('what is installed has the licence that the lock file names', () => {
  const wrong = packages('package-lock.json').flatMap(([path, { license }]) => {
    if (!existsSync(join(root, path, 'package.json'))) return [] // of another system
    const said = json(join(path, 'package.json'))['license'] as string | { type: string } | undefined
    const name = typeof said === 'object' ? said.type : said
    return name === license ? [] : [`${path}: ${name ?? 'none'}, not ${license ?? 'none'}`]
  })
  expect(wrong).toEqual([])
})

test('the tools that build installers run no script of a package', () => {
  expect(readFileSync(join(root, 'build/pack-tools.mjs'), 'utf8')).toContain('--ignore-scripts')
})
