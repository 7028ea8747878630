import { Button, Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'

/** Handed over as a file, or written into a folder of this computer; null: handed over. */
type WhereToProps = { id: string; folder: string | null; onChange: (folder: string | null) => void }

/** Where a file goes: into the user's hands, or into a folder such as that of a stick. */
export function WhereTo({ id, folder, onChange }: WhereToProps) {
  const { say } = useSay()
  const shell = window.mortise
  async function pick() {
    const chosen = await shell?.pickFolder()
    if (chosen) onChange(chosen)
  }
  return (
    <div className="form-field">
      <span className="form-label">{say('exchange.where')}</span>
      <span>
        <Segmented
          aria-label={say('exchange.where')}
          value={folder === null ? 'file' : 'folder'}
          options={(['file', 'folder'] as const).map(value => ({ value, label: say(`exchange.where.${value}`) }))}
          onChange={value => onChange(value === 'file' ? null : '')}
        />
      </span>
      {folder !== null && (
        <div className="exchange-folder">
          <Input id={id} aria-label={say('exchange.where.path')} placeholder={say('exchange.where.example')} maxLength={1000} value={folder} onChange={e => onChange(e.target.value)} />
          {shell && <Button onClick={() => void pick()}>{say('welcome.folder.pick')}</Button>}
        </div>
      )}
    </div>
  )
}
