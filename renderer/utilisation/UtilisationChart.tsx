import type { SplitChart } from '#domain/outcome/chart.ts'
import type { UtilisationRow } from '#domain/utilisation/utilisation.ts'
import { ChartView } from '#renderer/charts/ChartView.tsx'
import { useSay } from '#renderer/client/language.tsx'
import { USES } from './uses.ts'

/** More bars than fit on a screen are told by the table. */
const MOST_BARS = 15

/** The most used rows as bars of their use rate, split by what the hours went to. */
export function UtilisationChart({ rows }: { rows: readonly UtilisationRow[] }) {
  const { say, language } = useSay()
  const shown = rows.filter(r => r.rated > 0 && r.booked > 0).slice(0, MOST_BARS)
  if (!shown.length) return <p className="quiet">{say('utilisation.nothing')}</p>
  const title = say('utilisation.chart', { n: shown.length })
  const chart: SplitChart = {
    type: 'split',
    unit: 'percent',
    parts: USES.map(({ use, side }) => ({ key: use, name: { code: `utilisation.use.${use}.plain` }, ...(side ? { side } : {}) })),
    rows: shown.map(r => ({ key: r.id, name: r.name || { code: 'utilisation.noWorkshop' }, values: USES.map(({ use }) => r.hours[use] / r.rated) })),
  }
  return (
    <figure className="utilisation-chart">
      <figcaption>{title}</figcaption>
      <ChartView chart={chart} label={title} language={language} />
    </figure>
  )
}
