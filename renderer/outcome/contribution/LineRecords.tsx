import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LineKey } from '#domain/ledger/lines.ts'
import { quantityWords, yuanWords } from '#domain/ledger/wording.ts'
import type { Scope } from '#domain/records/finding.ts'
import type { NamedRecord } from '#contract/ledger.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { recordPath } from '#renderer/compliance/cure-path.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { textIn } from '#words/say.ts'

const STEP = 50
const MOST = 5000

/** The records behind a line, oldest first; each leads to itself. */
export function LineRecords({ scope, enterpriseId, line }: { scope: Scope; enterpriseId: string; line: LineKey }) {
  const { say, language } = useSay()
  const [most, setMost] = useState(STEP)
  const behind = useAsk('ledger.behind', { scope, enterpriseId, line, most })
  return (
    <Answered ask={behind}>
      {answer => {
        if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
        const { rows, total } = answer.value
        return (
          <>
            <ul className="ledger-records">
              {rows.map(row => (
                <li key={`${row.id} ${row.rate?.id ?? ''}`}>
                  <RecordName row={row} />
                  <span className="quiet">{[daysOf(row), textIn(language, quantityWords(line, row.quantity)), ...(row.value === null ? [] : [textIn(language, yuanWords(row.value))])].join(' · ')}</span>
                </li>
              ))}
            </ul>
            {rows.length < Math.min(total, MOST) && <Button size="small" onClick={() => setMost(Math.min(MOST, most * 4))}>{say('ledger.panel.more', { n: total - rows.length })}</Button>}
          </>
        )
      }}
    </Answered>
  )
}

/** A booking is shown on the board at its first day. */
function RecordName({ row: { id, name, from } }: { row: NamedRecord }) {
  const path = recordPath(id)
  if (!path) return <span>{name}</span>
  return <Link className="link" to={path.startsWith('/board') ? `${path}&date=${from}` : path} title={name}>{name}</Link>
}

function daysOf({ from, to }: NamedRecord): string {
  return from === to ? from : `${from} – ${to}`
}
