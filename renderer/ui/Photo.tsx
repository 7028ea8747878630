import { useQuery } from '@tanstack/react-query'
import { useTold } from '#renderer/client/failed-asks.ts'
import { refusalOf, useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import { isAttached, pictureQuery } from './picture.ts'
import './ui.css'

/** A photo or a logo; an empty frame while it is on its way, and one that says why where it does not come. */
export function Photo({ value, label }: { value: string; label: string }) {
  const { say } = useSay()
  const client = useClient()
  const attached = isAttached(value)
  const kept = useQuery({ ...pictureQuery(client, value), enabled: attached })
  useTold(kept.error)
  const url = attached ? kept.data : value
  if (url) return <img className="photo" src={url} alt={label} />
  if (kept.isPending) return <span className="photo-none" role="img" aria-label={label} aria-busy="true" />
  const refusal = kept.error && refusalOf(kept.error.outcome)
  const why = say(`refusal.${refusal?.code ?? 'attachment.missing'}`, refusal?.facts)
  return (
    <span className="photo-none" role="img" aria-label={`${label}: ${why}`} title={why}>
      <Icon name="warning" size={24} />
    </span>
  )
}
