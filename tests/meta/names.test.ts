import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const files = sourceFiles(['core', 'headless', 'electron', 'renderer', 'build', 'tests'])
const CONFIGS = /^(build\/[a-z.]+\.config|tests\/e2e\/playwright\.config)\.ts$/
const COMPONENT = /^[A-Z][A-Za-z0-9]*\.tsx$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|mjs|cjs)$/

test('there are files to look at', () => expect(files.length).toBeGreaterThan(100))

test('no file or folder has a name that says nothing', () => {
  expect(files.map(f => f.path).filter(p => /(^|\/)(utils?|helpers?|common|managers?|misc|shared)(\/|\.|$)/i.test(p))).toEqual([])
})

test('files are kebab-case, components PascalCase', () => {
  expect(files.map(f => f.path).filter(p => !KEBAB.test(p.split('/').at(-1)!) && !COMPONENT.test(p.split('/').at(-1)!))).toEqual([])
})

test('no default exports, no barrels', () => {
  expect(files.filter(f => /^export default|^export \*/m.test(f.text) && !CONFIGS.test(f.path)).map(f => f.path)).toEqual([])
})

test('no file is longer than 300 lines', () => {
  expect(files.filter(f => f.text.split('\n').length > 301).map(f => f.path)).toEqual([])
})

test('the core asks no clock and no dice', () => {
  const core = files.filter(f => /^core\/(domain|contract|app)\//.test(f.path))
  expect(core.filter(f => /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(/.test(f.text)).map(f => f.path)).toEqual([])
})

test('nothing is left for later', () => {
  expect(files.filter(f => /\b(TODO|FIXME|XXX)\b/.test(f.text) && !f.path.startsWith('tests/meta/')).map(f => f.path)).toEqual([])
})
