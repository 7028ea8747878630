export type Spot = { row: number; column: number }
/** Cells from the anchor to the focus; the focus is the one under the keyboard. `other` is a second cell, chosen with Ctrl to be swapped. */
export type Selection = { anchor: Spot; focus: Spot; other?: Spot }
export type Block = { top: number; bottom: number; left: number; right: number }

export function blockOf({ anchor, focus }: Selection): Block {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

export function spotsOf({ top, bottom, left, right }: Block): Spot[] {
  const spots: Spot[] = []
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) spots.push({ row, column })
  return spots
}

export function isSingle({ anchor, focus }: Selection): boolean {
  return anchor.row === focus.row && anchor.column === focus.column
}

/** The two people who would change places: two cells of one day, one above the other or the second chosen with Ctrl. */
export function swapOf(selection: Selection): [Spot, Spot] | null {
  if (selection.other) return isSingle(selection) && selection.other.column === selection.focus.column && selection.other.row !== selection.focus.row ? [selection.focus, selection.other] : null
  const { top, bottom, left, right } = blockOf(selection)
  return left === right && bottom === top + 1 ? [{ row: top, column: left }, { row: bottom, column: left }] : null
}

/** Moves the focus within a grid; with `extend` the anchor stays. */
export function moved(selection: Selection, by: { rows?: number; columns?: number }, size: { rows: number; columns: number }, extend: boolean): Selection {
  const clamp = (value: number, count: number) => Math.min(Math.max(0, count - 1), Math.max(0, value))
  const focus = { row: clamp(selection.focus.row + (by.rows ?? 0), size.rows), column: clamp(selection.focus.column + (by.columns ?? 0), size.columns) }
  return { anchor: extend ? selection.anchor : focus, focus }
}

/** A selection that still lies in a grid which may have become smaller. */
export function within(selection: Selection | null, size: { rows: number; columns: number }): Selection | null {
  if (!selection || size.rows === 0 || size.columns === 0) return null
  const fits = ({ row, column }: Spot) => row < size.rows && column < size.columns
  return fits(selection.anchor) && fits(selection.focus) && (!selection.other || fits(selection.other)) ? selection : null
}

/** How far a key goes in a grid, `page` rows at a time with Page Up and Down; with Ctrl to the end. Nowhere for every other key. */
export function stepOf({ key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean }, { rows, columns }: { rows: number; columns: number }, page: number): { rows?: number; columns?: number } {
  const ctrl = ctrlKey || metaKey
  const far = ctrl ? Math.max(rows, columns) : 1
  const steps: Record<string, { rows?: number; columns?: number }> = {
    ArrowUp: { rows: -far },
    ArrowDown: { rows: far },
    ArrowLeft: { columns: -far },
    ArrowRight: { columns: far },
    PageUp: { rows: -page },
    PageDown: { rows: page },
    Home: { columns: -columns, rows: ctrl ? -rows : 0 },
    End: { columns, rows: ctrl ? rows : 0 },
  }
  return steps[key] ?? {}
}
