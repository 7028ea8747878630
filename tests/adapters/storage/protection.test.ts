import { describe, expect, test } from 'vitest'
import { protectionFor, unlock, withNewRecoveryKey, withPassword, type Protection } from '#adapters/storage/protection.ts'
import { readRecoveryKey, recoveryText } from '#adapters/storage/recovery-key.ts'
import { randomBytes } from 'node:crypto'

const made = protectionFor('correct horse', 'data:1')

describe('a password', () => {
  test('opens the key, another does not, and the recovery key does too, typed as people type', async () => {
    const { protection, unlocked, recoveryKey } = await made
    expect(await unlock(protection, 'correct horse')).toEqual({ key: unlocked.key, role: 'office', by: 'password' })
    expect(await unlock(protection, 'Correct horse')).toBeNull()
    expect(await unlock(protection, recoveryKey.toLowerCase().replaceAll('-', ' '))).toEqual({ key: unlocked.key, role: 'office', by: 'recovery' })
    expect(JSON.stringify(protection)).not.toContain(unlocked.key.toString('base64'))
  }, 60_000)

  test('is the same however its letters are composed', async () => {
    const { protection } = await protectionFor('pässwörd-长城', 'data:2')
    expect(await unlock(protection, 'pässwörd-长城'.normalize('NFD'))).not.toBeNull()
  }, 60_000)

  test('of another role opens the same key with that role; the same one twice is refused, a short one too', async () => {
    const { protection, unlocked } = await made
    const more = await withPassword(protection, unlocked.key, 'reader', 'only looking')
    expect(await unlock(more, 'only looking')).toEqual({ key: unlocked.key, role: 'reader', by: 'password' })
    await expect(withPassword(more, unlocked.key, 'teacher', 'only looking')).rejects.toMatchObject({ code: 'protection.same' })
    await expect(withPassword(more, unlocked.key, 'teacher', '1234567')).rejects.toMatchObject({ code: 'protection.short' })
    // a role that is written over in the file opens nothing
    const raised = { ...more, passwords: more.passwords.map(p => ({ ...p, role: 'office' as const })) }
    expect(await unlock(raised, 'only looking')).toBeNull()
  }, 60_000)

  test('that is changed opens nothing any more; the key stays, so nothing else is written', async () => {
    const { protection, unlocked } = await made
    const changed = await withPassword(protection, unlocked.key, 'office', 'battery staple')
    expect(await unlock(changed, 'correct horse')).toBeNull()
    expect((await unlock(changed, 'battery staple'))?.key).toEqual(unlocked.key)
    expect(changed.kdf).toEqual(protection.kdf)
  }, 60_000)
})

describe('the parameters in the file', () => {
  const weaker: [string, Partial<Protection['kdf']>][] = [
    ['a smaller N', { N: 2 ** 16 }],
    ['a tiny N', { N: 2 }],
    ['an N that is no power of two', { N: 2 ** 17 + 2 }],
    ['an absurd N', { N: 2 ** 24 }],
    ['a negative N', { N: -(2 ** 17) }],
    ['a smaller r', { r: 4 }],
    ['an absurd r', { r: 1024 }],
    ['an absurd p', { p: 1_000_000 }],
    ['no p', { p: 0 }],
    ['a part of one', { p: 1.5 }],
    ['a short salt', { salt: 'AAAA' }],
  ]
  test.each(weaker)('with %s are refused at once', async (_, change) => {
    const { protection } = await made
    const started = Date.now()
    await expect(unlock({ ...protection, kdf: { ...protection.kdf, ...change } }, 'correct horse')).rejects.toMatchObject({ code: 'protection.weak' })
    expect(Date.now() - started).toBeLessThan(1000)
  })

  test('of a newer version are told', async () => {
    const { protection } = await made
    await expect(unlock({ ...protection, v: 2 as 1 }, 'correct horse')).rejects.toMatchObject({ code: 'protection.newer' })
  })
})

describe('the recovery key', () => {
  test('is 160 bits in groups that can be written down, and comes back', () => {
    for (let n = 0; n < 200; n++) {
      const secret = randomBytes(20)
      const text = recoveryText(secret)
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readRecoveryKey(text.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(secret)
    }
  })

  test('with any one letter wrong, or two exchanged, is none', () => {
    const text = recoveryText(Buffer.alloc(20, 0xa7)).replaceAll('-', '')
    for (let at = 0; at < text.length; at++) expect(readRecoveryKey(text.slice(0, at) + (text[at] === 'Z' ? 'Y' : 'Z') + text.slice(at + 1)), `letter ${at}`).toBeNull()
    expect(readRecoveryKey('')).toBeNull()
    expect(readRecoveryKey('correct horse')).toBeNull()
  })

  test('that is renewed leaves the one before without effect', async () => {
    const { protection, unlocked, recoveryKey } = await made
    const renewed = withNewRecoveryKey(protection, unlocked.key)
    expect(await unlock(renewed.protection, recoveryKey)).toBeNull()
    expect((await unlock(renewed.protection, renewed.recoveryKey))?.by).toBe('recovery')
  }, 60_000)
})
