import type { Severity } from '#domain/compliance/pack.ts'
import { useSay } from '#renderer/client/language.tsx'

/** How grave a finding is: a letter in a shape of its own, so that colour is not needed to tell it. */
export function SeverityMark({ severity, answered = false }: { severity: Severity; answered?: boolean }) {
  const { say } = useSay()
  const title = `${say(`compliance.severity.${severity}.long`)}${answered ? ` ${say('compliance.answered')}` : ''}`
  return (
    <span className={`severity severity-${severity}${answered ? ' answered' : ''}`} title={title}>
      {say(`compliance.severity.${severity}`)}
      {answered && (
        <>
          <span aria-hidden="true"> ✓</span>
          <span className="visually-hidden"> {say('compliance.answered')}</span>
        </>
      )}
    </span>
  )
}
