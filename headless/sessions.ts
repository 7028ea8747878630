import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Sessions = {
  /** A fresh link token: 256 bits, good for one exchange. */
  mint(): string
  /** Trades a token for the value of a session cookie; null for a token that was used or never given. */
  exchange(token: string): string | null
  /** The `Set-Cookie` header of a session. The name holds the port, as cookies are shared by all ports of a host. */
  cookie(value: string): string
  /** True where the `Cookie` header carries a live session. */
  holds(header: string | undefined): boolean
}

/** Tokens and sessions live only in this process: after a restart every old link and cookie is void. */
export function createSessions(port: number): Sessions {
  const name = `mortise-${port}`
  const tokens = new Set<string>()
  const values = new Set<string>()
  return {
    mint() {
      const token = randomBytes(32).toString('base64url')
      tokens.add(token)
      return token
    },
    exchange(token) {
      const known = [...tokens].find(t => same(t, token))
      if (!known) return null
      tokens.delete(known)
      const value = randomBytes(32).toString('base64url')
      values.add(value)
      return value
    },
    cookie: value => `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    holds(header) {
      const value = (header ?? '').split(';').map(part => part.trim()).find(part => part.startsWith(`${name}=`))?.slice(name.length + 1)
      return value !== undefined && [...values].some(v => same(v, value))
    },
  }
}

/** Equality in a time that says nothing about where two texts differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
