import { Button } from 'antd'
import { Link } from 'react-router'
import { balanceNotes, rateWords, savedWords } from '#domain/ledger/wording.ts'
import type { Scope } from '#domain/records/finding.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import { textIn } from '#words/say.ts'
import { SideLines } from './SideLines.tsx'

type PartnerPanelProps = { scope: Scope; /** the days of the scope, as the report takes them */ days: Record<string, string>; enterpriseId: string; onClose: () => void; onRates: () => void }

/** The ledger of one partner: both sides line by line, how each is reckoned, the records behind, and the page to hand over. */
export function PartnerPanel({ scope, days, enterpriseId, onClose, onRates }: PartnerPanelProps) {
  const { say, language } = useSay()
  const own = useAsk('ledger.of', { scope, enterpriseId })
  const pdf = useJob('report.pdf')
  const xlsx = useJob('ledger.export')
  const fileOut = useFileOut()
  const found = own.data?.ok ? own.data.value : undefined
  return (
    <SidePanel
      title={found ? found.ledger.name : say('shell.loading')}
      subtitle={found && <Link className="link" to={registerPath('enterprise', { id: enterpriseId })}>{say('ledger.panel.enterprise')}</Link>}
      keepFocus
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={pdf.busy} onClick={() => void pdf.start({ name: 'contribution', params: { enterprise: enterpriseId, ...days }, language }).then(fileOut)}>
            {say('ledger.panel.page')}
          </Button>
          <Button icon={<Icon name="download" size={14} />} loading={xlsx.busy} onClick={() => void xlsx.start({ scope, enterpriseId, language }).then(fileOut)}>
            .xlsx
          </Button>
        </>
      }
    >
      <Answered ask={own}>
        {answer => {
          if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
          const { ledger, rates } = answer.value
          return (
            <>
              <SideLines side="gave" sum={ledger.gave} scope={scope} enterpriseId={enterpriseId} />
              <SideLines side="back" sum={ledger.back} scope={scope} enterpriseId={enterpriseId} />
              <h3 className="form-section">{say('ledger.saved.both')}</h3>
              <p className="contribution-words">{textIn(language, savedWords('gave', ledger.gave))}</p>
              <p className="contribution-words">{textIn(language, savedWords('back', ledger.back))}</p>
              <h3 className="form-section contribution-rates-head">
                {say('ledger.rates')} <Button size="small" type="link" onClick={onRates}>{say('ledger.page.setRates')}</Button>
              </h3>
              <ul className="contribution-rates">
                {rates.map(rate => (
                  <li key={rate.id}><Link className="link" to={registerPath('ledgerRate', { id: rate.id })}>{textIn(language, rateWords(rate))}</Link></li>
                ))}
              </ul>
              {balanceNotes(ledger).map((note, i) => (
                <p key={i} className="contribution-note">{textIn(language, note)}</p>
              ))}
            </>
          )
        }}
      </Answered>
    </SidePanel>
  )
}
