import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { UtilisationRow } from '#domain/utilisation/utilisation.ts'
import { useSay } from '#renderer/client/language.tsx'
import { percentText } from './percent-text.ts'
import { USE_COLOURS } from './use-colours.ts'

/** More bars than fit on a screen are told by the table. */
const MOST_BARS = 15
const BAR_HEIGHT = 24

/** The most used rows as bars of their use rate, split by what the hours went to. */
export function UtilisationChart({ rows }: { rows: readonly UtilisationRow[] }) {
  const { say, language } = useSay()
  const shown = rows.filter(r => r.rated > 0 && r.booked > 0).slice(0, MOST_BARS)
  if (!shown.length) return <p className="quiet">{say('utilisation.nothing')}</p>
  const bars = shown.map(r => ({
    name: r.name || say('utilisation.noWorkshop'),
    ...Object.fromEntries(USE_COLOURS.map(({ use }) => [use, r.hours[use] / r.rated])),
  }))
  const percent = (value: number) => percentText(value, language)
  return (
    <figure className="utilisation-chart" aria-label={say('utilisation.chart', { n: shown.length })}>
      <figcaption>{say('utilisation.chart', { n: shown.length })}</figcaption>
      <ResponsiveContainer width="100%" height={shown.length * BAR_HEIGHT + 72}>
        <BarChart data={bars} layout="vertical" margin={{ top: 4, right: 24, bottom: 4, left: 8 }} barCategoryGap={5}>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis type="number" tickFormatter={value => `${Math.round(Number(value) * 100)}%`} stroke="var(--quiet)" tick={{ fill: 'var(--quiet)', fontSize: 12 }} />
          <YAxis type="category" dataKey="name" width={200} interval={0} stroke="var(--line)" tick={{ fill: 'var(--ink)', fontSize: 12 }} />
          <Tooltip
            formatter={value => percent(Number(value))}
            cursor={{ fill: 'var(--line)', opacity: 0.4 }}
            contentStyle={{ background: 'var(--surface)', border: '1px solid var(--line)', borderRadius: 6, color: 'var(--ink)' }}
          />
          <Legend itemSorter={null} formatter={name => <span className="utilisation-legend">{name}</span>} />
          {USE_COLOURS.map(({ use, fill }) => (
            <Bar key={use} dataKey={use} name={say(`utilisation.use.${use}`)} stackId="use" fill={fill} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
