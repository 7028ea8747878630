import { expect, test } from 'vitest'
import { catalogue } from '#words/say.ts'
import { sourceFiles } from '../meta/source-files.ts'

test('every problem of an import has a sentence in both languages', () => {
  const text = sourceFiles(['core/domain/intake', 'core/adapters/files', 'core/domain/register'], ['.ts'])
    .map(f => f.text)
    .join('\n')
  const codes = [...text.matchAll(/(?:problem\(|code: )'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(m => m[1]!)
  expect(codes.length).toBeGreaterThan(25)
  for (const words of Object.values(catalogue)) {
    expect(codes.filter(code => !Object.hasOwn(words, `problem.${code}`))).toEqual([])
  }
})
