import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'
import { AS_WANTED, fusesOf, SENTINEL } from './fuse-wire.mjs'
import { packTool, runBuilder } from './pack-tools.mjs'

// `npm run pack:check`: packs the program for Linux and for Windows around a stand-in for Electron's runtime, which needs no network, and
// looks into what came of it: the files of the archive, each byte of them, its size, the fuses, the languages. It proves nothing about running.
const ASAR_LIMIT = 16 * 1024 * 1024 // bytes; what Electron itself weighs is not ours to say
const AS_SHIPPED = '101100011' // Electron's nine fuses before they are set
const MUST = ['package.json', 'dist/electron/main.mjs', 'dist/electron/service.mjs', 'dist/electron/preload.cjs', 'dist/electron/college-thread.mjs', 'dist/electron/search-thread.mjs', 'dist/electron/bundle-thread.mjs', 'dist/electron/file-thread.mjs', 'dist/electron/icon.png', 'dist/renderer/index.html', 'dist/renderer/print.html']
const MAY = /^(package\.json|dist\/electron\/[\w-]+\.(mjs|cjs|png)|dist\/renderer\/(index|print)\.html|dist\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|webp|woff2))$/
const SYSTEMS = {
  linux: { program: 'electron', named: 'mortise', flags: [] },
  win: { program: 'electron.exe', named: 'Mortise.exe', flags: ['-c.win.signAndEditExecutable=false'] },
}

let failed = 0
const work = mkdtempSync(join(tmpdir(), 'mortise-pack-'))
try {
  await ensureFresh(['host', 'renderer'])
  for (const [system, parts] of Object.entries(SYSTEMS)) checkSystem(system, parts)
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(failed ? `${failed} failed` : 'The packed program is what it should be.')
process.exitCode = failed ? 1 : 0

function checkSystem(system, { program, named, flags }) {
  console.log(`\n== ${system}`)
  const runtime = standIn(join(work, `runtime-${system}`), program)
  const out = join(work, `out-${system}`)
  const packed = runBuilder([`--${system}`, 'dir', '--x64', `-c.electronDist=${runtime}`, `-c.directories.output=${out}`, ...flags], { quiet: true })
  if (!say(packed, 'electron-builder ran to its end')) return
  const folder = join(out, readdirSync(out).find(name => name.endsWith('-unpacked')))
  const archive = join(folder, 'resources/app.asar')
  const files = filesOf(archive)
  const names = files.map(f => f.name)
  say(MUST.every(name => names.includes(name)), `all ${MUST.length} files that the program needs are in the archive`, MUST.filter(name => !names.includes(name)))
  say(names.every(name => MAY.test(name)), `none of its ${names.length} files is there without need`, names.filter(name => !MAY.test(name)))
  const built = ['electron', 'renderer'].flatMap(part => list(join(root, 'dist', part))).filter(name => !name.endsWith('.map'))
  say(built.every(name => names.includes(name)), 'everything that was built is in it', built.filter(name => !names.includes(name)))
  const altered = files.filter(f => f.name !== 'package.json' && !f.bytes.equals(readFileSync(join(root, f.name))))
  say(altered.length === 0, 'byte for byte as it was built', altered.map(f => f.name))
  say(files.every(f => f.hash === createHash('sha256').update(f.bytes).digest('hex')), 'each with its SHA-256, which Electron proves when it reads it')
  const secrets = files.filter(f => /-----BEGIN [A-Z ]*PRIVATE KEY|sourceMappingURL=data:/.test(f.bytes.toString('latin1')))
  say(secrets.length === 0, 'no private key and no source map', secrets.map(f => f.name))
  const size = statSync(archive).size
  say(size <= ASAR_LIMIT, `${(size / 1024 / 1024).toFixed(1)} MB, of at most ${ASAR_LIMIT / 1024 / 1024}`)
  say(!readdirSync(join(folder, 'resources')).some(name => name === 'app' || name.includes('unpacked') || name === 'default_app.asar'), 'no code lies beside the archive')
  if (system === 'win') say(readFileSync(join(folder, named)).includes(headerSum(archive)), 'the program holds the sum of the archive’s list, without which it will not start')
  const fuses = fusesOf(join(folder, named))
  say(fuses === AS_WANTED, `the nine fuses are set: ${fuses}`, [`wanted: ${AS_WANTED}`])
  const languages = readdirSync(join(folder, 'locales')).sort().join(' ')
  say(languages === 'en-US.pak zh-CN.pak', `its languages: ${languages}`)
}

function say(good, text, details = []) {
  console.log(`${good ? 'ok    ' : 'FAILED'} ${text}`)
  if (!good) for (const line of details.slice(0, 20)) console.log(`       ${line}`)
  failed += good ? 0 : 1
  return good
}

/** What electron-builder needs to find in a runtime; its program is nothing but the fuses. */
function standIn(folder, program) {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so', 'locales/en-US.pak', 'locales/zh-CN.pak', 'locales/fr.pak']) writeFileSync(join(folder, name), '')
  const head = program.endsWith('.exe') ? emptyProgram() : Buffer.from('stand-in ')
  writeFileSync(join(folder, program), Buffer.concat([head, Buffer.from(SENTINEL), Buffer.from([1, AS_SHIPPED.length]), Buffer.from(AS_SHIPPED)]))
  chmodSync(join(folder, program), 0o755)
  return folder
}

/** The least that is a program of Windows and says its version: the archive's sum is put among its resources. */
function emptyProgram() {
  const { NtExecutable, NtExecutableResource, Resource } = packTool('resedit')
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'stand-in' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

/** The list of an archive, as text: a header of four numbers, and JSON. */
function listOf(bytes) {
  return bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))
}

function headerSum(archive) {
  return createHash('sha256').update(listOf(readFileSync(archive))).digest('hex')
}

/** The files of an archive: after the list the contents, one after the other. */
function filesOf(archive) {
  const bytes = readFileSync(archive)
  const header = JSON.parse(listOf(bytes))
  const begin = 8 + bytes.readUInt32LE(4)
  const visit = (node, path) =>
    Object.entries(node.files).flatMap(([name, entry]) => {
      const full = path ? `${path}/${name}` : name
      if (entry.files) return visit(entry, full)
      const from = begin + Number(entry.offset)
      return [{ name: full, hash: entry.integrity?.hash, bytes: bytes.subarray(from, from + entry.size) }]
    })
  return visit(header, '')
}

function list(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => relative(root, join(e.parentPath, e.name)).split(sep).join('/'))
}
