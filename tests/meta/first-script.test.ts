import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { reads } from '#contract/reads.ts'
import { BUILT_AHEAD, builtAhead } from '../../build/built-ahead.mjs'
import { root } from '../../build/fresh.mjs'

test('what a window reads before it shows anything has no schemas in it', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['renderer/main.tsx'],
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    outdir: 'nowhere',
    packages: 'external',
    logLevel: 'silent',
    plugins: [{ name: 'ahead', setup: ({ onLoad }) => onLoad({ filter: BUILT_AHEAD }, async ({ path }) => ({ contents: await builtAhead(path), loader: 'js' })) }],
  })
  const first = new Set(['nowhere/main.js'])
  for (const file of first) for (const { path, kind, external } of metafile.outputs[file]!.imports) if (kind === 'import-statement' && !external) first.add(path)
  const packages = [...first].flatMap(file => metafile.outputs[file]!.imports.filter(({ external }) => external).map(({ path }) => path))
  expect(packages).toContain('react')
  expect(packages).not.toContain('zod')
  expect([...first].flatMap(file => Object.keys(metafile.outputs[file]!.inputs)).filter(path => /^core\/(contract|domain\/records)\//.test(path)).sort()).toEqual(['core/contract/port.ts', 'core/contract/reads.ts', 'core/contract/today-asks.ts'])
})

test('what a window knows of the queries is what the contract says', async () => {
  const { reads: built } = (await import(`data:text/javascript,${encodeURIComponent(await builtAhead(`${root}core/contract/reads.ts`))}`)) as { reads: typeof reads }
  expect(built).toEqual(reads)
  expect(built['college.state']).toContain('college')
})
