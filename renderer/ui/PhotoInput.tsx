import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import { Photo } from './Photo.tsx'
import { shrinkPhoto } from './shrink-photo.ts'

type PhotoInputProps = {
  id?: string
  label: string
  value: string | undefined
  /** pixels that the longer side may have */
  side?: number
  onChange: (value: string | null) => void
}

/** A photo: shown, chosen or dropped, made small in the browser and kept as an attachment, taken away. */
export function PhotoInput({ id, label, value, side = 1600, onChange }: PhotoInputProps) {
  const { say } = useSay()
  const input = useRef<HTMLInputElement>(null)
  const { start, refusal, clear } = useJob('attachment.put')
  const [state, setState] = useState<'ready' | 'busy' | 'unreadable'>('ready')
  const busy = state === 'busy'
  async function take(file: File | undefined) {
    if (!file || busy) return
    clear()
    setState('busy')
    const base64 = await shrinkPhoto(file, side).catch(() => null)
    if (base64 === null) return setState('unreadable')
    const kept = await start({ base64 })
    setState('ready')
    if (kept.ok) onChange(kept.value.id)
  }
  return (
    <div
      className="photo-input"
      onDragOver={e => e.preventDefault()}
      onDrop={e => {
        e.preventDefault()
        void take(e.dataTransfer.files[0])
      }}
    >
      {value ? <Photo value={value} label={label} /> : <span className="photo-none"><Icon name="photo" size={24} /></span>}
      <div className="photo-actions">
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/*"
          hidden
          onChange={e => {
            void take(e.target.files?.[0])
            e.target.value = ''
          }}
        />
        <Button size="small" loading={busy} onClick={() => input.current?.click()}>{say(busy ? 'ui.photo.busy' : value ? 'ui.photo.replace' : 'ui.photo.choose')}</Button>
        {value && !busy && <Button size="small" type="text" onClick={() => onChange(null)}>{say('ui.remove')}</Button>}
        {state === 'unreadable' && <div className="field-error" role="alert">{say('ui.photo.failed')}</div>}
        {refusal && <div className="field-error" role="alert">{say(`refusal.${refusal.code}`, refusal.facts)}</div>}
      </div>
    </div>
  )
}
