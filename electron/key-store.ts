import { safeStorage } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'

/** What the service asks of the system's key store. Secrets are base64. */
export type KeyOrder = { holds: string } | { keep: string; secret: string } | { recall: string } | { forget: string }
/** `holds`: null where the system has no store that keeps a secret from others; `recall`: null where there is nothing that it can open. */
export type KeyAnswer = boolean | string | null

/** Secrets locked by the system for its user (DPAPI, the keychain, a Linux keyring), in a file of the shell's. Whoever takes the file alone can open nothing. */
export function keyStore(file: string, platform: NodeJS.Platform = process.platform): (order: KeyOrder) => Promise<KeyAnswer> {
  const kept = read(file)
  const write = () => writeFileSync(file, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 })

  return async order => {
    if ('forget' in order) {
      if (kept.delete(order.forget)) write()
      return true
    }
    if (!(await isTrusted(platform))) return null
    if ('holds' in order) return kept.has(order.holds)
    if ('keep' in order) {
      kept.set(order.keep, (await safeStorage.encryptStringAsync(order.secret)).toString('base64'))
      write()
      return true
    }
    const locked = kept.get(order.recall)
    if (locked === undefined) return null
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(locked, 'base64'))
    if (shouldReEncrypt) {
      kept.set(order.recall, (await safeStorage.encryptStringAsync(result)).toString('base64'))
      write()
    }
    return result
  }
}

/** A Linux without a keyring locks by a word that stands in Chromium's source. */
async function isTrusted(platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return false
  return safeStorage.isAsyncEncryptionAvailable()
}

function read(file: string): Map<string, string> {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return new Map(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map() // never the only key: the password is asked for
  }
}
