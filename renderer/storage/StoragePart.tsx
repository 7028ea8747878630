import type { ReactNode } from 'react'

type StoragePartProps = { title: string; text?: string; actions?: ReactNode; children: ReactNode }

/** One part of a page about the data folder: what it is for, its button, and what it shows. */
export function StoragePart({ title, text, actions, children }: StoragePartProps) {
  return (
    <section className="storage-part">
      <header>
        <h2>{title}</h2>
        <div className="storage-part-actions">{actions}</div>
        {text && <p className="quiet">{text}</p>}
      </header>
      {children}
    </section>
  )
}
