/** The cell under the keyboard, and the one from which a stretch of cells was drawn to it; both the same where one cell is meant. Row and column from 0. */
export type CellPlace = { row: number; column: number; fromRow: number; fromColumn: number }

/** The rectangle of cells that is meant, both ends included. */
export type CellRange = { top: number; bottom: number; left: number; right: number }

export function rangeOf({ row, column, fromRow, fromColumn }: CellPlace): CellRange {
  return { top: Math.min(row, fromRow), bottom: Math.max(row, fromRow), left: Math.min(column, fromColumn), right: Math.max(column, fromColumn) }
}

export function oneCell(row: number, column: number): CellPlace {
  return { row, column, fromRow: row, fromColumn: column }
}

type Key = { key: string; shift: boolean; ctrl: boolean }
type Size = { rows: number; columns: number; /** rows that a page moves by */ page: number }

/** Where a key leads, as in a spreadsheet: with Ctrl to the edge, with Shift the stretch grows; null for a key that leads nowhere. */
export function movedCell(now: CellPlace | null, { key, shift, ctrl }: Key, { rows, columns, page }: Size): CellPlace | null {
  const { row, column } = now ?? { row: -1, column: 0 }
  const steps: Record<string, [row: number, column: number]> = {
    ArrowDown: [ctrl ? rows - 1 : row + 1, column],
    ArrowUp: [ctrl ? 0 : row - 1, column],
    ArrowRight: [Math.max(0, row), ctrl ? columns - 1 : column + (row < 0 ? 0 : 1)],
    ArrowLeft: [Math.max(0, row), ctrl ? 0 : column - 1],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: [0, ctrl ? 0 : column],
    End: [rows - 1, ctrl ? columns - 1 : column],
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  if (!step || rows === 0) return null
  const [to, at] = [clamp(step[0], rows), clamp(step[1], columns)]
  return shift && now ? { ...now, row: to, column: at } : oneCell(to, at)
}

function clamp(n: number, size: number): number {
  return Math.min(size - 1, Math.max(0, n))
}
