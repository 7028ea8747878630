import type { LedgerOverview, LedgerRow } from '#domain/ledger/overview.ts'
import { useSay } from '#renderer/client/language.tsx'

/** Which enterprises a figure stands for: those that gave or were given something worth yuan, those with a share, those without, those for whom a rate is missing. */
export type Part = 'gave' | 'back' | 'share' | 'silent' | 'unrated'

export function isOfPart(row: LedgerRow, part: Part): boolean {
  switch (part) {
    case 'gave':
      return row.gave > 0
    case 'back':
      return row.back > 0
    case 'share':
      return row.hasEntries
    case 'silent':
      return !row.hasEntries
    case 'unrated':
      return row.unrated
  }
}

/** What both sides gave, and how many stand behind it; a click leaves only those in the list. */
export function ContributionFigures({ ledger: { rows, all }, part, onPart }: { ledger: LedgerOverview; part: Part | null; onPart: (part: Part) => void }) {
  const { say, number } = useSay()
  const count = (of: Part) => rows.filter(row => isOfPart(row, of)).length
  const cards: { part: Part; value: string; tone?: string }[] = [
    { part: 'gave', value: say('ledger.yuan', { n: Math.round(all.gave.value) }), tone: 'tone-enterprise' },
    { part: 'back', value: say('ledger.yuan', { n: Math.round(all.back.value) }), tone: 'contribution-college' },
    { part: 'share', value: number(count('share')) },
    { part: 'silent', value: number(count('silent')) },
    { part: 'unrated', value: number(count('unrated')), ...(count('unrated') ? { tone: 'tone-warning' } : {}) },
  ]
  return (
    <div className="figures">
      {cards.map(card => (
        <button key={card.part} type="button" className={`figure-card ${card.tone ?? ''}`} aria-pressed={part === card.part} onClick={() => onPart(card.part)}>
          <span className="figure-value">{card.value}</span>
          <span className="figure-label">{say(`ledger.figure.${card.part}`)}</span>
        </button>
      ))}
    </div>
  )
}
