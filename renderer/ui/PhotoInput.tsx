import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import { shrinkPhoto } from './shrink-photo.ts'

type PhotoInputProps = { id?: string; label: string; value: string | undefined; onChange: (value: string | null) => void }

/** A photo: shown, chosen or dropped, made small in the browser, taken away. */
export function PhotoInput({ id, label, value, onChange }: PhotoInputProps) {
  const { say } = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState(false)
  async function take(file: File | undefined) {
    if (!file) return
    try {
      setFailed(false)
      onChange(await shrinkPhoto(file))
    } catch {
      setFailed(true)
    }
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
      {value ? <img src={value} alt={label} /> : <span className="photo-none"><Icon name="photo" size={24} /></span>}
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
        <Button size="small" onClick={() => input.current?.click()}>{say(value ? 'ui.photo.replace' : 'ui.photo.choose')}</Button>
        {value && <Button size="small" type="text" onClick={() => onChange(null)}>{say('ui.remove')}</Button>}
        {failed && <div className="field-error" role="alert">{say('ui.photo.failed')}</div>}
      </div>
    </div>
  )
}
