/** One cell of a file: what the reader found. Dates of .xlsx come as `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm` text. */
export type Cell = string | number | boolean | null

/** Column from 0. */
export type ColumnGuide = { column: number; title: string; text: string; options?: string[] }

/** One sheet of a table file; a CSV has one, named after the file. Row 0 is the file's first row. */
export type SheetData = {
  sheet: string
  rows: Cell[][]
  /** cells that hold a formula whose value is not known, as [row, column] from 0 */
  formulas?: [number, number][]
  /** of a template: what a spreadsheet says beside a cell of a column, and lets choose from */
  guide?: ColumnGuide[]
  /** of a sheet that was laid out anew: where each row stood (row from 1, the head of its column) */
  origin?: ({ row: number; column: string } | undefined)[]
}
