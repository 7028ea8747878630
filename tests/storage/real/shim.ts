import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The calls that count, which of them fails, and how. */
export type Fault = { at: number; errno?: string; sticky?: boolean; short?: boolean; kill?: boolean; drop?: boolean; calls?: readonly string[] }
export type Met = { calls: number; faults: { at: number; call: string; path: string }[] }

const ERRNO: Record<string, number> = { EIO: 5, EACCES: 13, EMFILE: 24, ENOSPC: 28, EROFS: 30, EDQUOT: 122 }
export const ERRORS = Object.keys(ERRNO)

/** Why calls can't be made to fail here; null where they can. */
export function whyNoShim(): string | null {
  if (process.platform !== 'linux') return `calls of the system are intercepted on Linux only, not on ${process.platform}`
  return spawnSync('cc', ['--version']).status === 0 ? null : 'there is no C compiler (cc)'
}

/** Compiles the shim. @returns the library's path */
export function compileShim(place: string): string {
  const library = join(place, 'fault-shim.so')
  const source = fileURLToPath(new URL('./fault-shim.c', import.meta.url))
  const { status, stderr } = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return library
}

export function faultEnv(library: string, folder: string, log: string, fault: Fault): Record<string, string> {
  const on = (value: boolean | undefined) => (value ? '1' : '0')
  return {
    LD_PRELOAD: library,
    UV_USE_IO_URING: '0',
    FI_PATH: folder,
    FI_LOG: log,
    FI_AT: String(fault.at),
    FI_ERRNO: String(ERRNO[fault.errno ?? ''] ?? 0),
    FI_STICKY: on(fault.sticky),
    FI_SHORT: on(fault.short),
    FI_KILL: on(fault.kill),
    FI_DROP: on(fault.drop),
    ...(fault.calls && { FI_CALLS: `,${fault.calls.join(',')},` }),
  }
}

/** What the shim wrote down, and the end of its notes. */
export function metBy(log: string): Met {
  const lines = readFileSync(log, { encoding: 'utf8', flag: 'a+' }).split('\n')
  rmSync(log, { force: true })
  const faults = lines.flatMap(line => {
    const [, at, call, path] = /^fault (\d+) (\w+) (.*)$/.exec(line) ?? []
    return at ? [{ at: Number(at), call: call!, path: path! }] : []
  })
  const calls = lines.find(line => line.startsWith('calls '))
  return { calls: Number(calls?.slice('calls '.length) ?? 0), faults }
}
