import { Button } from 'antd'
import { sameValue } from '#domain/base/change.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { useValueShown } from '#renderer/registers/use-value-shown.tsx'

export type ShownSide = { value: unknown; computer: string; by: string; at: string }
type SidesTableProps = {
  table: TableName
  field: string
  names: Record<string, string>
  base: unknown
  sides: readonly ShownSide[]
  shown: unknown
  busy?: boolean
  /** with it each side has a button that takes it */
  onTake?: (side: number) => void
}

/** What stands against each other, side by side: what both had seen, and what each said since, who and when. */
export function SidesTable({ table, field, names, base, sides, shown, busy = false, onTake }: SidesTableProps) {
  const { say, language } = useSay()
  const { value, label } = useValueShown(table, names)
  return (
    <div className="sides" role="group" aria-label={label(field)}>
      <div className="side side-base">
        <span className="side-head">{say('exchange.side.base')}</span>
        <span className="side-value">{value(field, base)}</span>
      </div>
      {sides.map((side, i) => {
        const isShown = sameValue(side.value ?? null, shown ?? null)
        return (
          <div key={i} className={isShown ? 'side side-shown' : 'side'}>
            <span className="side-head">
              {side.computer}
              {isShown && <span className="side-mark">{say('exchange.side.shown')}</span>}
            </span>
            <span className="side-value">{value(field, side.value)}</span>
            <span className="side-who">{[side.by, instantText(side.at, language)].filter(Boolean).join(' · ')}</span>
            {onTake && (
              <Button size="small" type={isShown ? 'default' : 'primary'} ghost={!isShown} disabled={busy} onClick={() => onTake(i)}>
                {say('exchange.side.take')}
              </Button>
            )}
          </div>
        )
      })}
    </div>
  )
}
