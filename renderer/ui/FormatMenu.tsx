import { Button, Dropdown } from 'antd'
import { LIST_FORMATS, type ListFormat } from '#contract/files.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'

/** `label` where there is more than one to choose from; `formats` where not all of them make sense. */
export type OfferedList = { key: string; label?: string; formats?: readonly ListFormat[]; write: (format: ListFormat) => Promise<void> }

type FormatMenuProps = {
  lists: readonly OfferedList[]
  busy: boolean
  /** in a row of quiet tools, where only the sign is left when the window is narrow */
  asTool?: boolean
}

/** The one button by which lists go out: which list, and as what. */
export function FormatMenu({ lists, busy, asTool = false }: FormatMenuProps) {
  const { say } = useSay()
  const items = lists.map(({ key, label, formats = LIST_FORMATS, write }) => {
    const children = formats.map(format => ({ key: `${key}.${format}`, label: say(`register.export.${format}`), onClick: () => void write(format) }))
    return lists.length > 1 ? [{ type: 'group' as const, key, label, children }] : children
  })
  const text = say('register.export')
  return (
    <Dropdown autoFocus trigger={['click']} menu={{ items: items.flat() }}>
      <Button icon={<Icon name="download" size={14} />} loading={busy} {...(asTool ? { type: 'text', title: text, 'aria-label': text } : {})}>
        {asTool ? <span className="tool-label">{text}</span> : text}
      </Button>
    </Dropdown>
  )
}
