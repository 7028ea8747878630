import { Button } from 'antd'
import type { Form } from '#renderer/client/use-form.ts'
import { useSay } from '#renderer/client/language.tsx'

/** In every form: that something in it is not saved; while nothing is typed, what was typed before and never saved, to go on with or to throw away. */
export function DraftNote({ form: { changed, offer } }: { form: Pick<Form<unknown>, 'changed' | 'offer'> }) {
  const { say } = useSay()
  if (changed) return <span data-unsaved hidden />
  if (!offer) return null
  return (
    <div className="draft-note" role="status">
      <span>{say('draft.offer', { at: offer.at })}</span>
      <Button size="small" onClick={offer.takeUp}>{say('draft.takeUp')}</Button>
      <Button size="small" type="text" onClick={offer.dismiss}>{say('draft.dismiss')}</Button>
    </div>
  )
}
