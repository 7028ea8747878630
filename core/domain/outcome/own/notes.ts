import { birth, removal } from '../../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../../base/decision.ts'
import type { LocalDate } from '../../base/time.ts'
import type { World } from '../../world.ts'
import { catalogueOf } from '../catalogue.ts'
import { indicatorName } from '../wording.ts'

/** Notes why an indicator went up or down on a day; its trend shows it there. Refuses `finding.unknown` {name} and `indicator.note.twice`. */
export function addNote({ tables }: World, { indicator: id, date, what }: { indicator: string; date: LocalDate; what: string }, ctx: Context): Decision<{ id: string }> {
  const indicator = catalogueOf(tables).find(i => i.id === id)
  if (!indicator) return refuse('finding.unknown', { name: id })
  const about = { indicator: indicatorName(indicator), date, what }
  for (const n of tables.indicatorNote.values()) if (n.indicator === id && n.date === date && n.what === what) return refuse('indicator.note.twice', about)
  const row = { id: ctx.newId('indicatorNote'), indicator: id, date, what }
  return accept([birth('indicatorNote', row)], { id: row.id }, about)
}

/** Takes a note away; of an indicator that is shown no more, too. Refuses `record.missing`. */
export function removeNote({ tables }: World, { id }: { id: string }): Decision<null> {
  const note = tables.indicatorNote.get(id)
  if (!note) return refuse('record.missing', { table: 'indicatorNote', id })
  const indicator = catalogueOf(tables).find(i => i.id === note.indicator)
  return accept([removal('indicatorNote', note)], null, { indicator: indicator ? indicatorName(indicator) : { code: 'indicator.notShown' }, date: note.date, what: note.what })
}
