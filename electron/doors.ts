import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { OpenedFile } from '#contract/port.ts'
import { LANGUAGES, type Language } from '#words/say.ts'
import { isOurs } from './policy.ts'

/** All that a page may ask of the shell. The names are those of the messages. */
export type Doors = {
  connect(page: WebContents): void
  speak(language: Language): void
  pickFolder(owner: BrowserWindow): Promise<string | null>
  openedFile(): OpenedFile | null
}

type Sender = IpcMainEvent | IpcMainInvokeEvent

/** Opens the doors, the only place that hears messages of pages. What comes from elsewhere, or in another shape, is not answered at all. */
export function openDoors(doors: Doors): void {
  ipcMain.on('connect', (event, ...said) => {
    if (isOfOurPage(event) && said.length === 0) doors.connect(event.sender)
  })
  ipcMain.on('speak', (event, ...said) => {
    if (isOfOurPage(event) && said.length === 1 && LANGUAGES.includes(said[0] as Language)) doors.speak(said[0] as Language)
  })
  ipcMain.handle('pickFolder', (event, ...said) => {
    const owner = isOfOurPage(event) && said.length === 0 ? BrowserWindow.fromWebContents(event.sender) : null
    return owner ? doors.pickFolder(owner) : null
  })
  ipcMain.handle('openedFile', (event, ...said) => (isOfOurPage(event) && said.length === 0 ? doors.openedFile() : null))
}

/** Only the main frame of our own page may speak to the shell. A frame that is gone can not be asked who it was. */
function isOfOurPage(event: Sender): boolean {
  try {
    const frame = event.senderFrame
    return frame !== null && frame.parent === null && isOurs(frame.url)
  } catch {
    return false
  }
}
