import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rolldown } from 'vite'
import { BUILT_AHEAD, builtAhead } from './built-ahead.mjs'

type CodeSplittingNameFunction = Rolldown.CodeSplittingNameFunction

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What asks for the first answers: a small piece, which runs while the rest is still being read. */
const ASKS = [at('renderer/shell/first-asks.ts')]
/** See `renderer/shell/react-root.ts`. */
const REACT = /node_modules\/(react|react-dom|scheduler)\/|shell\/react-root\.ts$/
const FIRST = [at('renderer/main.tsx')]
const PRINT = [at('renderer/print/print.tsx')]
const reached = new Map<string, ReadonlySet<string>>()

/** What a window needs before it shows anything comes in one piece, and what it has in common with a printed page in two others: forty small ones take longer. */
const firstOf: CodeSplittingNameFunction = (id, ctx) => {
  const from = (entries: string[]) => {
    const key = entries.join()
    let set = reached.get(key)
    if (!set) reached.set(key, (set = reachable(entries, id => ctx.getModuleInfo(id)?.importedIds ?? [])))
    return set
  }
  if (from(ASKS).has(id)) return from(PRINT).has(id) ? 'base' : 'asks'
  if (REACT.test(id)) return 'react'
  if (!from(FIRST).has(id)) return null
  return from(PRINT).has(id) ? 'words' : 'first'
}

function reachable(entries: string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(entries)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

// Vite wants its configuration as the default export; no other file of the project has one.
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  cacheDir: at('node_modules/.vite'),
  plugins: [
    react(),
    {
      name: 'built-ahead',
      apply: 'build',
      enforce: 'pre',
      load: id => (BUILT_AHEAD.test(id) ? builtAhead(id) : null),
    },
  ],
  build: {
    outDir: process.env['MORTISE_OUT'] ?? at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    // the polyfill is an inline script, which the Content-Security-Policy forbids
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      input: { index: at('renderer/index.html'), print: at('renderer/print.html') },
      // zod looks whether it may make functions from text, which the Content-Security-Policy forbids and reports: it is told before it is loaded
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstOf, debugName: 'first', tags: ['$initial'] }] },
        banner: chunk => (chunk.moduleIds.some(id => id.includes('/node_modules/zod/')) ? 'globalThis.__zod_globalConfig = { jitless: true };' : ''),
      },
    },
  },
})
