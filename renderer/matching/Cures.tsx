import { Button } from 'antd'
import { Link } from 'react-router'
import type { Step } from '#domain/matching/cure.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import type { Names } from './names.ts'
import type { Matching } from './use-matching.ts'

/** What is not known of a student stands in the way everywhere, and no step of the plan helps. */
const UNKNOWN: ReadonlySet<string> = new Set(['ageReached.recordBirth', 'gradeReached.recordYear'])

type CuresProps = { student: string; cures: readonly { steps: Step[] }[]; obstacles: readonly { code: string }[]; matching: Matching; names: Names }

/** What would give a student a place for certain: each button takes the steps and matches again. */
export function Cures({ student, cures, obstacles, matching, names }: CuresProps) {
  const { say } = useSay()
  if (obstacles.some(o => UNKNOWN.has(o.code))) return <Link to={registerPath('student', { id: student })}><Button size="small">→ {say('matching.cures.data')}</Button></Link>
  if (!cures.length) return <span className="quiet">{say('matching.cures.none')}</span>
  return (
    <span className="match-cures">
      {cures.map(({ steps }) => {
        const words = names.cure(steps)
        return (
          <Button key={words} size="small" disabled={matching.busy} title={words} onClick={() => matching.change({ ...matching.draft, steps: [...matching.draft.steps, ...steps] })}>
            <span className="match-cure">→ {words}</span>
          </Button>
        )
      })}
    </span>
  )
}
