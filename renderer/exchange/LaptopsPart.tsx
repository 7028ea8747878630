import { Button } from 'antd'
import type { LaptopRow, LaptopState } from '#contract/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LaptopLine } from './LaptopLine.tsx'

type LaptopsPartProps = { laptops: readonly LaptopRow[]; today: string; only: LaptopState | null; onAll: () => void; onTake: () => void; onBring: () => void }

/** Laptops that have gone out with data, those that are late first. */
export function LaptopsPart({ laptops, today, only, onAll, onTake, onBring }: LaptopsPartProps) {
  const { say } = useSay()
  if (!laptops.length) {
    return (
      <EmptyState title={say('exchange.laptops.none')} text={say('exchange.laptops.none.text')}>
        <Button type="primary" onClick={onTake}>{say('exchange.take')}</Button>
        <Button onClick={onBring}>{say('exchange.bring.open')}</Button>
      </EmptyState>
    )
  }
  const shown = only ? laptops.filter(l => l.state === only) : laptops
  return (
    <>
      {only && (
        <p className="exchange-same">
          {say(`exchange.laptops.only.${only}`)} <button type="button" className="link" onClick={onAll}>{say('exchange.only.all')}</button>
        </p>
      )}
      {shown.length === 0 && <p className="quiet">{say('exchange.laptops.noneSuch')}</p>}
      <ul className="laptops" aria-label={say('exchange.view.laptops')}>
        {shown.map(laptop => <LaptopLine key={laptop.id} laptop={laptop} today={today} />)}
      </ul>
    </>
  )
}
