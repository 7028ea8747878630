import { memo } from 'react'
import type { Block, ReportModel, Sheet } from '#domain/report/model.ts'
import { sheetAnchor } from '#domain/report/page-starts.ts'
import type { Language } from '#words/say.ts'
import { Facts, Figures, Signatures } from './blocks.tsx'
import { ChartBlockView } from './ChartBlock.tsx'
import { Contents, Cover } from './front-matter.tsx'
import { DaySheet } from './DaySheet.tsx'
import { Letterhead } from './Letterhead.tsx'
import { ListTable } from './ListTable.tsx'
import { Marked } from './Marked.tsx'
import { Checklist, Parties, Photos } from './on-site-blocks.tsx'
import { WeekGrid } from './WeekGrid.tsx'
import { WeekMatrix } from './WeekMatrix.tsx'
import { PaperLanguage, usePaperWords } from './words.tsx'
import './paper.css'
import './week.css'
import './days.css'
import './front-matter.css'

type Props = {
  model: ReportModel
  language: Language
  /** what the preview shows at the foot of a sheet; on paper the page's own rules do */
  foot?: string
}

/** A report as it looks, for the printer and for the preview on the screen. */
export function Paper({ model, language, foot }: Props) {
  return (
    <PaperLanguage value={language}>
      <main className="paper" lang={language}>
        {model.sheets.map((sheet, i) => (
          <SheetView key={i} no={i} sheet={sheet} model={model} foot={foot} />
        ))}
      </main>
    </PaperLanguage>
  )
}

type SheetProps = { /** its place in the report, from 0 */ no: number; sheet: Sheet; model: ReportModel; foot: string | undefined }

/** One sheet, drawn anew only when it is another: a pack has many, with charts. */
const SheetView = memo(
  function SheetView({ no, sheet, model, foot }: SheetProps) {
    return (
      <section id={foot === undefined ? sheetAnchor(no) : undefined} className={`paper-sheet paper-sheet-${sheet.orientation}${sheet.blocks.some(b => b.kind === 'weekGrid') ? ' paper-sheet-week' : ''}`}>
        {sheet.blocks[0]?.kind !== 'cover' && <Letterhead model={model} sheet={sheet} />}
        {sheet.blocks.map((block, i) => (
          <BlockView key={i} block={block} sheet={sheet} model={model} linked={foot === undefined} />
        ))}
        {foot && <footer className="paper-sheet-foot">{foot}</footer>}
      </section>
    )
  },
  (before, now) => before.sheet === now.sheet && before.no === now.no && before.foot === now.foot && before.model.college === now.model.college && before.model.title === now.model.title,
)

type BlockProps = { block: Block; sheet: Sheet; model: ReportModel; /** on paper, where links lead to pages; the window of the preview has an address of its own */ linked: boolean }

function BlockView({ block, sheet, model, linked }: BlockProps) {
  const { text } = usePaperWords()
  switch (block.kind) {
    case 'heading':
      return <h2 className="block-heading">{text(block.text)}</h2>
    case 'text':
      return (
        <p className={block.quiet ? 'block-text quiet' : 'block-text'}>
          <Marked text={text(block.text)} />
        </p>
      )
    case 'figures':
      return <Figures items={block.items} />
    case 'facts':
      return <Facts items={block.items} columns={block.columns} />
    case 'table':
      return <ListTable table={block} />
    case 'weekGrid':
      return <WeekGrid week={block} sheet={sheet} />
    case 'weekMatrix':
      return <WeekMatrix week={block} />
    case 'daySheet':
      return <DaySheet sheet={block} />
    case 'checklist':
      return <Checklist items={block.items} columns={block.columns} />
    case 'photos':
      return <Photos items={block.items} />
    case 'parties':
      return <Parties parties={block.parties} />
    case 'chart':
      return <ChartBlockView block={block} sheet={sheet} />
    case 'signatures':
      return <Signatures lines={block.lines} />
    case 'cover':
      return <Cover cover={block} college={model.college} />
    case 'contents':
      return <Contents items={block.items} linked={linked} />
  }
}
