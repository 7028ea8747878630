import { attendanceMonths, countsAttendance } from '#domain/outcome/attendance-months.ts'
import { catalogueOf, ownIndicator } from '#domain/outcome/catalogue.ts'
import type { Indicator } from '#domain/outcome/definition.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { addNote, removeNote } from '#domain/outcome/own/notes.ts'
import { copyIndicator, removeIndicator, saveIndicator, suffixed, type CopyNames } from '#domain/outcome/own/own-indicator.ts'
import { packsWith } from '#domain/outcome/own/pack-uses.ts'
import { isByProgramme, setTarget, targetWords, whom } from '#domain/outcome/own/targets.ts'
import { drafted, trialOf } from '#domain/outcome/own/trial.ts'
import { lookedAt, questionOf } from '#domain/outcome/period.ts'
import { FRAMEWORKS } from '#domain/outcome/profiles.ts'
import { indicatorDefinition, indicatorName } from '#domain/outcome/wording.ts'
import { DESTINATION_RATES, PROFILES } from '#domain/records/indicator.ts'
import { LANGUAGES, say, textIn, type Language } from '#words/say.ts'
import type { indicatorContract } from '#contract/indicator.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof indicatorContract

export const indicatorCommands: CommandHandlers<C['commands']> = {
  'indicator.save': (world, wish, ctx) => saveIndicator(world, wish, ctx, shippedNames()),
  'indicator.remove': (world, wish) => removeIndicator(world, wish),
  'indicator.copy'(world, { indicator }, ctx) {
    const from = catalogueOf(world.tables).find(i => i.id === indicator)
    return copyIndicator(world, indicator, from ? copyNames(from) : n => ({ name: String(n) }), ctx, shippedNames())
  },
  'indicator.target': setTarget,
  'indicator.note': addNote,
  'indicator.removeNote': removeNote,
}

export const indicatorQueries: QueryHandlers<C['queries']> = {
  'indicator.own'({ tables }, { indicator: id }) {
    const indicator = catalogueOf(tables).find(i => i.id === id)
    if (!indicator) return null
    const ofIt = (row: { indicator: string }) => row.indicator === id
    return {
      name: indicatorName(indicator),
      unit: indicator.unit,
      own: tables.indicator.get(id) ?? null,
      byProgramme: isByProgramme(indicator),
      targets: [...tables.indicatorTarget.values()]
        .filter(ofIt)
        .map(t => ({ id: t.id, from: t.from, programmeId: t.programmeId ?? null, whom: whom(tables, t.programmeId), value: t.value, said: targetWords(indicator, t.value), note: t.note ?? null }))
        .sort((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : a.id < b.id ? -1 : 1)),
      notes: [...tables.indicatorNote.values()]
        .filter(ofIt)
        .map(({ id: note, date, what }) => ({ id: note, date, what }))
        .sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : a.id < b.id ? -1 : 1)),
      packs: packsWith(tables, id).map(pack => pack.name),
    }
  },
  async 'indicator.trial'({ outcomes, calendar }, { scope, formula, unit }, { now, past }) {
    const question = questionOf(scope, now.slice(0, 10), calendar)
    if (!question.ok) return question
    const draft = drafted(formula, unit)
    if (draft.indicator && countsAttendance(draft.indicator)) await past.need(attendanceMonths(question.value, 1))
    return { ok: true, value: { ...trialOf(outcomes.view, draft, question.value), looked: lookedAt(question.value) } }
  },
  'indicator.definitions': ({ tables }) => ({
    profiles: PROFILES.map(profile => ({
      profile,
      indicators: (profile === 'china' ? [] : FRAMEWORKS[profile]).map(i => ({ id: i.id, name: indicatorName(i), definition: indicatorDefinition(i), source: i.source ?? '' })),
    })),
    own: [...tables.indicator.values()].map(row => ({ id: row.id, name: indicatorName(ownIndicator(row)), unit: row.unit })),
  }),
}

export const indicatorJobs: JobHandlers<C['jobs']> = {}

/** What the program's own indicators are called, those of every framework among them: a name must be good whatever is shown. */
const shippedNames = () => [...officeIndicators(DESTINATION_RATES[0]), ...Object.values(FRAMEWORKS).flat()].flatMap(i => LANGUAGES.map(language => textIn(language, indicatorName(i))))

/** A copy says in each language that it is one; its definition is that of the first. */
function copyNames(from: Indicator): CopyNames {
  const called = (language: Language, n: number) => suffixed(textIn(language, indicatorName(from)), say(language, n === 1 ? 'indicator.copySuffix' : 'indicator.copySuffixN', { n }))
  const definition = indicatorDefinition(from)
  const [zh, en] = (['zh-CN', 'en'] as const).map(language => textIn(language, definition))
  return n => ({ name: called('zh-CN', n), nameEn: called('en', n), ...(zh ? { definition: zh } : {}), ...(en && en !== zh ? { definitionEn: en } : {}) })
}
