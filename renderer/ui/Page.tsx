import type { ReactNode } from 'react'
import './ui.css'

type PageProps = { title: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode; scroll?: boolean }

/** The frame of one page: a title with a quiet line beside it, its actions at the right, and the rest below. */
export function Page({ title, note, actions, children, scroll = true }: PageProps) {
  return (
    <section className="page">
      <header className="page-head">
        <h1 className="page-title">{title}</h1>
        {note && <span className="page-note">{note}</span>}
        <div className="page-actions">{actions}</div>
      </header>
      <div className={scroll ? 'page-body page-scroll' : 'page-body'}>{children}</div>
    </section>
  )
}
