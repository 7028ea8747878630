import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FindingAsked, Scope } from '#domain/records/finding.ts'
import { FindingCard } from '#renderer/charts/FindingCard.tsx'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

type AskedFindingProps = {
  scope: Scope
  asked: FindingAsked
  onPick: (key: string, series: string | undefined) => void
  /** the records behind all of it */
  onBehind: () => void
  /** buttons before the usual two */
  actions?: ReactNode
  /** one of several on a page: the last button is a sign without its word */
  small?: boolean
}

/** A finding that the core is asked for: its card, the records behind, and its figures as a file. */
export function AskedFinding({ scope, asked, onPick, onBehind, actions, small = false }: AskedFindingProps) {
  const { say, language } = useSay()
  const answer = useAsk('outcome.finding', { scope, asked })
  const job = useJob('outcome.export')
  const fileOut = useFileOut()
  const named = small ? { 'aria-label': say('charts.export'), title: say('charts.export') } : { children: say('charts.export') }
  return (
    <Answered ask={answer}>
      {found =>
        found.ok ? (
          <FindingCard
            finding={found.value.finding}
            onPick={(key, series) => {
              // the bars of before are still there while the next ones come
              if (!answer.isPlaceholderData) onPick(key, series)
            }}
            actions={
              <>
                {actions}
                <Button size="small" onClick={onBehind}>{say('outcomes.behind')}</Button>
                <Button size="small" icon={<Icon name="download" size={14} />} loading={job.busy} onClick={() => void job.start({ scope, asked, language }).then(fileOut)} {...named} />
              </>
            }
          />
        ) : (
          <RefusalNote refusal={found.refusal} />
        )
      }
    </Answered>
  )
}
