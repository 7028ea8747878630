import { Link } from 'react-router'
import type { QueryResult } from '#renderer/client/client.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'

type Expiring = QueryResult<'certificate.expiring'>
type ExpiringPanelProps = { ask: { data: Expiring | undefined; error: Error | null; refetch: () => unknown }; days: number; onClose: () => void }

/** Certificates that run out soon, with whose they are. */
export function ExpiringPanel({ ask, days, onClose }: ExpiringPanelProps) {
  const { say, day } = useSay()
  const lines = () => [
    ['name', 'level', 'studentId', 'classGroup', 'expires'].map(field => say(field === 'classGroup' ? 'table.classGroup' : `field.certificate.${field}`)),
    ...(ask.data ?? []).map(({ name, level, student, classGroup, expires }) => [name, level ?? null, student, classGroup, expires]),
  ]
  return (
    <SidePanel title={say('skills.expiring.title', { days })} keepFocus onClose={onClose} footer={ask.data && ask.data.length > 0 && <ListExport name={say('skills.expiring.title', { days })} lines={lines} />}>
      <Answered ask={ask}>
        {rows => (
          <>
            <p className="quiet">{say(rows.length ? 'skills.expiring.text' : 'skills.expiring.none', { days })}</p>
            <div className="related">
              {rows.map(({ id, name, level, studentId, student, classGroup, expires, days: left }) => (
                <div className="related-row" key={id}>
                  <span title={`${student} · ${name}`}>
                    <Link className="link" to={registerPath('certificate', { id })}>{name}{level ? ` · ${level}` : ''}</Link>{' '}
                    <Link className="link" to={registerPath('student', { id: studentId })}>{student}</Link>
                    <span className="quiet"> {classGroup}</span>
                  </span>
                  <span className="quiet" title={day(expires, true)}>{say('skills.expiring.in', { days: left })}</span>
                </div>
              ))}
            </div>
          </>
        )}
      </Answered>
    </SidePanel>
  )
}
