import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuses in Electron's program; after it their version, their count, and a byte each. */
export const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * The nine fuses as Mortise wants them, by their place: runAsNode, cookieEncryption, nodeOptions, nodeCliInspect, asarIntegrity,
 * onlyLoadAppFromAsar, browserV8Snapshot, fileProtocolPrivileges, wasmTrapHandlers. electron-builder.yml sets them.
 */
export const AS_WANTED = '010011001'

/** The fuses of a program, or of an app of macOS, where they lie in its framework. @returns {string} a digit each; '' where there are none */
export function fusesOf(program) {
  const framework = join(program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
  const bytes = readFileSync(existsSync(framework) ? framework : program)
  const at = bytes.indexOf(SENTINEL)
  const wire = at + SENTINEL.length
  return at < 0 ? '' : bytes.toString('latin1', wire + 2, wire + 2 + bytes[wire + 1])
}
