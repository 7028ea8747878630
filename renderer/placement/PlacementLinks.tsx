import { Link } from 'react-router'
import type { PlacementDetail } from '#contract/placement.ts'
import { useSay } from '#renderer/client/language.tsx'
import { compliancePath } from '#renderer/compliance/question.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'

/** Where else this placement is worked on, and its papers to print. */
export function PlacementLinks({ detail }: { detail: PlacementDetail }) {
  const { say } = useSay()
  const { row, placement, findings, counts } = detail
  const host = encodeURIComponent(row.ids.host)
  const id = encodeURIComponent(placement.id)
  return (
    <section>
      <header className="related-head"><h3>{say('placement.links')}</h3></header>
      <div className="panel-acts">
        <Link to={`/roster?host=${host}`}>{say('placement.link.roster')}</Link>
        <Link to={`/attendance?host=${host}`}>{say('placement.link.attendance')}</Link>
        <Link to={`/registers/visit?find=${encodeURIComponent(row.host)}`}>{say('placement.link.visits')}</Link>
        <Link to={registerPath('student', { id: placement.studentId })}>{say('placement.link.student')}</Link>
        <Link to={registerPath('placement', { id: placement.id })}>{say('placement.open')}</Link>
        {findings.length > 0 && <Link to={compliancePath({ subject: placement.id })}>{say('placement.findings.link', { n: findings.length })}</Link>}
        <Link to={`/reports?name=agreement&id=${id}`}>{say('placement.pdf.agreement')}</Link>
        <Link to={`/reports?name=student-roster&id=${id}`}>{say('placement.pdf.roster')}</Link>
        <Link to={`/reports?name=archive&id=${id}`}>{say('placement.pdf.archive')}</Link>
      </div>
      <p className="quiet related-none">{say('placement.counts', counts)}</p>
    </section>
  )
}
