import { app, dialog, shell, type BrowserWindow } from 'electron'
import { spawn } from 'node:child_process'
import { chmod, copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { say, type Language } from '#words/say.ts'
import { RELEASE_KEY } from './release-key.ts'
import { checkUpdate, unpackUpdate, type Installed, type Kind, type UpdateRefusal } from './update-file.ts'

export type UpdateParts = {
  window: BrowserWindow
  language: Language
  /** closes the data folder: the new program will open it */
  close(): Promise<void>
  key?: string
  installed?: Installed
}

/** How this program was installed, and so what can replace it. */
export function installedAs(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): Kind {
  if (platform === 'win32') return 'nsis'
  if (platform === 'darwin') return 'dmg'
  return env['APPIMAGE'] ? 'appimage' : 'deb'
}

/** "Install update from file…": for offices without a network. Nothing is run that the project did not sign, and never an older program. */
export async function updateFromFile({ window, language, close, key = RELEASE_KEY, installed = { version: app.getVersion(), arch: process.arch, kind: installedAs() } }: UpdateParts): Promise<void> {
  const refuse = ({ code, facts }: UpdateRefusal) =>
    dialog.showMessageBox(window, { type: 'error', message: say(language, 'dialog.update.refused'), detail: say(language, `refusal.${code}`, facts), buttons: [say(language, 'dialog.ok')] })

  const { filePaths } = await dialog.showOpenDialog(window, {
    title: say(language, 'dialog.update.choose'),
    properties: ['openFile'],
    filters: [{ name: say(language, 'dialog.update.kind'), extensions: ['mortise-update'] }],
  })
  const file = filePaths[0]
  if (!file) return
  const checked = await checkUpdate(file, installed, key)
  if (!checked.ok) return void (await refuse(checked.refusal))
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say(language, 'dialog.update.ask', { theirs: checked.head.version, ours: installed.version }),
    detail: say(language, `dialog.update.how.${installed.kind}`),
    buttons: [say(language, 'dialog.update.install'), say(language, 'dialog.cancel')],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return
  window.setProgressBar(2) // busy, for an unknown time
  const installer = await unpackUpdate(file, checked, join(app.getPath('userData'), 'update'))
  window.setProgressBar(-1)
  if (typeof installer !== 'string') return void (await refuse(installer))
  const start = await putInPlace(installer, installed.kind).catch((error: Error) => error)
  if (start instanceof Error) return void (await refuse({ code: 'update.place', facts: { reason: start.message } }))
  await close()
  await start()
  app.quit()
}

/** Makes ready what replaces this program, and gives back what starts it: an AppImage itself, the system's installer for all others. */
async function putInPlace(installer: string, kind: Kind): Promise<() => unknown> {
  const place = process.env['APPIMAGE']
  if (kind === 'nsis') return () => spawn(installer, ['--updated', '--force-run'], { detached: true, stdio: 'ignore' }).unref()
  if (kind !== 'appimage' || !place) return () => shell.openPath(installer)
  await copyFile(installer, `${place}.new`)
  await chmod(`${place}.new`, 0o755)
  await rename(`${place}.new`, place)
  return () => app.relaunch({ execPath: place, args: [] })
}
