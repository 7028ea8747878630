import type { Text } from '#domain/base/text.ts'
import type { Block, ReportModel } from '#domain/report/model.ts'

/** Why a report's paper would hold nothing but its head, in the report's own words; null where there is something to print. */
export function whyEmpty(model: ReportModel): Text | null {
  const blocks = model.sheets.flatMap(sheet => sheet.blocks)
  if (blocks.some(holdsSomething)) return null
  for (const block of blocks) {
    if (block.kind === 'table' || block.kind === 'weekMatrix' || block.kind === 'daySheet') return block.empty
    if (block.kind === 'text') return block.text
  }
  return model.title
}

/** Headings and sums alone are no content; an empty week grid is: it can be filled in by hand. */
function holdsSomething(block: Block): boolean {
  if (block.kind === 'table') return block.groups.some(group => group.rows.length > 0)
  if (block.kind === 'weekMatrix' || block.kind === 'daySheet') return block.rows.length > 0
  return ['weekGrid', 'facts', 'checklist', 'photos', 'parties', 'signatures'].includes(block.kind) || (block.kind === 'text' && !block.quiet)
}
