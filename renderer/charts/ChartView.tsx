import { Fragment, useId, type ReactNode } from 'react'
import { isCut, MOST_ROWS, type Chart } from '#domain/outcome/chart.ts'
import { say, type Language } from '#words/say.ts'
import { BarsView } from './BarsView.tsx'
import { type Drawing } from './drawing.ts'
import { FunnelView } from './FunnelView.tsx'
import { GridView } from './GridView.tsx'
import { PairsView } from './PairsView.tsx'
import { SplitView } from './SplitView.tsx'
import { TrendView } from './TrendView.tsx'
import { useWidth } from '#renderer/ui/use-width.ts'
import './charts.css'

type ChartViewProps = {
  chart: Chart
  /** what the chart shows, in words: for screen readers */
  label: string
  language: Language
  /** a bar, a point or a cell was chosen, by mouse or by keyboard */
  onPick?: ((key: string, series?: string) => void) | undefined
  /** for the printer: hatched, without anything that moves, and as wide as is said */
  paper?: boolean
  /** in CSS pixels, on paper: the width of a sheet inside its margins */
  width?: number
}

/** A chart of any kind; the same on the screen and on paper. */
export function ChartView({ chart, label, language, onPick, paper = false, width }: ChartViewProps) {
  const [box, measured] = useWidth<HTMLDivElement>()
  const id = `chart${useId().replace(/\W/g, '')}`
  const wide = width ?? measured
  const cut = isCut(chart) && 'rows' in chart ? chart.rows.length : 0
  return (
    <div className={paper ? 'chart on-paper' : 'chart'} ref={box}>
      {/* with fewer rows a chart is begun anew: recharts still draws those that are gone, once */}
      {wide > 0 && <Fragment key={countOf(chart)}>{draw({ chart, label, language, width: wide, paper, onPick, id })}</Fragment>}
      {cut > 0 && <p className="chart-cut">{say(language, paper ? 'charts.cut.paper' : 'charts.cut', { shown: MOST_ROWS, all: cut })}</p>}
    </div>
  )
}

function countOf(chart: Chart): number {
  return 'rows' in chart ? chart.rows.length : 'points' in chart ? chart.points.length : chart.stages.length
}

function draw({ chart, ...rest }: Drawing<Chart>): ReactNode {
  switch (chart.type) {
    case 'bars':
      return <BarsView chart={chart} {...rest} />
    case 'split':
      return <SplitView chart={chart} {...rest} />
    case 'trend':
      return <TrendView chart={chart} {...rest} />
    case 'pairs':
      return <PairsView chart={chart} {...rest} />
    case 'funnel':
      return <FunnelView chart={chart} {...rest} />
    case 'grid':
      return <GridView chart={chart} {...rest} />
  }
}
