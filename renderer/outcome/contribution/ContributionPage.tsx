import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { LedgerOverview, LedgerRow } from '#domain/ledger/overview.ts'
import type { Scope } from '#domain/records/finding.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FindingCard } from '#renderer/charts/FindingCard.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import { ScopeBar } from '../ScopeBar.tsx'
import { contributionAddress, contributionPlaceIn, type ContributionPlace } from './contribution-address.ts'
import { ContributionFigures, isOfPart, type Part } from './ContributionFigures.tsx'
import { PartnerPanel } from './PartnerPanel.tsx'
import { PartnerTable } from './PartnerTable.tsx'
import { RatesPanel } from './RatesPanel.tsx'
import './contribution.css'

/** What each side gave to the partnership: the sums, the chart of each partner, the list, and beside it the ledger of one with every formula. */
export function ContributionPage() {
  const { say, language } = useSay()
  const [params, setParams] = useSearchParams()
  const place = contributionPlaceIn(params)
  const { scope, of, rates } = place
  const go = (patch: Partial<ContributionPlace>) => setParams(contributionAddress({ ...place, ...patch }), { replace: true })
  const all = useAsk('ledger.all', { scope })
  const pdf = useJob('report.pdf')
  const xlsx = useJob('ledger.export')
  const fileOut = useFileOut()
  const found = all.data?.ok ? all.data.value : undefined
  const days = found && { from: found.looked.from, to: found.looked.to, ...(scope.asOf ? { asOf: scope.asOf } : {}) }
  const close = () => go({ of: undefined, rates: undefined })
  return (
    <Page
      title={say('menu.contribution')}
      scroll={false}
      note={found && say('outcomes.looked', found.looked)}
      actions={
        <>
          <Button onClick={() => go({ of: undefined, rates: true })}>{say('ledger.rates')}</Button>
          <Button icon={<Icon name="download" size={14} />} disabled={!days} loading={xlsx.busy} onClick={() => void xlsx.start({ scope, language }).then(fileOut)}>
            .xlsx
          </Button>
          <Button type="primary" disabled={!days} loading={pdf.busy} onClick={() => days && void pdf.start({ name: 'contributions', params: days, language }).then(fileOut)}>
            {say('ledger.page.all')}
          </Button>
        </>
      }
    >
      <div className="contribution">
        <div className="contribution-main">
          <ScopeBar spanOnly scope={scope} onScope={next => go({ scope: next })} />
          <Answered ask={all}>
            {answer => {
              if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
              return answer.value.ledger.rows.length === 0 ? <NothingYet scope={scope} onScope={next => go({ scope: next })} /> : <Partners ledger={answer.value.ledger} scope={scope} chosen={of} onChoose={id => go({ of: id, rates: undefined })} onRates={() => go({ of: undefined, rates: true })} />
            }}
          </Answered>
        </div>
        {of && days && <PartnerPanel key={of} scope={scope} days={days} enterpriseId={of} onClose={close} onRates={() => go({ of: undefined, rates: true })} />}
        {rates && !of && found && <RatesPanel from={found.looked.from} noRate={found.ledger.noRate} onClose={close} />}
      </div>
    </Page>
  )
}

type PartnersProps = { ledger: LedgerOverview; scope: Scope; chosen: string | undefined; onChoose: (id: string) => void; onRates: () => void }

function Partners({ ledger, scope, chosen, onChoose, onRates }: PartnersProps) {
  const { say } = useSay()
  const [part, setPart] = useState<Part | null>(null)
  const chart = useAsk('outcome.finding', { scope, asked: { kind: 'contributions' } })
  const { rows, noRate } = ledger
  const shown: LedgerRow[] = part === null ? rows : rows.filter(row => isOfPart(row, part))
  return (
    <>
      <ContributionFigures ledger={ledger} part={part} onPart={next => setPart(next === part ? null : next)} />
      {noRate.length > 0 && (
        <div className="banner warning">
          <Icon name="warning" />
          <span>{say('ledger.page.noRate', { things: noRate.map(thing => `choice.thing.${thing}`) })}</span>
          <Button size="small" onClick={onRates}>{say('ledger.page.setRates')}</Button>
        </div>
      )}
      <Answered ask={chart}>
        {drawn => (
          <>
            {drawn.ok && <FindingCard finding={drawn.value.finding} onPick={onChoose} />}
            <PartnerTable rows={shown} chosen={chosen} onChoose={onChoose} />
            <p className="contribution-note">{say('ledger.note.sums')} {say('ledger.note.own')}</p>
          </>
        )}
      </Answered>
    </>
  )
}

/** Of a college without partners: what the page will show, and where to begin. Of an empty span: the way back. */
function NothingYet({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { say } = useSay()
  const usual = scope.period === 'twelveMonths' && scope.asOf === undefined
  return (
    <EmptyState title={say('ledger.page.none')} text={say('ledger.page.none.text')}>
      {usual ? null : <Button type="primary" onClick={() => onScope({ period: 'twelveMonths' })}>{say('choice.period.twelveMonths')}</Button>}
      {(['enterprise', 'mentorWork', 'donation'] as const).map(table => (
        <Link key={table} to={`/registers/${table}`}><Button>{say(`tables.${table}`)}</Button></Link>
      ))}
    </EmptyState>
  )
}
