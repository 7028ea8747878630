import { build } from 'esbuild'
import { root } from './fresh.mjs'

/** The modules that gather all sentences of a language. */
export const WORDS = /core[\\/]words[\\/][\w-]+[\\/]all\.ts$/

/** The sentences of zod in fifty languages, which nobody asks for: ours are said in core/words, by the codes of what is wrong. */
export const FOREIGN_WORDS = /node_modules[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/

/**
 * The source of such a module as it is built: one JSON text instead of fifty objects of thousands of sentences, which a browser and
 * Node read several times faster, at each start and in each thread.
 */
export async function wordsAsJson(path) {
  const { outputFiles } = await build({ absWorkingDir: root, entryPoints: [path], bundle: true, write: false, format: 'esm', charset: 'utf8', logLevel: 'silent' })
  const { words } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
  return `export const words = () => JSON.parse(${JSON.stringify(JSON.stringify(words()))})`
}
