import type { ReactNode } from 'react'
import './ui.css'

/** What a page will show once there is something, and the one step that fills it. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <svg width="76" height="40" viewBox="0 0 76 40" fill="none" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true">
        <path d="M3 3H34V11L20 15V25L34 29V37H3Z" stroke="var(--college)" />
        <path d="M73 3V37H42V29L28 25V15L42 11V3Z" stroke="var(--enterprise)" />
      </svg>
      <strong>{title}</strong>
      {text && <p>{text}</p>}
      {children && <div className="empty-state-step">{children}</div>}
    </div>
  )
}
