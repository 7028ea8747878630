import type { Overview } from '#contract/exchange.ts'

/** Names of the computers that open a file without a passphrase: all that are known and trusted, but this one. */
export function readersOf({ devices }: Pick<Overview, 'devices'>): string[] {
  return devices.filter(d => !d.isThis && !d.revoked).map(d => d.name)
}
