import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export type Machine = { platform: NodeJS.Platform; env: Record<string, string | undefined>; home: string; runs: (file: string) => boolean }

const here: Machine = { platform: process.platform, env: process.env, home: homedir(), runs: isExecutable }

/**
 * The program file of an installed Chromium, Chrome or Edge; null where there is none.
 * `MORTISE_BROWSER` names one that lies elsewhere and goes before all others.
 * @param machine  where to look; tests pass a made-up one
 */
export function findBrowser(machine: Machine = here): string | null {
  const chosen = machine.env.MORTISE_BROWSER
  if (chosen && machine.runs(chosen)) return chosen
  return candidates(machine).find(machine.runs) ?? null
}

function candidates({ platform, env, home }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(root => root !== undefined)
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']
    return programs.flatMap(program => roots.map(root => win32.join(root, program)))
  }
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(name => `${name}.app/Contents/MacOS/${name}`)
    return programs.flatMap(program => ['/Applications', posix.join(home, 'Applications')].map(root => posix.join(root, program)))
  }
  // A snap can't read a profile outside its own folders, so it comes last.
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
  const folders = new Set([...(env.PATH ?? '').split(':').filter(f => f.startsWith('/')), '/usr/bin', '/usr/local/bin'])
  folders.delete('/snap/bin')
  return [...folders, '/snap/bin'].flatMap(folder => names.map(name => posix.join(folder, name)))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
