import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { compliancePath } from '#renderer/compliance/question.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { ClashLines } from './ClashLines.tsx'
import { exchangePath } from './exchange-path.ts'
import { touched } from './merge-kinds.ts'
import { useCountsText } from './use-counts-text.ts'
import type { MergeDone } from './use-merge.ts'

const SHOWN = 50

/** What came of a file: the counts, what wants deciding, what clashes, which rules are broken since; and the way back. */
export function BroughtCard({ done: { brought, seq }, onAnother }: { done: MergeDone; onAnother: () => void }) {
  const { say, day } = useSay()
  const navigate = useNavigate()
  const [undone, setUndone] = useState(false)
  const undo = useRun('history.undo')
  const countsText = useCountsText()
  const { counts, conflicts, clashes, findings } = brought
  const written = touched(counts) > 0
  async function takeBack() {
    const outcome = await undo.run({ seq })
    if (outcome.ok) setUndone(true)
  }
  const done = brought.label ? say('exchange.brought.of', { label: brought.label }) : say('exchange.brought')
  const title = undone ? say('exchange.brought.undone') : written ? done : say('exchange.brought.nothing')
  return (
    <div className="exchange-brought card">
      <h2>{title}</h2>
      {!undone && (
        <>
          {written && <p>{countsText(counts)}</p>}
          {conflicts > 0 && (
            <section className="exchange-brought-part">
              <h3>{say('exchange.brought.conflicts', { n: conflicts })}</h3>
              <Button type="primary" onClick={() => void navigate(exchangePath('conflicts'))}>{say('exchange.brought.decide')}</Button>
            </section>
          )}
          {clashes.length > 0 && (
            <section className="exchange-brought-part">
              <h3>{say('exchange.brought.clashes', { n: clashes.length })}</h3>
              <ClashLines clashes={clashes} there />
            </section>
          )}
          {findings.length > 0 && (
            <section className="exchange-brought-part">
              <h3>{say('exchange.brought.findings', { n: findings.length })}</h3>
              <ul className="exchange-lines">
                {findings.slice(0, SHOWN).map(f => (
                  <li key={`${f.rule} ${f.subject} ${f.from}`}>
                    <span><strong>{f.rule}</strong> {f.name} <span className="quiet">{say('exchange.brought.since', { from: day(f.from) })}</span></span>
                    <Link to={compliancePath({ rule: f.rule, subject: f.subject })}>{say('today.findings.do')}</Link>
                  </li>
                ))}
                {findings.length > SHOWN && <li><Link to="/compliance">{say('exchange.more', { n: findings.length - SHOWN })}</Link></li>}
              </ul>
            </section>
          )}
          {conflicts + clashes.length + findings.length === 0 && written && <p className="quiet">{say('exchange.brought.clean')}</p>}
        </>
      )}
      {undo.refusal && <RefusalNote refusal={undo.refusal} />}
      <div className="exchange-buttons">
        {!undone && written && <Button loading={undo.busy} onClick={() => void takeBack()}>{say('exchange.brought.back')}</Button>}
        <Button type={conflicts > 0 && !undone ? 'default' : 'primary'} onClick={onAnother}>{say('exchange.bring.another')}</Button>
      </div>
    </div>
  )
}
