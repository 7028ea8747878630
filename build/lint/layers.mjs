import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { root } from '../fresh.mjs'

const FOLDERS = ['core', 'headless', 'electron', 'renderer']

/**
 * Checks every import below `base` against the table of rooms.
 * A run that saw no modules would pass silently (an unreadable TypeScript does that), so it is an error.
 * @returns {Promise<{ modules: number, broken: string[] }>}
 */
export async function checkLayers(base = root) {
  const { options, forbidden } = createRequire(import.meta.url)('./layers.cjs')
  const { output } = await cruise(
    FOLDERS.filter(folder => existsSync(join(base, folder))),
    { ...options, baseDir: base, ruleSet: { forbidden }, validate: true },
    { bustTheCache: true },
    { tsConfig: extractTSConfig(join(base, 'tsconfig.json')) },
  )
  const { totalCruised, violations } = output.summary
  if (!totalCruised) throw new Error('dependency-cruiser saw no modules')
  return { modules: totalCruised, broken: violations.map(v => `${v.rule.name}: ${v.from} -> ${v.to}`) }
}
