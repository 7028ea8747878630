import { Button } from 'antd'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { Icon } from './Icon.tsx'
import './ui.css'

type SidePanelProps = {
  title: string
  subtitle?: ReactNode
  /** leaves the focus where it is: on a board or a list whose arrow keys go on */
  keepFocus?: boolean
  onClose: () => void
  onSave?: () => void
  footer?: ReactNode
  children: ReactNode
}

/** The one thing selected, at the right of the page. Esc closes, Ctrl+S saves. */
export function SidePanel({ title, subtitle, keepFocus = false, onClose, onSave, footer, children }: SidePanelProps) {
  const { say } = useSay()
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!keepFocus) focusFirst(aside.current)
  }, [keepFocus])
  function onKeyDown(event: KeyboardEvent) {
    if (pressed(event, 'close') && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      event.stopPropagation()
      onClose()
    }
    if (onSave && pressed(event, 'save')) {
      event.preventDefault()
      onSave()
    }
  }
  return (
    <aside className="side-panel" aria-label={title} ref={aside} onKeyDown={onKeyDown}>
      <header className="side-panel-head">
        <div className="side-panel-title">
          <h2 title={title}>{title}</h2>
          {subtitle && <div className="quiet">{subtitle}</div>}
        </div>
        <Button type="text" aria-label={say('ui.close')} title={`${say('ui.close')} (Esc)`} icon={<Icon name="close" />} onClick={onClose} />
      </header>
      <div className="side-panel-body">{children}</div>
      {footer && <footer className="side-panel-foot">{footer}</footer>}
    </aside>
  )
}

/** Moves the keyboard into the first control of a panel, or of the one that is open. */
export function focusFirst(panel: Element | null = document.querySelector('.side-panel')): void {
  const controls = 'input:not([type=file]), textarea, button'
  const first = panel?.querySelector<HTMLElement>(`.form-field :is(${controls})`) ?? panel?.querySelector<HTMLElement>(`.side-panel-body :is(${controls})`)
  first?.focus({ preventScroll: true })
}
