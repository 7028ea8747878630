import { Link } from 'react-router'
import { cureWording, issueWording } from '#domain/compliance/wording.ts'
import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { findingKey } from './finding-key.ts'
import { compliancePath } from './question.ts'
import './compliance.css'

const JUDGED: ReadonlySet<TableName> = new Set(['placement', 'student', 'enterprise'])
const FIRST = 6

/** In the panel of a placement, a student or an enterprise: what stands or will stand against the rules about it. */
export function RecordFindings({ table, id }: { table: TableName; id: string }) {
  const { say, number } = useSay()
  const judged = JUDGED.has(table)
  const state = useAsk('college.state', {}, { enabled: judged })
  const found = useAsk('compliance.findings', { subject: id, since: state.data?.today, limit: FIRST }, { enabled: judged && state.data !== undefined, keep: false })
  if (!judged || !found.data) return null
  const { rows, total } = found.data
  return (
    <section>
      <header className="related-head">
        <h3>{say('compliance.record.title')} <span className="quiet">{number(total)}</span></h3>
        {total > 0 && <Link className="link" to={compliancePath({ subject: id })}>{say('compliance.record.all')}</Link>}
      </header>
      {total === 0 && <p className="quiet related-none">{say('compliance.record.none')}</p>}
      <ul className="record-findings">
        {rows.map(f => {
          const { code, facts } = issueWording(f)
          const cure = cureWording(f)
          return (
            <li key={findingKey(f)} title={say(cure.code, cure.facts)}>
              <SeverityMark severity={f.severity} answered={f.answer !== undefined} />
              <span>
                {table === 'enterprise' && f.placementId !== undefined && <>{f.name} · </>}
                {say(code, facts)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
