import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './fresh.mjs'

const folder = join(root, 'dist/.pack-tools')

/** A package of those tools, once {@link runBuilder} has installed them. */
export const packTool = name => createRequire(join(folder, 'package.json'))(name)

/**
 * Runs electron-builder in the project, as its own lock file in build/pack has it; installs it where it is not there yet. No script of any
 * of its packages is run. What it says is shown as it comes, or, when `quiet`, only if it fails. @returns {boolean} whether it ended well
 */
export function runBuilder(args, { quiet = false } = {}) {
  for (const name of ['package.json', 'package-lock.json']) {
    const wanted = join(root, 'build/pack', name)
    if (existsSync(join(folder, name)) && readFileSync(wanted, 'utf8') === readFileSync(join(folder, name), 'utf8') && existsSync(join(folder, 'node_modules/electron-builder'))) continue
    mkdirSync(folder, { recursive: true })
    cpSync(join(root, 'build/pack/package.json'), join(folder, 'package.json'))
    cpSync(join(root, 'build/pack/package-lock.json'), join(folder, 'package-lock.json'))
    process.stderr.write('Installing what makes the installers …\n')
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
    if (npm.status !== 0) throw new Error('electron-builder could not be installed: is the registry of npm within reach?')
  }
  const said = quiet ? 'pipe' : 'inherit'
  const builder = spawnSync(process.execPath, [join(folder, 'node_modules/electron-builder/cli.js'), ...args], { cwd: root, stdio: ['ignore', said, said], encoding: 'utf8' })
  if (quiet && builder.status !== 0) process.stderr.write(`${builder.stdout}${builder.stderr}`)
  return builder.status === 0
}
