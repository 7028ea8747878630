import { expect, test } from 'vitest'
import { catalogue } from '#words/say.ts'
import { sourceFiles } from '../meta/source-files.ts'

test('every problem of an import has a sentence in both languages', () => {
  const files = sourceFiles(['core/domain/intake', 'core/adapters/files', 'core/domain/register'], ['.ts'])
  // a warning is told beside the form, and in the preview of an import
  const warns = (path: string) => path.endsWith('-warnings.ts')
  const codesIn = (wanted: typeof files) => wanted.flatMap(f => [...f.text.matchAll(/(?:problem\(|code: )'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(m => m[1]!))
  const problems = codesIn(files.filter(f => !warns(f.path))).map(code => `problem.${code}`)
  const warnings = codesIn(files.filter(f => warns(f.path))).map(code => `warning.${code}`)
  expect(problems.length).toBeGreaterThan(25)
  expect(warnings.length).toBeGreaterThan(4)
  for (const words of Object.values(catalogue)) expect([...problems, ...warnings].filter(key => !Object.hasOwn(words, key))).toEqual([])
})
