import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { daysIn } from '#domain/base/time.ts'
import { cureWording, issueWording, ruleWording } from '#domain/compliance/wording.ts'
import type { FindingAnswer, FindingRow } from '#contract/compliance.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { curePath, recordPath } from './cure-path.ts'
import { SeverityMark } from './SeverityMark.tsx'

type FindingPanelProps = { finding: FindingRow; /** rules that an exemption may waive */ waivable: boolean; onClose: () => void }

/** One finding: the rule, the figures and days, the records behind it, what would cure it, and why it may stay. */
export function FindingPanel({ finding, waivable, onClose }: FindingPanelProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { severity, from, to, cureAt, behind, host, name, answer } = finding
  const words = (wording: { code: string; facts: Record<string, unknown> }) => say(wording.code, wording.facts)
  const days = daysIn({ from, to })
  return (
    <SidePanel title={name} subtitle={host === name ? undefined : host} keepFocus onClose={onClose}>
      <p className="finding-severity">
        <SeverityMark severity={severity} answered={answer !== undefined} /> {say(`compliance.severity.${severity}.long`)}
      </p>
      <h3 className="form-section">{say('compliance.panel.found')}</h3>
      <p className="finding-words">{words(issueWording(finding))}</p>
      <p className="finding-days">{days === 1 ? say('compliance.panel.oneDay', { from }) : say('compliance.panel.days', { from, to, days })}</p>
      <h3 className="form-section">{say('compliance.panel.demand')}</h3>
      <p className="finding-words">
        <strong>{finding.rule}</strong> <span className="quiet">{say('compliance.article', { article: finding.article })}</span> {words(ruleWording(finding))}
      </p>
      <h3 className="form-section">{say('compliance.panel.cure')}</h3>
      <p className="finding-words">{words(cureWording(finding))}</p>
      <Button type={answer ? 'default' : 'primary'} onClick={() => void navigate(curePath(cureAt))}>
        {cureAt.at === 'new' ? say('compliance.cure.new', { table: `table.${cureAt.table}` }) : say(`compliance.cure.${cureAt.at}`)}
      </Button>
      {waivable && (
        <p className="finding-words quiet">
          {say('compliance.waived')} <Link className="link" to={registerPath('exemption', { fields: {} })}>{say('compliance.waived.add')}</Link>
        </p>
      )}
      <h3 className="form-section">{say('compliance.panel.behind')}</h3>
      <div className="related">
        {behind.map(({ id, name: called }) => {
          const path = recordPath(id)
          return (
            <div className="related-row" key={id}>
              {path ? <Link className="link" to={path} title={called}>{called}</Link> : <span title={called}>{called}</span>}
              <span className="quiet">{say(`table.${id.slice(0, id.indexOf(':'))}`)}</span>
            </div>
          )
        })}
      </div>
      <h3 className="form-section">{say('compliance.answer.title')}</h3>
      {answer ? <Answer answer={answer} /> : <AnswerForm finding={finding} />}
    </SidePanel>
  )
}

/** Why the finding stays, and the way to take that back. */
function Answer({ answer }: { answer: FindingAnswer }) {
  const { say } = useSay()
  const withdraw = useRun('compliance.withdraw')
  const undoToast = useUndoToast()
  async function takeBack(): Promise<void> {
    const outcome = await withdraw.run({ id: answer.id })
    if (outcome.ok) undoToast(say('compliance.answer.withdrawn'), outcome.seq)
  }
  return (
    <div className="finding-answer">
      <p className="finding-words">{answer.reason}</p>
      {answer.document && <p>{say('compliance.answer.documented', { document: answer.document })}</p>}
      <p className="quiet">{say('compliance.answer.by', { by: answer.by, to: answer.to })}</p>
      {withdraw.refusal && <RefusalNote refusal={withdraw.refusal} />}
      <Button disabled={withdraw.busy} onClick={() => void takeBack()}>{say('compliance.answer.withdraw')}</Button>
    </div>
  )
}
