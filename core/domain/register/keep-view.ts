import { birth, removal, revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { ListView } from '../records/list-view.ts'
import type { World } from '../world.ts'

export type ViewDraft = Omit<ListView, 'id'>

const FIELDS = Object.keys(ListView.shape).filter(field => field !== 'id')

/** Keeps a view of a register, a new one or a changed one. Refuses `record.missing` and `view.name` (another of this register has it). */
export function saveView(world: World, { id, view }: { id?: string | undefined; view: ViewDraft }, ctx: Context): Decision<{ id: string }> {
  const old = id === undefined ? undefined : world.tables.listView.get(id)
  if (id !== undefined && !old) return refuse('record.missing', { table: 'listView', id })
  const about = { name: view.name, table: view.register }
  if ([...world.tables.listView.values()].some(other => other.id !== id && other.register === view.register && other.name === view.name)) return refuse('view.name', about)
  if (!old) {
    const made = { ...view, id: ctx.newId('listView') }
    return accept([birth('listView', made)], { id: made.id }, about)
  }
  const fields = view as Record<string, unknown>
  return accept([revision('listView', old, Object.fromEntries(FIELDS.map(field => [field, fields[field] ?? null])))], { id: old.id }, about)
}

/** Refuses `record.missing`. */
export function removeView(world: World, { id }: { id: string }): Decision<{ id: string }> {
  const view = world.tables.listView.get(id)
  return view ? accept([removal('listView', view)], { id }, { name: view.name, table: view.register }) : refuse('record.missing', { table: 'listView', id })
}
