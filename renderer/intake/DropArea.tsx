import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { IMPORT_TABLES, type ImportTable } from '#domain/intake/import-tables.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

type DropAreaProps = { table: ImportTable | undefined; busy: boolean; /** a file is held over the page */ over: boolean; onFile: (file: File) => void }

/** Drop a file (the whole page takes it) or choose one; or first take an empty template. */
export function DropArea({ table, busy, over, onFile }: DropAreaProps) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const [wanted, setWanted] = useState<ImportTable>(table ?? 'equipment')
  const input = useRef<HTMLInputElement>(null)
  const template = useJob('files.template')
  async function fetchTemplate() {
    const outcome = await template.start({ table: wanted, language })
    fileOut(outcome)
  }
  return (
    <div className="drop-page">
      <div className={over ? 'drop-area drop-over' : 'drop-area'}>
        <Icon name="upload" size={32} />
        <strong>{table ? say('import.drop.table', { table: say(`tables.${table}`) }) : say('import.drop')}</strong>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt,.fet,.ics"
          onChange={e => {
            const file = e.target.files?.[0]
            e.target.value = ''
            if (file) onFile(file)
          }}
        />
        <Button type="primary" disabled={busy} onClick={() => input.current?.click()}>{say('import.choose')}</Button>
      </div>
      <ul className="drop-kinds">
        {(['xlsx', 'fet', 'ics'] as const).map(kind => (
          <li key={kind}>
            <Icon name={kind === 'ics' ? 'calendar' : 'file'} />
            <span><strong>{say(`import.kind.${kind}`)}</strong> <span className="quiet">{say(`import.kind.${kind}.text`)}</span></span>
          </li>
        ))}
        <li className="drop-template">
          <Icon name="download" />
          <span className="quiet">{say('import.template')}</span>
          <Select aria-label={say('import.sheet.as')} showSearch={{ optionFilterProp: 'label' }} value={wanted} options={IMPORT_TABLES.map(t => ({ value: t, label: say(`tables.${t}`) }))} onChange={setWanted} />
          <Button loading={template.busy} onClick={() => void fetchTemplate()}>{say('register.template')}</Button>
        </li>
      </ul>
    </div>
  )
}
