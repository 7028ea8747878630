import { Button } from 'antd'
import type { FindingAsked, Scope } from '#domain/records/finding.ts'
import { FindingCard } from '#renderer/charts/FindingCard.tsx'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

type PictureCardProps = {
  scope: Scope
  asked: FindingAsked
  onPick: (key: string, series: string | undefined) => void
  onBehind: () => void
  back: { label: string; onClick: () => void } | undefined
  onAssess: (() => void) | undefined
}

/** One finding of the page, with the way back where it looks closer, the records behind, and its figures as a file. */
export function PictureCard({ scope, asked, onPick, onBehind, back, onAssess }: PictureCardProps) {
  const { say, language } = useSay()
  const answer = useAsk('outcome.finding', { scope, asked })
  const job = useJob('outcome.export')
  const fileOut = useFileOut()
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
                {back && <Button size="small" type="text" onClick={back.onClick}>{back.label}</Button>}
                {onAssess && <Button size="small" onClick={onAssess}>{say('skills.mode.assess')}</Button>}
                <Button size="small" onClick={onBehind}>{say('outcomes.behind')}</Button>
                <Button size="small" aria-label={say('charts.export')} title={say('charts.export')} icon={<Icon name="download" size={14} />} loading={job.busy} onClick={() => void job.start({ scope, asked, language }).then(fileOut)} />
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
