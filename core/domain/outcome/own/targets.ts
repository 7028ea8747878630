import { birth, removal, revision } from '../../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../../base/decision.ts'
import type { Text } from '../../base/text.ts'
import type { LocalDate } from '../../base/time.ts'
import type { IndicatorTarget } from '../../records/indicator.ts'
import { nameOf } from '../../record-name.ts'
import type { Tables } from '../../tables.ts'
import type { World } from '../../world.ts'
import { catalogueOf, populationsOf } from '../catalogue.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import { indicatorName, measure } from '../wording.ts'

export type TargetWish = { indicator: string; programmeId?: string | undefined; /** percentages as 0–100; null takes the target of that day away */ value: number | null; from: LocalDate; note?: string | null | undefined }

const WHOLE = 100 // percent

/**
 * Sets what is to be reached of an indicator from a day on, of one programme or of all; there is one such figure for a day. Refuses with
 * `finding.unknown` {name}, `record.missing`, `indicator.target.range` {value, most}, `indicator.target.noProgramme` {indicator} where its
 * rows belong to no programme, and `indicator.target.none` where there is none to take away.
 */
export function setTarget({ tables }: World, { indicator: id, programmeId, value, from, note }: TargetWish, ctx: Context): Decision<{ id: string | null }> {
  const indicator = catalogueOf(tables).find(i => i.id === id)
  if (!indicator) return refuse('finding.unknown', { name: id })
  if (programmeId !== undefined && !tables.programme.has(programmeId)) return refuse('record.missing', { table: 'programme', id: programmeId })
  if (programmeId !== undefined && !isByProgramme(indicator)) return refuse('indicator.target.noProgramme', { indicator: indicatorName(indicator) })
  const there = targetAt(tables, { indicator: id, programmeId, from })
  const about = { indicator: indicatorName(indicator), whom: whom(tables, programmeId), from }
  if (value === null) {
    if (!there) return refuse('indicator.target.none', about)
    return accept([removal('indicatorTarget', there)], { id: null }, { ...about, target: { code: 'target.none' } })
  }
  if (indicator.unit === 'percent' && value > WHOLE) return refuse('indicator.target.range', { value, most: WHOLE })
  const row = { id: there?.id ?? ctx.newId('indicatorTarget'), indicator: id, programmeId, value, from, note }
  const change = there ? revision('indicatorTarget', there, note === undefined ? { value } : { value, note }) : birth('indicatorTarget', row)
  return accept([change], { id: row.id }, { ...about, target: targetWords(indicator, value) })
}

function targetAt({ indicatorTarget }: Pick<Tables, 'indicatorTarget'>, { indicator, programmeId, from }: Omit<TargetWish, 'value'>): IndicatorTarget | undefined {
  for (const t of indicatorTarget.values()) if (t.indicator === indicator && t.programmeId === programmeId && t.from === from) return t
  return undefined
}

/** Whether an indicator can be told for a programme: the rows of each thing that it counts say where they belong. */
export function isByProgramme(indicator: Indicator): boolean {
  return populationsOf(indicator).every(name => POPULATIONS[name]!.classGroup !== undefined || POPULATIONS[name]!.programme !== undefined)
}

/** A target as it is kept, in the unit of its indicator. */
export function targetWords({ unit }: Pick<Indicator, 'unit'>, value: number): Text {
  return measure(unit === 'percent' ? value / WHOLE : value, unit)
}

/** For whom a target is: a programme by its name, or all. */
export function whom(tables: Pick<Tables, 'programme'>, programmeId: string | undefined): Text {
  return programmeId === undefined ? { code: 'target.ofAll' } : nameOf(tables, programmeId)
}
