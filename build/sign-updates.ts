import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { RELEASE_KEY } from '../electron/release-key.ts'
import { KINDS, releaseKeyOf, signedText, type Kind, type UpdateHead } from '../electron/update-file.ts'

// What update.mjs runs. The private half of the key never lies in the repository: docs/releases.md says where it does.
const [command, ...rest] = process.argv.slice(2)
if (command === 'key' && rest[0]) makeKey(rest[0])
else if (command === 'sign' && rest.length) await signAll(rest)
else if (command === 'check') checkKey()
else {
  process.stderr.write('update.mjs key DIR | update.mjs check | update.mjs sign INSTALLER … --key FILE|-\n')
  process.exitCode = 2
}

/** An installer of a release with no key in it could never be updated, and with one whose private half is lost as little. */
function checkKey(): void {
  if (releaseKeyOf(RELEASE_KEY)) return
  process.stderr.write('electron/release-key.ts holds no release key: programs of this release would take no updates. Make one with "node build/update.mjs key FOLDER" (docs/releases.md), or try the installers out with "npm run pack -- --trial".\n')
  process.exitCode = 1
}

function makeKey(folder: string): void {
  const way = relative('.', resolve(folder))
  if (!way.startsWith('..') && !isAbsolute(way)) throw new Error(`${resolve(folder)} lies in the repository, where the private half of the key must never be: name a folder elsewhere by its whole path`)
  const file = join(folder, 'mortise-release.key.pem')
  if (existsSync(file)) throw new Error(`${file} is there already: a key in use is not written over`)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  const text = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const source = 'electron/release-key.ts'
  writeFileSync(source, readFileSync(source, 'utf8').replace(/'[^']*'/, `'${text}'`))
  process.stdout.write(`${file}\n${text}\n`)
}

async function signAll(words: string[]): Promise<void> {
  const at = words.indexOf('--key')
  const [, from] = at < 0 ? [] : words.splice(at, 2)
  const pem = from === '-' ? process.env['MORTISE_RELEASE_KEY'] : from && readFileSync(from, 'utf8')
  if (!pem) throw new Error('no key: --key FILE, or --key - with the key in MORTISE_RELEASE_KEY')
  const key = createPrivateKey(pem)
  if (createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64') !== RELEASE_KEY) throw new Error('this is not the private half of electron/release-key.ts: no program would accept what it signs')
  for (const installer of words) process.stdout.write(`${await signOne(installer, key)}\n`)
}

/** `Mortise-0.2.0-win-x64.exe` gives `Mortise-0.2.0-win-x64.mortise-update`; version and processor are read from the name. */
async function signOne(installer: string, key: KeyObject): Promise<string> {
  const kind = (Object.keys(KINDS) as Kind[]).find(k => installer.endsWith(KINDS[k]))
  const [, version, processor = ''] = /-(\d+\.\d+\.\d+)-(?:win|mac|linux)-(x64|amd64|x86_64|arm64)\./.exec(basename(installer)) ?? []
  const arch = processor === 'arm64' ? processor : processor && 'x64' // Debian and AppImage have names of their own for it
  if (!kind || !version || !arch) throw new Error(`${installer}: not the name of an installer that "npm run pack" makes`)
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(installer)) sum.update(chunk as Buffer)
  const head = { version, arch, kind, bytes: statSync(installer).size, sha256: sum.digest('hex') }
  const signed: UpdateHead = { mortiseUpdate: 1, ...head, signature: sign(null, signedText(head), key).toString('base64') }
  // a .deb and an .AppImage of one version stand beside one another
  const out = join(dirname(installer), `${basename(installer).slice(0, -KINDS[kind].length)}${kind === 'appimage' || kind === 'deb' ? `-${kind}` : ''}.mortise-update`)
  const file = createWriteStream(out)
  file.write(`${JSON.stringify(signed)}\n`)
  await pipeline(createReadStream(installer), file)
  return out
}
