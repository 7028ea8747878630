import { Button } from 'antd'
import type { DraftOffer } from '#renderer/client/use-draft.ts'
import { useSay } from '#renderer/client/language.tsx'

/** What was typed here before and never saved, to go on with or to throw away. */
export function DraftNote({ offer }: { offer: DraftOffer | null }) {
  const { say } = useSay()
  if (!offer) return null
  return (
    <div className="draft-note" role="status">
      <span>{say('draft.offer', { at: offer.at })}</span>
      <Button size="small" onClick={offer.takeUp}>{say('draft.takeUp')}</Button>
      <Button size="small" type="text" onClick={offer.dismiss}>{say('draft.dismiss')}</Button>
    </div>
  )
}
