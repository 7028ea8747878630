import { useState } from 'react'
import type { LedgerLine, LedgerSum } from '#domain/ledger/ledger.ts'
import { lineKind, type LedgerSide, type LineKey } from '#domain/ledger/lines.ts'
import { formulaOf, lineName, quantityWords, yuanWords } from '#domain/ledger/wording.ts'
import type { Scope } from '#domain/records/finding.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { textIn } from '#words/say.ts'
import { LineRecords } from './LineRecords.tsx'

type SideLinesProps = { side: LedgerSide; sum: LedgerSum; scope: Scope; enterpriseId: string }

/** One side of the ledger: each line with its quantity, its yuan and its formula; a click shows the records behind it. */
export function SideLines({ side, sum, scope, enterpriseId }: SideLinesProps) {
  const { say, language } = useSay()
  const [open, setOpen] = useState<LineKey | null>(null)
  const lines = sum.lines.filter(line => line.records > 0)
  const none = sum.lines.filter(line => line.records === 0)
  return (
    <section className={`ledger-side ${side}`} aria-label={say(`ledger.side.${side}`)}>
      <h3>
        <span>{say(`ledger.side.${side}`)}</span>
        <span className="ledger-sum">{textIn(language, yuanWords(sum.value))}</span>
      </h3>
      {lines.map(line => (
        <div key={line.key} className="ledger-line">
          <LineHead line={line} isOpen={open === line.key} onToggle={() => setOpen(open === line.key ? null : line.key)} />
          {open === line.key && <LineRecords scope={scope} enterpriseId={enterpriseId} line={line.key} />}
        </div>
      ))}
      {none.length > 0 && <p className="contribution-note">{say('ledger.panel.none', { lines: none.map(line => lineName(line.key)) })}</p>}
    </section>
  )
}

function LineHead({ line, isOpen, onToggle }: { line: LedgerLine; isOpen: boolean; onToggle: () => void }) {
  const { say, language } = useSay()
  const { key, quantity, value } = line
  // in no sum: in brackets, as on paper
  const isApart = lineKind(key).money === 'apart'
  return (
    <>
      <button type="button" className="ledger-line-head" aria-expanded={isOpen} title={say('ledger.panel.records', { n: line.records })} onClick={onToggle}>
        <Icon name={isOpen ? 'up' : 'down'} size={12} />
        <span className="ledger-line-name">{textIn(language, lineName(key))}</span>
        <span className="quiet">{textIn(language, quantityWords(key, quantity))}</span>
        <span className={isApart ? 'ledger-line-yuan quiet' : 'ledger-line-yuan'}>{value !== null && isApart ? say('ledger.apart', { n: value }) : textIn(language, yuanWords(value))}</span>
      </button>
      <p className="ledger-formula">{textIn(language, formulaOf(line))}</p>
    </>
  )
}
