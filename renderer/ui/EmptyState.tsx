import type { ReactNode } from 'react'
import './ui.css'

/** What a page will show once there is something, and the one step that fills it. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <svg width="72" height="44" viewBox="0 0 72 44" fill="none" strokeWidth="1.5" aria-hidden="true">
        <path d="M2 30h22v-8h10v8h12" stroke="var(--college)" />
        <path d="M70 38H46v-8M24 30v8H2M70 14H34v8" stroke="var(--enterprise)" />
      </svg>
      <strong>{title}</strong>
      {text && <p>{text}</p>}
      {children && <div className="empty-state-step">{children}</div>}
    </div>
  )
}
