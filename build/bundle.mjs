import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from './fresh.mjs'
import { aheadInNode } from './built-ahead.mjs'

// Some packages are CommonJS inside and ask for `require`; an ES module has none by itself.
const banner = { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" }

const node = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  external: ['electron', 'playwright-core'],
  charset: 'utf8', // heads of columns are Chinese: escaped they are twice as long
  assetNames: 'words/[name]-[hash]',
  plugins: [aheadInNode],
  define: { 'process.env.NODE_ENV': '"production"' },
}

/** What runs in threads of its own, beside the program that starts it. */
const threads = {
  'search-thread': 'core/adapters/search/search-thread.ts',
  'bundle-thread': 'core/adapters/exchange/bundle-thread.ts',
  'file-thread': 'core/adapters/files/file-thread.ts',
}

/** What holds the college, in a thread of its own, while a window is served. */
const college = 'headless/college-program.ts'

/**
 * The college's program as one function in one file, which lies ready compiled from the first time on
 * (`headless/college-thread.ts`), in letters of one byte each, which are read at once. Returns its path inside of `out`.
 */
async function buildCollege(out) {
  const { outputFiles } = await build({
    ...node,
    entryPoints: { program: college },
    entryNames: 'college/[name]-[hash]',
    outdir: out,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifyWhitespace: true,
    sourcemap: false,
    write: false,
    banner: { js: '(function (require, module, exports, __url) {' },
    footer: { js: '})' },
    define: { ...node.define, 'import.meta.url': '__url' },
  })
  const program = outputFiles.find(({ path }) => path.endsWith('.cjs'))
  for (const { path, contents, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, path === program.path ? text.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`) : contents)
  }
  return relative(resolve(root, out), program.path).replaceAll('\\', '/')
}

/** The command line and loopback host, the Electron main and service processes, and the preload script (CommonJS: a sandbox rule). */
export async function buildHost(out) {
  const program = await buildCollege(out)
  await Promise.all([
    // a command waits only for what it needs; its pieces lie in a folder of their own
    build({ ...node, banner, entryPoints: { mortise: 'headless/main.ts' }, splitting: true, chunkNames: 'mortise/[name]-[hash]', outdir: out, outExtension: { '.js': '.mjs' } }),
    // CommonJS, as a thread comes to life a good deal sooner with it
    build({
      ...node,
      banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
      entryPoints: { 'college-thread': 'headless/college-thread.ts' },
      format: 'cjs',
      outdir: out,
      outExtension: { '.js': '.cjs' },
      define: { ...node.define, 'import.meta.url': '__url', COLLEGE_PROGRAM: JSON.stringify(program) },
    }),
    build({ ...node, banner, entryPoints: threads, outdir: out, outExtension: { '.js': '.mjs' } }),
    build({
      ...node,
      banner,
      entryPoints: { main: 'electron/main.ts', service: 'electron/service.ts', 'college-thread': college, ...threads },
      // what they have in common lies there once, and the window does not wait for the command line to be read
      splitting: true,
      outdir: join(out, 'electron'),
      outExtension: { '.js': '.mjs' },
    }),
    build({ ...node, entryPoints: { preload: 'electron/preload.ts' }, format: 'cjs', outdir: join(out, 'electron'), outExtension: { '.js': '.cjs' } }),
  ])
  cpSync(join(root, 'assets/icons/linux/256x256.png'), join(out, 'electron/icon.png'))
}

/** The screens and the print page. */
export async function buildRenderer(out) {
  process.env.MORTISE_OUT = out
  const vite = await import('vite')
  await vite.build({ configFile: join(root, 'build/vite.config.ts'), logLevel: 'error' })
}
