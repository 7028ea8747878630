import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import { blockFrom } from '#renderer/roster/clipboard.ts'
import type { Block } from '#renderer/roster/selection.ts'
import { TOP, type Entry } from './assess-draft.ts'

/** Levels of a pasted block; `unknown`: what is no level, no student or no skill of the sheet: then nothing is pasted. */
export type Pasted = { entries: Entry[]; unknown: string[] }

/** What people write where nothing was assessed: it takes a level away. An empty cell leaves what is there. */
const NONE: ReadonlySet<string> = new Set(['-', '–', '—', '/', '×', 'x', '无'])

/**
 * A block of cells from a spreadsheet. One with names, of skills in its first line and of students (or their numbers) in its lines, goes
 * where the names say; any other goes where the selection begins, and is repeated as a spreadsheet repeats it.
 */
export function pastedLevels(text: string, sheet: AssessSheet, block: Block): Pasted {
  const lines = blockFrom(text, { rows: 1, columns: 1 })
  const named = byName(lines, sheet)
  if (named) return named
  const cells = blockFrom(text, { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 })
  const pasted: Pasted = { entries: [], unknown: [] }
  for (const [i, line] of cells.entries()) {
    for (const [j, cell] of line.entries()) {
      const at = { row: block.top + i, column: block.left + j }
      if (at.row < sheet.students.length && at.column < sheet.skills.length) take(pasted, at, cell)
    }
  }
  return pasted
}

/** null where the block names no skill or no student. */
function byName(lines: readonly (readonly string[])[], { skills, students }: AssessSheet): Pasted | null {
  const [heads = [], ...rest] = lines
  const columns = heads.map(head => skills.findIndex(s => isNamed(head, s.name) || isNamed(head, s.code)))
  if (!columns.some(column => column >= 0) || !rest.length) return null
  const found = rest.map(line => students.findIndex(s => line.some((cell, i) => columns[i] === -1 && isNamed(cell, s.number))))
  // a name may be that of two: the number goes first
  const rows = found.map((row, i) => (row >= 0 ? row : onlyOf(students.map(s => s.name), rest[i]!.filter((_, j) => columns[j] === -1))))
  if (!rows.some(row => row >= 0)) return null
  const pasted: Pasted = { entries: [], unknown: [] }
  for (const [i, line] of rest.entries()) {
    const row = rows[i]!
    if (row < 0) pasted.unknown.push(line.find(cell => cell !== '') ?? '')
    else for (const [j, cell] of line.entries()) if (columns[j]! >= 0) take(pasted, { row, column: columns[j]! }, cell)
  }
  return { ...pasted, unknown: pasted.unknown.filter(Boolean) }
}

function isNamed(cell: string, name: string | null): boolean {
  return name !== null && name !== '' && cell.toLowerCase() === name.toLowerCase()
}

function onlyOf(names: readonly string[], cells: readonly string[]): number {
  const at = names.flatMap((name, i) => (cells.some(cell => isNamed(cell, name)) ? [i] : []))
  return at.length === 1 ? at[0]! : -1
}

function take(pasted: Pasted, at: { row: number; column: number }, cell: string): void {
  if (cell === '') return
  if (NONE.has(cell)) return void pasted.entries.push({ ...at, level: null })
  const level = levelIn(cell)
  if (level === null) pasted.unknown.push(cell)
  else pasted.entries.push({ ...at, level })
}

/** `3`, `３`, `3.0`, `3级`; null for what is no level. */
function levelIn(cell: string): number | null {
  const [, digits] = /^(\d{1,2})(?:\.0+)?\s*级?$/.exec(cell.normalize('NFKC')) ?? []
  return digits !== undefined && Number(digits) <= TOP ? Number(digits) : null
}
