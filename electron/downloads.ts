import type { DownloadItem, Event, Session } from 'electron'
import { extname } from 'node:path'
import { APP_ORIGIN } from './policy.ts'

export type DownloadWords = {
  title: string
  /** the kind of file in words, by its ending without the dot */
  kind(ending: string): string
  failed(name: string): void
}

/** Files of the college go where the user says, by the system's own dialog. Nothing else is downloaded: only what our page holds in memory. */
export function saveDownloads(session: Session, words: () => DownloadWords): void {
  session.on('will-download', (event: Event, item: DownloadItem) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) return event.preventDefault()
    const name = item.getFilename()
    const ending = extname(name).slice(1)
    const { title, kind, failed } = words()
    item.setSaveDialogOptions({ title, defaultPath: name, ...(ending ? { filters: [{ name: kind(ending), extensions: [ending] }] } : {}) })
    item.once('done', (_, state) => {
      if (state === 'interrupted') failed(name)
    })
  })
}
