import type { Block, ReportModel, Sheet } from '#domain/report/model.ts'
import type { Language } from '#words/say.ts'
import { Facts, Figures, Signatures } from './blocks.tsx'
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
          <section key={i} className={`paper-sheet paper-sheet-${sheet.orientation}`}>
            <Letterhead model={model} sheet={sheet} />
            {sheet.blocks.map((block, j) => (
              <BlockView key={j} block={block} sheet={sheet} />
            ))}
            {foot && <footer className="paper-sheet-foot">{foot}</footer>}
          </section>
        ))}
      </main>
    </PaperLanguage>
  )
}

function BlockView({ block, sheet }: { block: Block; sheet: Sheet }) {
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
    case 'signatures':
      return <Signatures lines={block.lines} />
  }
}
