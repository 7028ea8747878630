import type { ComplianceTables } from './case.ts'

/**
 * Placements by the records that they are judged by. Most records have one only, which is then held without a set around it: there are
 * tens of thousands. Plans and programmes, which all have in common, are reached through batches and class groups.
 */
export class JudgedBy {
  readonly #tables: Pick<ComplianceTables, 'batch' | 'classGroup'>
  readonly #ids = new Map<string, string | Set<string>>()

  constructor(tables: Pick<ComplianceTables, 'batch' | 'classGroup'>) {
    this.#tables = tables
  }

  add(key: string | undefined, id: string): void {
    if (key === undefined) return
    const held = this.#ids.get(key)
    if (held === undefined) this.#ids.set(key, id)
    else if (typeof held !== 'string') held.add(id)
    else if (held !== id) this.#ids.set(key, new Set([held, id]))
  }

  *of(key: string): Generator<string> {
    const held = this.#ids.get(key)
    if (typeof held === 'string') yield held
    else if (held) yield* held
    if (key.startsWith('internshipPlan:')) for (const batch of this.#tables.batch.values()) if (batch.planId === key) yield* this.of(batch.id)
    if (key.startsWith('programme:')) for (const group of this.#tables.classGroup.values()) if (group.programmeId === key) yield* this.of(group.id)
  }
}
