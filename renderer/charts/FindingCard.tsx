import { Button } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { hasValues } from '#domain/outcome/chart-table.ts'
import type { Finding } from '#domain/outcome/finding/finding.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { textIn } from '#words/say.ts'
import { ChartTable } from './ChartTable.tsx'
import { ChartView } from './ChartView.tsx'
import { enterPath } from './enter-path.ts'
import './charts.css'

const VIEWS = ['chart', 'table'] as const

type FindingCardProps = {
  finding: Finding
  onPick?: (key: string, series?: string) => void
  /** buttons at the right of the title */
  actions?: ReactNode
}

/** A finding: its title and sentence, the chart or its table, and folded below what was counted. Without values: why, and where to enter them. */
export function FindingCard({ finding, onPick, actions }: FindingCardProps) {
  const { say, language } = useSay()
  const [view, setView] = useState<(typeof VIEWS)[number]>('chart')
  const id = useId()
  const { chart, empty } = finding
  const [title, sentence] = [textIn(language, finding.title), textIn(language, finding.sentence)]
  const label = `${title}. ${sentence}`
  const pick = onPick ? { onPick } : {}
  const filled = hasValues(chart)
  return (
    <section className="finding-card" aria-labelledby={id}>
      <header className="finding-head">
        <h2 id={id}>{title}</h2>
        {filled && <Segmented size="small" aria-label={say('charts.view')} value={view} options={VIEWS.map(value => ({ value, label: say(`charts.view.${value}`) }))} onChange={setView} />}
        {actions}
      </header>
      {filled ? (
        <>
          <p className="finding-sentence">{sentence}</p>
          {view === 'chart' ? <ChartView chart={chart} label={label} language={language} {...pick} /> : <ChartTable chart={chart} label={label} language={language} {...pick} />}
        </>
      ) : (
        <EmptyState title={say('charts.none')} text={textIn(language, empty.text)}>
          <Link to={enterPath(empty.enter)}><Button>{say('charts.enter', { table: `tables.${empty.enter}` })}</Button></Link>
        </EmptyState>
      )}
      <details className="finding-notes">
        <summary>{say('charts.what')}</summary>
        <ul>
          {finding.notes.map((note, i) => (
            <li key={i}>{textIn(language, note)}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
