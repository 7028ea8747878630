import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder of this user's Mortise: the college's data and the window's profile lie in it. `MORTISE_HOME` moves it. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['MORTISE_HOME']) return env['MORTISE_HOME']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Mortise')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Mortise')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'Mortise')
}

/** Where the college's data lies unless `--data` says otherwise. */
export function defaultDataFolder(): string {
  return join(homeFolder(), 'data')
}

/** Where the browser window keeps its own profile, apart from the user's. */
export function windowProfileFolder(): string {
  return join(homeFolder(), 'window')
}
