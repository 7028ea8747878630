import type { Finding } from '#domain/compliance/pack.ts'

/** What tells one finding from all others of its day. */
export function findingKey(f: Finding): string {
  return [f.rule, f.subject, f.from, f.cure, ...f.records].join(' ')
}
