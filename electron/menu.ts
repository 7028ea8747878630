import { Menu, type MenuItemConstructorOptions } from 'electron'
import { say, type Language } from '#words/say.ts'

export type MenuParts = {
  language: Language
  platform?: NodeJS.Platform
  /** of the program as it is installed: it can be replaced, and has no developer tools */
  installed: boolean
  notify: boolean
  openFile(): void
  update(): void
  setNotify(on: boolean): void
}

type Role = NonNullable<MenuItemConstructorOptions['role']>
const LINE: MenuItemConstructorOptions = { type: 'separator' }

/** The application menu: what a desktop program must have; everything of the college is in the window itself. */
export function setMenu({ language, platform = process.platform, installed, notify, openFile, update, setNotify }: MenuParts): void {
  const word = (key: string) => say(language, `menu.${key}`)
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: word(role) })
  const apple = platform === 'darwin'
  const file: MenuItemConstructorOptions[] = [
    { id: 'openFile', label: word('openFile'), accelerator: 'CmdOrCtrl+O', click: openFile },
    LINE,
    { id: 'notify', label: word('notify'), type: 'checkbox', checked: notify, click: ({ checked }) => setNotify(checked) },
    ...(installed ? [{ id: 'update', label: word('update'), click: update }] : []),
    LINE,
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(apple ? [{ label: 'Mortise', submenu: [item('about'), LINE, item('hide'), item('hideOthers'), item('unhide'), LINE, item('quit')] }] : []),
      { label: word('file'), submenu: [...file, item('close'), ...(apple ? [] : [item('quit')])] },
      // undo and redo are left to the page: Ctrl+Z takes back the last act, in a text field the last letters
      { label: word('edit'), submenu: [item('cut'), item('copy'), item('paste'), item('selectAll')] },
      { label: word('view'), submenu: [item('reload'), item('resetZoom'), item('zoomIn'), item('zoomOut'), item('togglefullscreen'), ...(installed ? [] : [item('toggleDevTools')])] },
      { label: word('window'), submenu: [item('minimize'), ...(apple ? [] : [LINE, item('about')])] },
    ]),
  )
}

/** What a right click on text offers; null where there is nothing to do. The page's own menus go before it. */
export function textMenu(language: Language, { isEditable, selectionText }: { isEditable: boolean; selectionText: string }): Menu | null {
  if (!isEditable && !selectionText.trim()) return null
  const item = (role: Role, enabled = true): MenuItemConstructorOptions => ({ role, label: say(language, `menu.${role}`), enabled })
  const some = selectionText !== ''
  return Menu.buildFromTemplate(isEditable ? [item('cut', some), item('copy', some), item('paste'), LINE, item('selectAll')] : [item('copy')])
}
