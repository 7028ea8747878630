import { Button } from 'antd'
import type { Step } from '#domain/matching/cure.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Names } from './names.ts'
import type { Matching } from './use-matching.ts'

/** What would give a student a place for certain: each button takes the steps and matches again. */
export function Cures({ cures, matching, names }: { cures: readonly { steps: Step[] }[]; matching: Matching; names: Names }) {
  const { say } = useSay()
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
