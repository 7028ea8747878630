import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { Merge } from './use-merge.ts'

/** Drop a file or choose it; or say where it lies, which a large one needs. */
export function FileChoice({ merge }: { merge: Merge }) {
  const { say } = useSay()
  const [over, setOver] = useState(false)
  const [path, setPath] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const at = splitPath(path)
  return (
    <div className="exchange-choice">
      <div
        className={over ? 'drop-area drop-over' : 'drop-area'}
        onDragOver={e => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false) /* the page around takes the file */}
      >
        <Icon name="upload" size={32} />
        <strong>{say('exchange.bring.drop')}</strong>
        <input
          ref={input}
          type="file"
          hidden
          accept=".mortise"
          onChange={e => {
            const file = e.target.files?.[0]
            e.target.value = ''
            if (file) void merge.take(file)
          }}
        />
        <Button type="primary" disabled={merge.busy} onClick={() => input.current?.click()}>{say('exchange.bring.choose')}</Button>
        <span className="quiet">{say('exchange.bring.first')}</span>
      </div>
      <form
        className="exchange-path"
        onSubmit={e => {
          e.preventDefault()
          if (at) void merge.takeAt(at.folder, at.name)
        }}
      >
        <label htmlFor="exchange-path" className="quiet">{say('exchange.bring.path')}</label>
        <Input id="exchange-path" placeholder={say('exchange.bring.path.example')} value={path} onChange={e => setPath(e.target.value)} />
        <Button htmlType="submit" disabled={!at || merge.busy}>{say('exchange.bring.look')}</Button>
      </form>
    </div>
  )
}

/** Folder and name of a file by its path, of either kind of system; null for what is no such path. */
function splitPath(path: string): { folder: string; name: string } | null {
  const [, folder, name] = /^(.*[\\/])([^\\/]+)$/.exec(path.trim()) ?? []
  return folder && name ? { folder, name } : null
}
