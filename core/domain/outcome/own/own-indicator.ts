import { birth, removal, revision, type Change, type Row0 } from '../../base/change.ts'
import { accept, refuse, type Context, type Decision, type Facts } from '../../base/decision.ts'
import { Formula, OwnIndicator, type FormulaDraft, type Unit } from '../../records/indicator.ts'
import type { Tables } from '../../tables.ts'
import type { World } from '../../world.ts'
import { catalogueOf, ownIndicator } from '../catalogue.ts'
import { indicatorName } from '../wording.ts'
import { indicatorProblems } from './formula-problems.ts'
import { packsWith, withoutPagesOf } from './pack-uses.ts'

/** What an own indicator is saved with; `null` clears. Of one that is there already, only what differs need be named. */
export type IndicatorFields = {
  name?: string | undefined
  nameEn?: string | null | undefined
  definition?: string | null | undefined
  definitionEn?: string | null | undefined
  unit?: Unit | undefined
  better?: 'more' | 'less' | null | undefined
  formula?: FormulaDraft | undefined
}
/** What is wrong with a field, or with a part of the formula (`formula.where.0.values`). Worded by `problem.indicator.<code>`. */
export type IndicatorIssue = { path: string; code: string; facts: Facts }

const LONGEST_NAME = 200
const MOST_COPIES = 1000

/**
 * Writes an indicator that the office puts together. `shipped` are the names of the program's own, in every language: no two indicators
 * are called alike. Refuses with `indicator.invalid` {issues, count, first: the sentence of the first} and `record.missing`.
 */
export function saveIndicator(world: World, { id, fields }: { id?: string | undefined; fields: IndicatorFields }, ctx: Context, shipped: readonly string[]): Decision<{ id: string }> {
  const old = id === undefined ? undefined : world.tables.indicator.get(id)
  if (id !== undefined && !old) return refuse('record.missing', { table: 'indicator', id })
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const next = { ...old, ...given } as IndicatorFields
  const issues = issuesOf(world.tables, id, next, shipped)
  if (issues.length) return refuse('indicator.invalid', { count: issues.length, issues, first: { code: `problem.indicator.${issues[0]!.code}`, facts: issues[0]!.facts } })
  const formula = Formula.parse(tidied(next.formula!))
  const row = OwnIndicator.parse({ ...withoutNull(next), id: old?.id ?? ctx.newId('indicator'), formula })
  const change = old ? revision('indicator', old, { ...given, formula }) : birth('indicator', row)
  return accept([change], { id: row.id }, { indicator: indicatorName(ownIndicator(row)) })
}

function issuesOf(tables: Tables, id: string | undefined, { name = '', nameEn, unit, formula }: IndicatorFields, shipped: readonly string[]): IndicatorIssue[] {
  const taken = namesTaken(tables, id, shipped)
  const isTaken = (path: string, text: string): IndicatorIssue[] => (taken.has(folded(text)) ? [{ path, code: 'name.taken', facts: { name: text } }] : [])
  const ofFormula: IndicatorIssue[] = formula ? indicatorProblems(formula, unit).map(p => (p.path === 'unit' ? p : { ...p, path: `formula.${p.path}` })) : [{ path: 'formula', code: 'formula.missing', facts: {} }]
  return [
    ...(name === '' ? [{ path: 'name', code: 'name.missing', facts: {} }] : isTaken('name', name)),
    ...(nameEn ? isTaken('nameEn', nameEn) : []),
    ...ofFormula,
    ...(unit === undefined ? [{ path: 'unit', code: 'unit.missing', facts: {} }] : []),
  ]
}

function namesTaken({ indicator }: Pick<Tables, 'indicator'>, except: string | undefined, shipped: readonly string[]): Set<string> {
  const own = [...indicator.values()].filter(i => i.id !== except).flatMap(i => [i.name, i.nameEn ?? i.name])
  return new Set([...shipped, ...own].map(folded))
}

/** Two names that look alike are alike: capitals, full-width letters and blanks do not tell them apart. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Without what says nothing: values of `known`, empty lists of conditions. */
function tidied(formula: FormulaDraft): unknown {
  return JSON.parse(JSON.stringify(formula, (key, value: unknown) => {
    if (key === 'where' && Array.isArray(value) && !value.length) return undefined
    return isKnown(value) ? { field: value.field, op: value.op } : value
  }))
}
function isKnown(value: unknown): value is { field: string; op: 'known' } {
  return typeof value === 'object' && value !== null && 'op' in value && value.op === 'known'
}
function withoutNull(fields: IndicatorFields): Partial<Row0> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** What a copy is called: the n-th of its kind, with as much of the first name as there is room for. */
export type CopyNames = (n: number) => { name: string; nameEn?: string; definition?: string; definitionEn?: string }

/** Makes an own indicator that is reckoned as another one is, under a name that is free. Refuses `finding.unknown` {name}. */
export function copyIndicator(world: World, indicator: string, names: CopyNames, ctx: Context, shipped: readonly string[]): Decision<{ id: string }> {
  const from = catalogueOf(world.tables).find(i => i.id === indicator)
  if (!from) return refuse('finding.unknown', { name: indicator })
  const taken = namesTaken(world.tables, undefined, shipped)
  for (let n = 1; n < MOST_COPIES; n++) {
    const called = names(n)
    if (taken.has(folded(called.name)) || (called.nameEn !== undefined && taken.has(folded(called.nameEn)))) continue
    const { unit, better, formula } = from
    const decision = saveIndicator(world, { fields: { ...called, unit, formula, ...(better ? { better } : {}) } }, ctx, shipped)
    return decision.ok ? { ...decision, about: { ...decision.about, from: indicatorName(from) } } : decision
  }
  return refuse('indicator.copies', { most: MOST_COPIES })
}

/** A name with a suffix that fits where a name must be. */
export function suffixed(name: string, suffix: string): string {
  return `${name.slice(0, LONGEST_NAME - suffix.length)}${suffix}`
}

/**
 * Takes an own indicator away, with its targets and notes. Where meeting packs show it, it is taken out of them on consent; else refused with
 * `indicator.inPacks` {name, packs, count}. Refuses `indicator.onlyPage` {name, packs} where nothing would be left of a pack.
 */
export function removeIndicator(world: World, { id, fromPacks }: { id: string; fromPacks: boolean }): Decision<{ removed: number }> {
  const { tables } = world
  const row = tables.indicator.get(id)
  if (!row) return refuse('record.missing', { table: 'indicator', id })
  const name = indicatorName(ownIndicator(row))
  const packs = packsWith(tables, id)
  const without = new Map(packs.map(pack => [pack, withoutPagesOf(pack, id)]))
  const emptied = packs.filter(pack => !without.get(pack)).map(pack => pack.name)
  if (emptied.length) return refuse('indicator.onlyPage', { indicator: name, packs: emptied, count: emptied.length })
  if (packs.length && !fromPacks) {
    const facts = { indicator: name, packs: packs.map(pack => pack.name), count: packs.length }
    return refuse('indicator.inPacks', facts, { alternatives: [{ code: 'indicator.fromPacks', facts, command: 'indicator.remove', input: { id, fromPacks: true } }] })
  }
  const ofIt = ({ indicator }: { indicator: string }) => indicator === id
  const removals: Change[] = [
    ...[...tables.indicatorTarget.values()].filter(ofIt).map(t => removal('indicatorTarget', t)),
    ...[...tables.indicatorNote.values()].filter(ofIt).map(n => removal('indicatorNote', n)),
    removal('indicator', row),
  ]
  return accept([...without.values(), ...removals], { removed: removals.length }, { indicator: name })
}
