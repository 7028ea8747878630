import { Button, Checkbox, Dropdown, Input, Popconfirm, Popover, type InputRef } from 'antd'
import { useState, type Ref } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import type { RegisterTable } from './register-tables.ts'

type RegisterToolsProps = {
  table: RegisterTable
  fields: readonly FieldInfo[]
  columns: readonly string[]
  onColumns: (names: string[]) => void
  typed: string
  onTyped: (text: string) => void
  searchRef: Ref<InputRef>
  chosen: ReadonlySet<string>
  onClearChosen: () => void
  onRemove: () => void
  onImport: () => void
  onNew?: () => void
}

/** Above a register's rows: find, columns, files in and out, new; or what can be done with the chosen rows. */
export function RegisterTools(props: RegisterToolsProps) {
  const { table, fields, columns, onColumns, typed, onTyped, searchRef, chosen, onClearChosen, onRemove, onImport, onNew } = props
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const exporting = useJob('files.export')
  const template = useJob('files.template')
  const [identity, setIdentity] = useState(false)
  const [outOpen, setOutOpen] = useState(false)
  const masked = fields.some(f => f.masked)

  async function exportAs(format: 'xlsx' | 'csv') {
    const outcome = await exporting.start({ table, format, language, ...(chosen.size ? { ids: [...chosen] } : {}), ...(identity ? { identity } : {}) })
    fileOut(outcome)
  }
  async function fetchTemplate() {
    const outcome = await template.start({ table, language })
    fileOut(outcome)
  }

  return (
    <div className="register-tools">
      <Input
        ref={searchRef}
        className="search"
        allowClear
        prefix={<Icon name="search" size={14} />}
        placeholder={say('register.find')}
        aria-label={say('register.find')}
        value={typed}
        onChange={e => onTyped(e.target.value)}
      />
      {chosen.size > 0 && (
        <>
          <span>{say('register.chosen', { n: chosen.size })}</span>
          <Popconfirm title={say('register.remove.ask', { n: chosen.size })} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={onRemove}>
            <Button danger icon={<Icon name="trash" size={14} />}>{say('ui.remove')}</Button>
          </Popconfirm>
          <Button type="text" onClick={onClearChosen}>{say('register.clearChosen')}</Button>
        </>
      )}
      <span className="spacer" />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="column-choice">
            {fields
              .filter(f => f.kind !== 'photo')
              .map(f => (
                <Checkbox
                  key={f.name}
                  checked={columns.includes(f.name)}
                  disabled={columns.length === 1 && columns[0] === f.name}
                  onChange={e => onColumns(e.target.checked ? [...columns, f.name] : columns.filter(n => n !== f.name))}
                >
                  {say(`field.${table}.${f.name}`)}
                </Checkbox>
              ))}
          </div>
        }
      >
        <Button type="text" icon={<Icon name="columns" size={14} />} title={say('register.columns')} aria-label={say('register.columns')}><span className="tool-label">{say('register.columns')}</span></Button>
      </Popover>
      <Dropdown
        trigger={['click']}
        open={outOpen}
        onOpenChange={(open, { source }) => (open || source === 'trigger') && setOutOpen(open)}
        menu={{
          items: [
            { key: 'xlsx', label: say('register.export.xlsx') },
            { key: 'csv', label: say('register.export.csv') },
            ...(masked ? [{ key: 'identity', label: <Checkbox checked={identity}>{say('register.export.identity')}</Checkbox> }] : []),
            { type: 'divider' },
            { key: 'template', label: say('register.template') },
          ],
          onClick: ({ key, domEvent }) => {
            if (key === 'identity') {
              domEvent.preventDefault() // the tick follows the state, not the mouse
              return setIdentity(!identity)
            }
            setOutOpen(false)
            void (key === 'template' ? fetchTemplate() : exportAs(key === 'csv' ? 'csv' : 'xlsx'))
          },
        }}
      >
        <Button type="text" loading={exporting.busy || template.busy} icon={<Icon name="download" size={14} />} title={say('register.export')} aria-label={say('register.export')}><span className="tool-label">{say(chosen.size ? 'register.export.chosen' : 'register.export')}</span></Button>
      </Dropdown>
      <Button type="text" icon={<Icon name="upload" size={14} />} onClick={onImport} title={say('register.import')} aria-label={say('register.import')}><span className="tool-label">{say('register.import')}</span></Button>
      {onNew && <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={onNew} title="Alt+N">{say('register.add', { table: say(`table.${table}`) })}</Button>}
    </div>
  )
}
