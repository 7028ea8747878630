import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ComplianceBoard } from '#contract/compliance.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { Question } from './question.ts'

type FindingFiltersProps = { question: Question; board: ComplianceBoard | undefined; total: number | undefined; onChange: (patch: Partial<Question>) => void }

/** While somebody types, the question is asked only once they pause. */
const PAUSE = 200

/** What the findings are narrowed to, in words, each taken away by a click. */
export function FindingFilters({ question, board, total, onChange }: FindingFiltersProps) {
  const { say } = useSay()
  const { severity, answered, rule, host, subject } = question
  const [text, setText] = useState(question.text ?? '')
  useEffect(() => {
    if (text.trim() === (question.text ?? '')) return
    const wait = setTimeout(() => onChange({ text: text.trim() || undefined }), PAUSE)
    return () => clearTimeout(wait)
  }, [text, question.text, onChange])
  const hostName = board?.worst.find(h => h.id === host)?.name ?? host
  const only = [
    ...(rule ? [{ key: 'rule' as const, what: rule }] : []),
    ...(host ? [{ key: 'host' as const, what: hostName }] : []),
    ...(subject ? [{ key: 'subject' as const, what: say(`table.${subject.slice(0, subject.indexOf(':'))}`) }] : []),
  ]
  return (
    <div className="list-tools finding-tools">
      <Input className="list-find" allowClear aria-label={say('compliance.find')} placeholder={say('compliance.find')} value={text} onChange={e => setText(e.target.value)} />
      <Select
        className="list-pick"
        allowClear
        aria-label={say('compliance.column.severity')}
        placeholder={say('compliance.anySeverity')}
        value={severity ?? null}
        options={(['E', 'W', 'R'] as const).map(value => ({ value, label: say(`compliance.severity.${value}`) }))}
        onChange={value => onChange({ severity: value ?? undefined })}
      />
      <Select
        className="list-pick"
        allowClear
        aria-label={say('compliance.anyAnswer')}
        placeholder={say('compliance.anyAnswer')}
        value={answered ?? null}
        options={[
          { value: false, label: say('compliance.open') },
          { value: true, label: say('compliance.answered') },
        ]}
        onChange={value => onChange({ answered: value ?? undefined })}
      />
      {only.map(({ key, what }) => (
        <Button key={key} size="small" className="only" title={say('compliance.all')} onClick={() => onChange({ [key]: undefined })}>
          <span>{say('compliance.only', { what })}</span> <Icon name="close" size={10} />
        </Button>
      ))}
      {total !== undefined && <span className="quiet finding-total" role="status">{say('compliance.found', { n: total })}</span>}
    </div>
  )
}
