import type { Text } from '../base/text.ts'
import { chartTable, hasValues, isFigure, type Cell, type ChartTable } from '../outcome/chart-table.ts'
import { isCut } from '../outcome/chart.ts'
import type { Behind, Finding } from '../outcome/finding/finding.ts'
import { behindFinding, drawFinding, knownFinding } from '../outcome/finding/findings.ts'
import { measure } from '../outcome/wording.ts'
import type { PackPage } from '../records/pack.ts'
import { number, span } from '../report/internship/phrases.ts'
import type { Block, Sheet, TableBlock } from '../report/model.ts'
import { findingOfFew, findingTellsEnterprise } from './audience.ts'
import { showsNames, type Made, type Pack } from './pack.ts'

/** A table with more columns than this lies on its side. */
const UPRIGHT_COLUMNS = 7

/** The first column of a table of figures has at least this of its width, in per cent. */
const NAMES_WIDTH = 22

/** One finding: the sentence, the chart that proves it, what was counted; below its figures, on the pages after the records. */
export function findingPage(pack: Pack, { finding: asked, heading, table, records }: Extract<PackPage, { kind: 'finding' }>): Made {
  const { look, partner } = pack
  if (!knownFinding(asked, look.indicators).ok) return { leftOut: { code: 'pack.leftOut.gone', facts: { what: heading ?? { code: `pack.kind.${asked.kind}` } } } }
  const drawn = drawFinding(look, asked)
  const finding = partner ? withoutNotes(drawn) : drawn
  const title = heading ?? finding.title
  if (partner && !findingTellsEnterprise(look, asked)) return { leftOut: { code: 'pack.leftOut.enterprise', facts: { what: title } } }
  const subtitle = span(look.question.from, look.question.to)
  if (findingOfFew(pack, asked)) {
    const few: Block = { kind: 'text', text: { code: 'pack.few', facts: { below: look.hideBelow } } }
    return { sheets: [{ title, subtitle, orientation: 'portrait', blocks: [few] }] }
  }
  const onlyFew = look.hideBelow > 1 && !hasValues(finding.chart) && hasValues(drawFinding({ ...look, hideBelow: 0 }, asked).chart)
  const empty: Text = onlyFew ? { code: 'pack.few.groups', facts: { below: look.hideBelow } } : finding.empty.text
  const blocks: Block[] = [{ kind: 'chart', sentence: finding.sentence, chart: finding.chart, notes: finding.notes, empty }]
  // what a chart has no room for is told by its table
  if ((table || isCut(finding.chart)) && hasValues(finding.chart)) blocks.push({ kind: 'heading', text: { code: 'pack.figures' } }, tableOf(chartTable(finding.chart), finding.empty.text))
  const sheets: Sheet[] = [{ title, subtitle, orientation: 'portrait', blocks }]
  if (records && showsNames(pack)) sheets.push(recordsSheet(title, subtitle, behindFinding(look, asked, {}), finding.empty.text))
  return { sheets }
}

/** What the office wrote beside a point may name anybody: it is for the office. */
function withoutNotes(finding: Finding): Finding {
  if (finding.chart.type !== 'trend') return finding
  const points = finding.chart.points.map(({ key, name, value, before }) => ({ key, name, value, ...(before === undefined ? {} : { before }) }))
  return { ...finding, chart: { ...finding.chart, points } }
}

/** The figures of a chart as a table of paper. */
function tableOf({ heads, rows }: ChartTable, empty: Text): TableBlock {
  const figures = heads.map((_, i) => rows.some(({ cells }) => isFigure(cells[i] ?? null)))
  return {
    kind: 'table',
    columns: heads.map((head, i) => ({ head, ...(i === 0 ? { width: Math.max(NAMES_WIDTH, 100 / heads.length) } : {}), ...(figures[i] ? { align: 'end' as const } : {}) })),
    groups: [{ rows: rows.map(({ cells }) => cells.map(cellText)) }],
    empty,
  }
}

export function cellText(cell: Cell): Text {
  return cell === null ? '–' : isFigure(cell) ? measure(cell.value, cell.unit) : cell
}

/** The records behind, by what they count as. */
function recordsSheet(title: Text, subtitle: Text, { heads, parts, rows }: Behind, empty: Text): Sheet {
  const table: TableBlock = {
    kind: 'table',
    columns: heads.map((head, i) => ({ head, ...(rows.some(({ cells }) => typeof cells[i] === 'number') ? { align: 'end' as const } : {}) })),
    groups: parts.flatMap(({ key, name, count }) => {
      const own = rows.filter(row => row.part === key)
      return own.length ? [{ head: { code: 'pack.part', facts: { name, n: count } }, rows: own.map(({ cells }) => cells.map(recordCell)) }] : []
    }),
    empty,
  }
  return { title: { code: 'pack.records', facts: { title } }, subtitle, orientation: heads.length > UPRIGHT_COLUMNS ? 'landscape' : 'portrait', blocks: [{ kind: 'text', text: { code: 'pack.names' }, quiet: true }, table] }
}

function recordCell(cell: Text | number | null): Text {
  if (cell === null) return ''
  return typeof cell === 'number' ? number(cell) : cell
}
