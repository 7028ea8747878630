import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '#renderer/ui/Icon.tsx'

type KeptLineProps = { /** what the button says to screen readers */ remove: string; busy: boolean; onRemove: () => void; children: ReactNode }

/** One target or note, with the button that takes it away. */
export function KeptLine({ remove, busy, onRemove, children }: KeptLineProps) {
  return (
    <li className="own-line">
      <span>{children}</span>
      <Button size="small" type="text" aria-label={remove} title={remove} disabled={busy} icon={<Icon name="trash" size={14} />} onClick={onRemove} />
    </li>
  )
}
