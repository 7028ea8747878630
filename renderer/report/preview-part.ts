import type { ReportModel } from '#domain/report/model.ts'

/** More than this is looked at on paper, not on the screen. */
const SHEETS = 8
const ROWS = 200

/** The beginning of a report, small enough to be drawn anew at every change, and whether something was left out. */
export function previewPart(model: ReportModel): { model: ReportModel; cut: boolean } {
  let left = ROWS
  let cut = model.sheets.length > SHEETS
  const sheets = model.sheets.slice(0, SHEETS).map(sheet => ({
    ...sheet,
    blocks: sheet.blocks.map(block => {
      if (block.kind === 'daySheet') {
        const rows = block.rows.slice(0, left)
        left -= rows.length
        if (rows.length === block.rows.length) return block
        cut = true
        return { ...block, rows, foot: [] }
      }
      if (block.kind !== 'table') return block
      const groups = block.groups.flatMap(group => {
        const rows = group.rows.slice(0, left)
        left -= rows.length
        if (rows.length < group.rows.length) cut = true
        return rows.length ? [{ ...group, rows, ...(rows.length < group.rows.length ? { foot: undefined } : {}) }] : []
      })
      return { ...block, groups }
    }),
  }))
  return { model: { ...model, sheets }, cut }
}
