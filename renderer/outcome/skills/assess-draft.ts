import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import type { LevelOfStudent } from '#domain/outcome/skills/assess.ts'
import type { Spot } from '#renderer/roster/selection.ts'

/** Levels that were typed and are not written yet, by student and skill; null takes away what stands there. */
export type Draft = Readonly<Record<string, number | null>>
/** What a cell is to be. */
export type Entry = Spot & { level: number | null }

/** Levels go from 0 to this. */
export const TOP = 10

export function cellKey(studentId: string, skillId: string): string {
  return `${studentId} ${skillId}`
}

function keyAt(sheet: AssessSheet, { row, column }: Spot): string {
  return cellKey(sheet.students[row]?.id ?? '', sheet.skills[column]?.id ?? '')
}

/** The level that a cell shows: as typed, or as written. */
export function levelAt(sheet: AssessSheet, draft: Draft, spot: Spot): number | null {
  const typed = draft[keyAt(sheet, spot)]
  return typed === undefined ? (sheet.students[spot.row]?.cells[spot.column]?.level ?? null) : typed
}

/** The draft with these entries; what is as it is written needs no writing. */
export function withEntries(sheet: AssessSheet, draft: Draft, entries: readonly Entry[]): Draft {
  const next: Record<string, number | null> = { ...draft }
  for (const entry of entries) {
    const written = sheet.students[entry.row]?.cells[entry.column]
    if (!written) continue
    const key = keyAt(sheet, entry)
    if (entry.level === written.level) delete next[key]
    else next[key] = entry.level
  }
  return next
}

/** What is to be written: the draft's levels of the students and skills that the sheet has, row by row. */
export function levelsToWrite(sheet: AssessSheet, draft: Draft): LevelOfStudent[] {
  return sheet.students.flatMap(({ id: studentId, cells }) =>
    sheet.skills.flatMap(({ id: skillId }, column) => {
      const level = draft[cellKey(studentId, skillId)]
      return level === undefined || level === cells[column]?.level ? [] : [{ studentId, skillId, level }]
    }),
  )
}

/** The digits of a level that is being typed, and one more: 1 and 0 are 10, 3 and 4 are 4. */
export function typedOn(digits: string, digit: string): string {
  const more = `${digits}${digit}`
  return Number(more) <= TOP && !more.startsWith('00') ? String(Number(more)) : digit
}
