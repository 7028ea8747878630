import { Button, Checkbox, Dropdown, Input, type InputRef } from 'antd'
import { useState, type Ref } from 'react'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import { ColumnChoice } from './list/ColumnChoice.tsx'
import type { ListState } from './list/list-state.ts'
import { ViewsMenu } from './list/ViewsMenu.tsx'
import type { RegisterTable } from './register-tables.ts'

type RegisterToolsProps = {
  table: RegisterTable
  list: ListState
  /** the records that are found, in their order */
  ids: readonly string[]
  /** the filters in words */
  filtered: readonly string[]
  onTyped: (text: string) => void
  searchRef: Ref<InputRef>
  chosen: ReadonlySet<string>
  onImport: () => void
  onNew?: () => void
}

/** Above a register's rows: find, columns, files in and out, new. */
export function RegisterTools(props: RegisterToolsProps) {
  const { table, list, ids, filtered, onTyped, searchRef, chosen, onImport, onNew } = props
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const exporting = useJob('files.export')
  const printing = useJob('files.listPdf')
  const template = useJob('files.template')
  const [identity, setIdentity] = useState(false)
  const [outOpen, setOutOpen] = useState(false)
  const masked = list.fields.some(f => f.masked)
  const columns = list.columns.map(c => c.name)

  /** what is seen: the chosen rows, else all that are found */
  const seenIds = () => (chosen.size ? ids.filter(id => chosen.has(id)) : [...ids])
  /** in the columns of the list; or everything */
  async function exportAs(format: 'xlsx' | 'csv', seen: boolean) {
    const outcome = await exporting.start({ table, format, language, ...(seen ? { ids: seenIds(), columns } : {}), ...(identity ? { identity } : {}) })
    fileOut(outcome)
  }
  async function printList() {
    const found = list.typed.trim()
    const about = [...(found ? [say('register.filter.said', { holds: found })] : []), ...filtered]
    const outcome = await printing.start({ table, language, ids: seenIds(), columns, about })
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
        value={list.typed}
        onChange={e => onTyped(e.target.value)}
      />
      <span className="spacer" />
      <ViewsMenu list={list} />
      <ColumnChoice list={list} />
      <Dropdown
        autoFocus
        trigger={['click']}
        open={outOpen}
        onOpenChange={(open, { source }) => (open || source === 'trigger') && setOutOpen(open)}
        menu={{
          items: [
            {
              type: 'group',
              label: say(chosen.size ? 'register.chosen' : 'register.export.seen', { n: chosen.size }),
              children: [
                { key: 'xlsx', label: say('register.export.xlsx') },
                { key: 'csv', label: say('register.export.csv') },
                { key: 'pdf', label: say('register.export.pdf') },
              ],
            },
            {
              type: 'group',
              label: say('register.export.whole'),
              children: [
                { key: 'allXlsx', label: say('register.export.xlsx') },
                { key: 'allCsv', label: say('register.export.csv') },
              ],
            },
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
            if (key === 'template') void fetchTemplate()
            else if (key === 'pdf') void printList()
            else void exportAs(key.toLowerCase().endsWith('csv') ? 'csv' : 'xlsx', !key.startsWith('all'))
          },
        }}
      >
        <Button type="text" loading={exporting.busy || printing.busy || template.busy} icon={<Icon name="download" size={14} />} title={say('register.export')} aria-label={say('register.export')}><span className="tool-label">{say(chosen.size ? 'register.export.chosen' : 'register.export')}</span></Button>
      </Dropdown>
      <Button type="text" icon={<Icon name="upload" size={14} />} onClick={onImport} title={say('register.import')} aria-label={say('register.import')}><span className="tool-label">{say('register.import')}</span></Button>
      {onNew && <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={onNew} title="Alt+N">{say('register.add', { table: say(`table.${table}`) })}</Button>}
    </div>
  )
}
