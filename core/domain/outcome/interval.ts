/** Standard deviations of a normal distribution within which 95 of 100 lie. */
const Z = 1.959963984540054

/**
 * Wilson's interval of a share (E. B. Wilson, 1927): where the true share lies in 95 of 100 such groups. Also right for few people and
 * for shares near 0 and 1; null for nobody.
 */
export function wilson(counted: number, base: number): { low: number; high: number } | null {
  if (base <= 0) return null
  const share = counted / base
  const z2 = (Z * Z) / base
  const middle = (share + z2 / 2) / (1 + z2)
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / base + z2 / (4 * base))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
