import type { Utilisation } from '#domain/utilisation/utilisation.ts'
import { useSay } from '#renderer/client/language.tsx'
import { percentText } from './percent-text.ts'

export type Part = 'all' | 'college' | 'enterprise' | 'idle'

type FiguresProps = { data: Utilisation; part: Part; onPart: (part: Part) => void }

/** The figures that answer the page's question; a click shows the machines behind one. */
export function UtilisationFigures({ data, part, onPart }: FiguresProps) {
  const { say, number, language } = useSay()
  const cards: { part: Part; value: string; tone?: string; facts: Record<string, unknown> }[] = [
    { part: 'all', value: percentText(data.all.rate, language), facts: { booked: Math.round(data.all.booked), machines: data.all.machines } },
    { part: 'college', value: percentText(data.college.rate, language), facts: { machines: data.college.machines } },
    { part: 'enterprise', value: percentText(data.enterprise.rate, language), tone: 'tone-enterprise', facts: { machines: data.enterprise.machines } },
    { part: 'idle', value: number(data.idle), ...(data.idle ? { tone: 'tone-warning' } : {}), facts: {} },
  ]
  return (
    <div className="figures">
      {cards.map(card => (
        <button key={card.part} type="button" className={`figure-card ${card.tone ?? ''}`} aria-pressed={part === card.part} onClick={() => onPart(card.part)}>
          <span className="figure-value">{card.value}</span>
          <span className="figure-label">{say(`utilisation.figure.${card.part}`, card.facts)}</span>
        </button>
      ))}
    </div>
  )
}
