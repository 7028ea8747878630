import { birth, removal, revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Refused } from '../base/decision.ts'
import { PackTemplate, type PackDraft } from '../records/pack.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'

const FIELDS = Object.keys(PackTemplate.shape).filter(field => field !== 'id')

/**
 * Keeps a pack, a new one or a changed one. Refuses `record.missing`, `pack.name` (another has it), `pack.partner` (for a partner, but for
 * none in particular), `pack.partnerGone`, `pack.programmeGone` and `scope.dates`.
 */
export function savePack(world: World, { id, pack }: { id?: string | undefined; pack: PackDraft }, ctx: Context): Decision<{ id: string }> {
  const old = id === undefined ? undefined : world.tables.packTemplate.get(id)
  if (id !== undefined && !old) return refuse('record.missing', { table: 'packTemplate', id })
  const problem = problemOf(world, pack, id)
  if (problem) return problem
  if (!old) {
    const made = { ...pack, id: ctx.newId('packTemplate') }
    return accept([birth('packTemplate', made)], { id: made.id }, { name: pack.name })
  }
  const fields = pack as Record<string, unknown>
  return accept([revision('packTemplate', old, Object.fromEntries(FIELDS.map(field => [field, fields[field] ?? null])))], { id: old.id }, { name: pack.name })
}

function problemOf({ tables }: World, { name, audience, enterpriseId, programmeId, period, from, to }: PackDraft, id: string | undefined): Refused | null {
  if ([...tables.packTemplate.values()].some(other => other.id !== id && other.name === name)) return refuse('pack.name', { name })
  if (audience === 'partner' && enterpriseId === undefined) return refuse('pack.partner')
  if (enterpriseId !== undefined && !tables.enterprise.has(enterpriseId)) return refuse('pack.partnerGone')
  if (programmeId !== undefined && !tables.programme.has(programmeId)) return refuse('pack.programmeGone')
  return period === 'own' && (from === undefined || to === undefined || from > to) ? refuse('scope.dates') : null
}

/** Refuses `record.missing`. */
export function removePack(world: World, { id }: { id: string }): Decision<{ id: string }> {
  const pack = world.tables.packTemplate.get(id)
  return pack ? accept([removal('packTemplate', pack)], { id }, { name: pack.name }) : refuse('record.missing', { table: 'packTemplate', id })
}

/** The same pages under another name, to be changed for somebody else. Refuses `record.missing`. */
export function copyPack(world: World, { id }: { id: string }, ctx: Context): Decision<{ id: string }> {
  const pack = world.tables.packTemplate.get(id)
  if (!pack) return refuse('record.missing', { table: 'packTemplate', id })
  const copy = { ...pack, id: ctx.newId('packTemplate'), name: freeName(world.tables, pack.name) }
  return accept([birth('packTemplate', copy)], { id: copy.id }, { name: pack.name, copy: copy.name })
}

/** The name, with a number where a pack has it already. */
export function freeName({ packTemplate }: Pick<Tables, 'packTemplate'>, name: string): string {
  const taken = new Set([...packTemplate.values()].map(pack => pack.name))
  if (!taken.has(name)) return name
  let no = 2
  while (taken.has(`${name} (${no})`)) no++
  return `${name} (${no})`
}
