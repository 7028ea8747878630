import { basename, dirname } from 'node:path'
import { build } from 'esbuild'
import { root } from './fresh.mjs'

/** The modules that gather all sentences of a language; and the one that tells what each query reads. */
const WORDS = /core[\\/]words[\\/][\w-]+[\\/]all\.ts$/
const READS = /core[\\/]contract[\\/]reads\.ts$/

/** The sentences of zod in fifty languages, which nobody asks for: ours are said in core/words, by the codes of what is wrong. */
const FOREIGN_WORDS = /node_modules[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/

/** Which modules are built to something else than what is written in them. */
export const BUILT_AHEAD = new RegExp([WORDS, READS, FOREIGN_WORDS].map(({ source }) => `(?:${source})`).join('|'))

/**
 * The source of such a module as it is built: what it comes to, so that a start need not work it out. The words of a language are one
 * JSON text instead of fifty objects of thousands of sentences, which a browser and Node read several times faster, in each thread.
 */
export async function builtAhead(path) {
  if (FOREIGN_WORDS.test(path)) return ''
  const text = await sentencesOf(path)
  if (text) return `export const words = () => JSON.parse(${JSON.stringify(text)})`
  return `export const reads = ${JSON.stringify((await loaded(path)).reads)}`
}

/**
 * The same for a program of Node, as a plugin of esbuild: there the words of a language lie in a file beside it, which is read when
 * something is first said in it. A start says next to nothing, and in one language.
 */
export const aheadInNode = {
  name: 'built-ahead',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: BUILT_AHEAD }, async ({ path }) => ({
      contents: WORDS.test(path) ? `export const words = () => require('sentences:${basename(dirname(path))}.json')` : await builtAhead(path),
      loader: 'js',
    }))
    onResolve({ filter: /^sentences:/ }, ({ path, importer }) => ({ path: path.slice('sentences:'.length), namespace: 'sentences', pluginData: importer }))
    onLoad({ filter: /./, namespace: 'sentences' }, async ({ pluginData }) => ({ contents: await sentencesOf(pluginData), loader: 'copy' }))
  },
}

async function sentencesOf(path) {
  return WORDS.test(path) ? JSON.stringify((await loaded(path)).words()) : null
}

async function loaded(path) {
  const { outputFiles } = await build({ absWorkingDir: root, entryPoints: [path], bundle: true, write: false, format: 'esm', charset: 'utf8', logLevel: 'silent' })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}
