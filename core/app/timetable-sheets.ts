import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { nameOf } from '#domain/record-name.ts'
import type { Place } from '#domain/timetable/college/choice.ts'
import { samePlace } from '#domain/timetable/college/read-plan.ts'
import type { Tables } from '#domain/tables.ts'
import type { ParsedOf } from '#contract/define.ts'
import type { timetableContract } from '#contract/timetable.ts'
import { listText, say, weekdayText } from '#words/say.ts'
import { curePhrase, obstacleLine, timeText } from '#words/timetable-text.ts'

type Asked = Omit<ParsedOf<(typeof timetableContract)['jobs']['timetable.export']>, 'format'>

/** A proposal as sheets: every session with its time and place, beside what is published; and what has no place, with reasons and what would help. */
export function timetableSheets(tables: Tables, { sessions, leftOut, language }: Asked): SheetData[] {
  const word = (key: string) => say(language, key)
  const names = (ids: readonly string[] = []) => listText(ids.map(id => nameOf(tables, id)), language)
  const requestOf = (id: string) => tables.sessionRequest.get(id)
  const machines = ({ items }: Place) => listText(items.map(i => (i.units > 1 ? `${nameOf(tables, i.equipmentId)} ×${i.units}` : nameOf(tables, i.equipmentId))), language)
  const room = ({ workshopId }: Place) => (workshopId === null ? '' : nameOf(tables, workshopId))
  const state = (s: Asked['sessions'][number]) => word(`timetable.state.${!s.before ? 'new' : samePlace(s, s.before) ? 'same' : 'moved'}`)
  const heads = ['field.sessionRequest.title', 'field.sessionRequest.classGroupIds', 'field.sessionRequest.teacherIds', 'field.sessionRequest.workshopId', 'field.unavailableTime.weekday', 'field.unavailableTime.from', 'field.unavailableTime.to', 'field.sessionRequest.weeks', 'field.sessionRequest.needs', 'timetable.sheet.state', 'timetable.sheet.before']
  const byTime = sessions.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from || (a.requestId < b.requestId ? -1 : 1))
  const rows = byTime.map((s): Cell[] => {
    const before = s.before && !samePlace(s, s.before) ? [timeText(language, s.before), room(s.before)].filter(Boolean).join(' · ') : ''
    return [requestOf(s.requestId)?.title ?? '', names(requestOf(s.requestId)?.classGroupIds), names(s.teacherIds), room(s), weekdayText(s.weekday, language), s.from, s.to, s.weeks, machines(s), state(s), before]
  })
  const open = leftOut.map((l): Cell[] => [
    requestOf(l.requestId)?.title ?? '', names(requestOf(l.requestId)?.classGroupIds), l.obstacles.map(o => obstacleLine(language, o)).join('\n'), l.cure ? curePhrase(language, l.cure) : '',
  ])
  return [
    { sheet: word('timetable.sheet.sessions'), rows: [heads.map(word), ...rows] },
    { sheet: word('timetable.sheet.leftOut'), rows: [['field.sessionRequest.title', 'field.sessionRequest.classGroupIds', 'timetable.sheet.why', 'timetable.sheet.cure'].map(word), ...open] },
  ]
}
