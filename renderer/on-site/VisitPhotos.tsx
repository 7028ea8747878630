import { useQuery } from '@tanstack/react-query'
import { Button, Image, Input } from 'antd'
import { useRef, useState } from 'react'
import type { VisitPhoto } from '#domain/records/on-site.ts'
import { useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Photo } from '#renderer/ui/Photo.tsx'
import { pictureQuery } from '#renderer/ui/picture.ts'
import { shrinkPhoto } from '#renderer/ui/shrink-photo.ts'

type VisitPhotosProps = { photos: readonly VisitPhoto[]; onChange: (change: (photos: VisitPhoto[]) => VisitPhoto[]) => void; onBusy: (busy: boolean) => void }

/** Pixels of the longer side: enough to read a notice on a wall. */
const SIDE = 1600
const MOST = 40

/** Photos of a visit: taken with the camera of a tablet, chosen or dropped; made small, kept at once, captioned, seen large, taken away. */
export function VisitPhotos({ photos, onChange, onBusy }: VisitPhotosProps) {
  const { say } = useSay()
  const chosen = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const put = useJob('attachment.put')
  const [coming, setComing] = useState(0)
  const [unreadable, setUnreadable] = useState<string[]>([])
  const touch = matchMedia('(pointer: coarse)').matches

  async function take(files: FileList | null) {
    const list = [...(files ?? [])].slice(0, MOST - photos.length)
    if (!list.length) return
    setUnreadable([])
    onBusy(true)
    for (const [i, file] of list.entries()) {
      setComing(list.length - i)
      const base64 = await shrinkPhoto(file, SIDE).catch(() => null)
      if (base64 === null) {
        setUnreadable(names => [...names, file.name])
        continue
      }
      const kept = await put.start({ base64 })
      if (!kept.ok) break
      const image = kept.value.id
      onChange(old => (old.some(p => p.image === image) ? old : [...old, { image }]))
    }
    setComing(0)
    onBusy(false)
  }
  const caption = (image: string, text: string) => onChange(old => old.map(p => (p.image === image ? { image, ...(text ? { caption: text } : {}) } : p)))
  const input = (ref: typeof chosen, more: { capture?: 'environment'; multiple?: boolean; 'aria-label': string }) => (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      hidden
      {...more}
      onChange={e => {
        void take(e.target.files)
        e.target.value = ''
      }}
    />
  )
  return (
    <section className="visit-part" onDragOver={e => e.preventDefault()} onDrop={e => (e.preventDefault(), void take(e.dataTransfer.files))}>
      <div className="visits-head">
        <h2>{say('field.visit.photos')} <span className="quiet">{photos.length || ''}</span></h2>
        {input(camera, { capture: 'environment', 'aria-label': say('visit.photo.take') })}
        {input(chosen, { multiple: true, 'aria-label': say('visit.photo.add') })}
        {touch && <Button disabled={coming > 0} onClick={() => camera.current?.click()}>{say('visit.photo.take')}</Button>}
        <Button loading={coming > 0} disabled={photos.length >= MOST} onClick={() => chosen.current?.click()}>{coming ? say('visit.photo.coming', { n: coming }) : say('visit.photo.add')}</Button>
      </div>
      {unreadable.length > 0 && <div className="field-error" role="alert">{say('visit.photo.unreadable', { names: unreadable })}</div>}
      {put.refusal && <div className="field-error" role="alert">{say(`refusal.${put.refusal.code}`, put.refusal.facts)}</div>}
      <div className="photo-grid">
        {photos.map((photo, i) => (
          <figure key={photo.image}>
            <LargePhoto value={photo.image} label={photo.caption ?? say('visit.photo', { n: i + 1 })} />
            <figcaption>
              <Input size="small" maxLength={200} aria-label={say('visit.caption', { n: i + 1 })} placeholder={say('visit.caption.hint')} value={photo.caption ?? ''} onChange={e => caption(photo.image, e.target.value)} />
              <Button size="small" type="text" aria-label={say('visit.photo.remove', { n: i + 1 })} onClick={() => onChange(old => old.filter(p => p.image !== photo.image))}>{say('ui.remove')}</Button>
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  )
}

/** A small picture that grows when it is touched. */
function LargePhoto({ value, label }: { value: string; label: string }) {
  const client = useClient()
  const { data: url } = useQuery(pictureQuery(client, value))
  return url ? <Image className="photo" src={url} alt={label} preview={{ mask: null }} /> : <Photo value={value} label={label} />
}
