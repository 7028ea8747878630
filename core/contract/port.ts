import type { Ask, Frame, Notice } from './wire.ts'

/** What a window sends over its MessagePort: a request under a number of its own choosing, or the wish to stop one. */
export type ToHost = { id: number; ask: Ask } | { cancel: number }

/** What the host sends back: frames of a request, in order, and notices to everybody. */
export type ToWindow = { id: number; frame: Frame } | { notice: Notice }

/** The `data` of the window message with which the preload script hands over the port. */
export const PORT_MESSAGE = 'mortise:port'

/** The `data` of the window message that says that a file waits to be fetched by {@link Shell.openedFile}. */
export const FILE_MESSAGE = 'mortise:file'

/** The pages that the shell itself may lead to: by a notification, and by a file that was opened. */
export type ShellPlace = '/today' | '/exchange?view=bring'

/** A `.mortise` file that the user opened from outside: where it lies on this computer. */
export type OpenedFile = { folder: string; name: string }

/** What the Electron shell puts on the page as `window.mortise`; absent in a browser. */
export type Shell = {
  /** Asks for a MessagePort; it comes as a `message` event of the window: data {@link PORT_MESSAGE}, one port. */
  connect(): void
  /** Lets the user choose a data folder; null when the dialog was closed. */
  pickFolder(): Promise<string | null>
  /** Says which language the window speaks, for the shell's own menu and dialogs. */
  speak(language: 'zh-CN' | 'en'): void
  /** Hands over the file that the user opened from outside, once; null where there is none. */
  openedFile(): Promise<OpenedFile | null>
}
