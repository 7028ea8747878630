import { Menu, type MenuItemConstructorOptions } from 'electron'
import { say, type Language } from '#words/say.ts'

/** The application menu: what a desktop app must have; everything of the college is in the window itself. */
export function setMenu(language: Language, platform: NodeJS.Platform = process.platform): void {
  const word = (key: string) => say(language, `menu.${key}`)
  const item = (role: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({ role, label: word(role) })
  const template: MenuItemConstructorOptions[] = [
    { label: platform === 'darwin' ? 'Mortise' : word('file'), submenu: [item('close'), { type: 'separator' }, item('quit')] },
    // undo and redo are left to the page: Ctrl+Z takes back the last act, in a text field the last letters
    { label: word('edit'), submenu: [item('cut'), item('copy'), item('paste'), item('selectAll')] },
    { label: word('view'), submenu: [item('reload'), item('resetZoom'), item('zoomIn'), item('zoomOut'), item('togglefullscreen'), item('toggleDevTools')] },
    { label: word('window'), submenu: [item('minimize')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
