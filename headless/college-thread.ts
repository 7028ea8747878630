import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, Script } from 'node:vm'

/** The file of the program (`college-program.ts`) with a digest of its content in its name, as it was built. */
declare const COLLEGE_PROGRAM: string

type Program = (require: NodeJS.Require, module: { exports: object }, exports: object, url: string) => void

// Node would compile the program of the college anew at each start, and a window waits for that: so what V8 made of it lies beside it
// from the first time on. What another V8 made is of no use, and is made again.
const file = new URL(COLLEGE_PROGRAM, import.meta.url)
const code = new URL(`${COLLEGE_PROGRAM}.${process.arch}-${process.versions.v8}.code`, import.meta.url)

const known = read(code)
const script = new Script(readFileSync(file, 'latin1'), {
  filename: file.pathname,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  ...(known ? { cachedData: known } : {}),
})
// at the end it knows what a start needs
if (!known || script.cachedDataRejected) process.once('exit', keep)

const exports = {}
const program = script.runInThisContext() as Program // as it is built
program(createRequire(file), { exports }, exports, file.href)

function read(path: URL): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/** Where nothing can be written beside the program, it is compiled anew next time. */
function keep(): void {
  const fresh = new URL(`${code.href}.${process.pid}.part`)
  try {
    writeFileSync(fresh, script.createCachedData())
    renameSync(fresh, code)
  } catch {
    return
  }
}
