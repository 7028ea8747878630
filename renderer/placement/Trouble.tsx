import type { Alternative, Facts, Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

type Issue = { name?: string; code: string; facts?: Facts }
type TroubleProps = { refusal: Refusal; busy?: boolean; onAlternative?: (way: Alternative) => void }

/** A refusal with the sentence for every placement that is in the way. */
export function Trouble({ refusal, busy = false, onAlternative }: TroubleProps) {
  const { say } = useSay()
  const issues = refusal.code === 'placement.invalid' ? ((refusal.facts['issues'] as Issue[] | undefined) ?? []) : [] // `placement.invalid` lists them so
  return (
    <>
      <RefusalNote refusal={refusal} busy={busy} {...(onAlternative ? { onAlternative } : {})} />
      {issues.length > 0 && (
        <ul className="effects-notes">
          {issues.slice(0, 8).map((issue, i) => (
            <li key={i}>{say('bulk.trouble', { name: issue.name ?? '', problem: say(`problem.${issue.code}`, issue.facts) })}</li>
          ))}
        </ul>
      )}
    </>
  )
}
