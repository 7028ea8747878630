import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What each part of `dist` is made from. */
const PARTS = {
  host: ['core', 'headless', 'electron', 'assets', 'build/bundle.mjs', 'build/built-ahead.mjs', 'package.json'],
  renderer: ['core', 'renderer', 'build/vite.config.ts', 'build/built-ahead.mjs', 'package.json'],
}

/** A digest of names, sizes and times of all source files of a part: cheap, and a removed file counts too. */
function sourcesOf(part) {
  const digest = createHash('sha256')
  const visit = path => {
    const full = join(root, path)
    if (!existsSync(full)) return
    const stat = statSync(full)
    if (!stat.isDirectory()) return void digest.update(`${path} ${stat.size} ${Math.floor(stat.mtimeMs)}\n`)
    for (const name of readdirSync(full).sort()) if (!name.startsWith('.')) visit(`${path}/${name}`)
  }
  for (const path of PARTS[part]) visit(path)
  return digest.digest('hex')
}

function stampOf(part) {
  return join(root, 'dist', `.${part}.stamp`)
}

function isFresh(part, digest) {
  return existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === digest
}

/**
 * Builds the named parts of `dist` where their sources changed since the last build; says so on stderr, never on stdout.
 * Each part is built beside the old one and swapped in by renames, so that a program that starts meanwhile finds a whole one.
 * @param {('host' | 'renderer')[]} parts
 */
export async function ensureFresh(parts) {
  for (const part of parts) {
    const digest = sourcesOf(part)
    if (isFresh(part, digest)) continue
    process.stderr.write(`Building Mortise (${part === 'host' ? 'core' : 'screens'}) …\n`)
    const { buildHost, buildRenderer } = await import('./bundle.mjs')
    const out = join(root, 'dist', `.new-${part}-${process.pid}`)
    rmSync(out, { recursive: true, force: true })
    mkdirSync(out, { recursive: true })
    try {
      await (part === 'host' ? buildHost(out) : buildRenderer(join(out, 'renderer'))).catch(error => {
        const lines = String(error.message).replace(/\u001b\[[\d;]*m/g, '').split('\n')
        const line = lines.find(l => /could not|error:/i.test(l)) ?? lines[0]
        throw new Error(`Mortise could not be built: ${line}. Is the checkout complete, and did "npm ci" end well?`)
      })
      for (const name of readdirSync(out)) swapIn(join(out, name), join(root, 'dist', name))
      writeFileSync(stampOf(part), digest)
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  }
}

function swapIn(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  const old = `${to}.old-${process.pid}`
  if (existsSync(to)) renameSync(to, old)
  renameSync(from, to)
  rmSync(old, { recursive: true, force: true })
}
