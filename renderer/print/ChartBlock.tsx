import type { ChartBlock, Sheet } from '#domain/report/model.ts'
import { hasValues } from '#domain/outcome/chart-table.ts'
import { ChartView } from '#renderer/charts/ChartView.tsx'
import { useContext } from 'react'
import { INSIDE } from './a4.ts'
import { PaperLanguage, usePaperWords } from './words.tsx'
import './chart-block.css'

/** A chart on paper: the sentence that says what is to be seen, the chart, and in small type what was counted. */
export function ChartBlockView({ block, sheet }: { block: ChartBlock; sheet: Sheet }) {
  const language = useContext(PaperLanguage)
  const { text } = usePaperWords()
  const sentence = text(block.sentence)
  return (
    <figure className="chart-block">
      <p className="chart-block-sentence">{sentence}</p>
      {hasValues(block.chart) ? <ChartView chart={block.chart} label={sentence} language={language} paper width={INSIDE[sheet.orientation]} /> : <p className="block-text quiet">{text(block.empty)}</p>}
      {block.notes.length > 0 && (
        <figcaption>
          {block.notes.map((note, i) => (
            <p key={i}>{text(note)}</p>
          ))}
        </figcaption>
      )}
    </figure>
  )
}
