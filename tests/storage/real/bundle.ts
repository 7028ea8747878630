import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Found, Promised } from './verifier.ts'

/** The store as a program that writes and a function that looks at what was written. */
export type Bundled = { writer: string; verify(folder: string, promised: Promised): Promise<Found> }

/** Bundles both; plugins may alter the store's source on the way, to see whether the proof notices. */
export async function bundleWriter(outDir: string, plugins: Plugin[] = []): Promise<Bundled> {
  const writer = await bundled(new URL('./writer.ts', import.meta.url), outDir, plugins)
  const verifier = await bundled(new URL('./verifier.ts', import.meta.url), outDir, plugins)
  return { writer, verify: (await load<typeof import('./verifier.ts')>(verifier)).verifyFolder }
}

/** Bundles one program. @returns its path */
export async function bundled(source: URL, outDir: string, plugins: Plugin[] = []): Promise<string> {
  const outfile = join(outDir, basename(source.pathname).replace(/\.ts$/, '.mjs'))
  await build({ entryPoints: [fileURLToPath(source)], outfile, bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'error', plugins })
  return outfile
}

/** The exports of a bundled program. */
export async function load<T>(program: string): Promise<T> {
  return (await import(/* @vite-ignore */ pathToFileURL(program).href)) as T
}
