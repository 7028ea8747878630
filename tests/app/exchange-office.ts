import { createSample } from '#adapters/sample/sample.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { Scope } from '#domain/records/exchange.ts'
import type { Sent } from '#contract/exchange.ts'
import type { Shelf } from './memory-bundles.ts'
import { createReplica, FROM, given, PASSPHRASE, type File, type Replica } from './replicas.ts'

const SAMPLE = [...createSample().sets('college', 'zh-CN', FROM)].map(({ changes }, i): ChangeSet => ({ seq: i + 1, id: `set:${i + 1}`, at: '2026-11-20T08:00:00.000Z', device: 'device:office', actor: { name: '王老师' }, command: 'college.sample', changes }))

/** The office of the sample college, at its desk. */
export function sampleOffice(more: { shelf?: Shelf; fail?: () => Error | null; past?: readonly ChangeSet[]; apart?: 'attendance' } = {}): Replica {
  return createReplica('device:office', { past: SAMPLE, actor: '王老师', ...more })
}

export function emptyLaptop(name = 'laptop', shelf?: Shelf): Replica {
  return createReplica(`device:${name}`, { actor: '李老师', ...(shelf ? { shelf } : {}) })
}

export const SPAN = { from: '2026-11-16', to: '2026-12-20' }

/** Writes the file for a laptop. */
export async function taken(office: Replica, scope: Partial<Scope>, more: { label?: string; dueBack?: string } = {}): Promise<{ file: File; sent: Sent }> {
  const done = given(await office.job('exchange.take', { scope: { ...SPAN, ...scope }, label: '笔记本 3', computer: '实训处', passphrase: PASSPHRASE, ...more }))
  return { file: { name: done.file!.name, base64: done.file!.base64 }, sent: done }
}

/** An enterprise of the sample with placements in the span, the one with the most. */
export function hostIn({ tables }: Replica): string {
  const counts = new Map<string, number>()
  for (const p of tables.placement.values()) if (p.from <= SPAN.to && p.to >= SPAN.from) counts.set(p.enterpriseId, (counts.get(p.enterpriseId) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0]
}

/** What stands in a file, as it went over the wire. */
export function textOf({ base64 }: File): string {
  return Buffer.from(base64, 'base64').toString()
}

