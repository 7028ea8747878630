import { EventEmitter } from 'node:events'

// There is no Electron runtime in a test: this stands in for the module, does nothing, and records what the shell asks of it.

type Preferences = Record<string, unknown> & { session?: StubSession }
type Handler = (...args: never[]) => unknown
export type MenuEntry = { id?: string; role?: string; label?: string; type?: string; checked?: boolean; submenu?: MenuEntry[]; click?: (item: { checked: boolean }) => void }

export class StubSession extends EventEmitter {
  readonly handlers: Record<string, Handler> = {}
  constructor(readonly name: string) {
    super()
    for (const setter of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setSpellCheckerEnabled']) {
      Object.assign(this, { [setter]: (handler: Handler) => void (this.handlers[setter] = handler) })
    }
  }
  readonly protocol = { handle: (scheme: string, handler: Handler) => void (this.handlers[`protocol ${scheme}`] = handler) }
  readonly webRequest = { onBeforeRequest: (handler: Handler) => void (this.handlers['onBeforeRequest'] = handler) }
}

export class StubContents extends EventEmitter {
  readonly sent: unknown[][] = []
  readonly ran: string[] = []
  reloads = 0
  crashes = 0
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  mainFrame = { url: 'app://mortise/index.html', parent: null }
  setWindowOpenHandler(handler: typeof this.openHandler) {
    this.openHandler = handler
  }
  send(...message: unknown[]) {
    this.sent.push(message)
  }
  postMessage(...message: unknown[]) {
    this.sent.push(message)
  }
  reload() {
    this.reloads += 1
  }
  forcefullyCrashRenderer() {
    this.crashes += 1
    this.emit('render-process-gone', {}, { reason: 'crashed' })
  }
  executeJavaScript(script: string) {
    this.ran.push(script)
    return Promise.resolve(true)
  }
  printToPDF = () => Promise.resolve(Buffer.from('%PDF-1.7\n'))
}

export class StubWindow extends EventEmitter {
  static all: StubWindow[] = []
  readonly webContents = new StubContents()
  readonly loaded: string[] = []
  readonly done: string[] = []
  minimized = false
  visible = true
  destroyed = false
  constructor(readonly options: { show?: boolean; x?: number; icon?: string; webPreferences: Preferences }) {
    super()
    StubWindow.all.push(this)
    electron.app.emit('web-contents-created', {}, this.webContents)
    for (const name of ['maximize', 'show', 'focus', 'restore', 'setProgressBar']) Object.assign(this, { [name]: () => void this.done.push(name) })
  }
  loadURL(url: string) {
    this.loaded.push(url)
    return Promise.resolve()
  }
  isMinimized = () => this.minimized
  isVisible = () => this.visible
  isDestroyed = () => this.destroyed
  isMaximized = () => false
  getNormalBounds = () => ({ x: 1, y: 2, width: 1000, height: 700 })
  destroy() {
    this.destroyed = true
  }
  static fromWebContents = (contents: StubContents) => StubWindow.all.find(w => w.webContents === contents) ?? null
  static getAllWindows = () => StubWindow.all.filter(w => !w.destroyed)
}

export class StubChild extends EventEmitter {
  readonly heard: unknown[] = []
  constructor(readonly args: string[]) {
    super()
  }
  postMessage(message: { stop?: true }) {
    this.heard.push(message)
    if (message.stop) queueMicrotask(() => this.emit('exit', 0))
  }
  kill() {
    this.emit('exit', 1)
  }
}

export const record = {
  calls: [] as unknown[][],
  sessions: new Map<string, StubSession>(),
  children: [] as StubChild[],
  menus: [] as MenuEntry[][],
  notices: [] as { title: string; body: string; click(): void }[],
  external: [] as string[],
  /** what the dialogs that come will answer, in order; then: cancelled */
  answers: [] as unknown[],
  doors: {} as Record<string, (event: unknown, ...said: unknown[]) => unknown>,
  /** how the system's key store stands; with another round it has a new key of its own */
  store: { available: true, backend: 'gnome_libsecret', round: 1 },
  exposed: {} as Record<string, unknown>,
  fromShell: new EventEmitter(),
  toShell: [] as unknown[][],
}
const call = (name: string, answer?: unknown) => (...args: unknown[]) => (record.calls.push([name, ...args]), answer)
const sessionOf = (name: string) => record.sessions.get(name) ?? record.sessions.set(name, new StubSession(name)).get(name)!

export const electron = {
  app: Object.assign(new EventEmitter(), {
    isPackaged: true,
    getPath: () => profile.folder,
    getLocale: () => 'en-GB',
    getVersion: () => '0.1.0',
    setPath: call('setPath'),
    enableSandbox: call('enableSandbox'),
    quit: call('quit'),
    exit: call('exit'),
    relaunch: call('relaunch'),
    setAppUserModelId: call('setAppUserModelId'),
    setAboutPanelOptions: call('setAboutPanelOptions'),
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
  }),
  BrowserWindow: StubWindow,
  session: { get defaultSession() { return sessionOf('window') }, fromPartition: sessionOf },
  ipcMain: {
    on: (channel: string, heard: Handler) => void (record.doors[channel] = heard as never),
    handle: (channel: string, heard: Handler) => void (record.doors[channel] = heard as never),
  },
  dialog: {
    showErrorBox: call('showErrorBox'),
    showMessageBox: (...args: unknown[]) => (record.calls.push(['showMessageBox', args.at(-1)]), Promise.resolve({ response: record.answers.shift() ?? 1 })),
    showOpenDialog: (...args: unknown[]) => (record.calls.push(['showOpenDialog', args.at(-1)]), Promise.resolve({ filePaths: [record.answers.shift()].filter(Boolean) })),
  },
  utilityProcess: {
    fork: (_: string, args: string[]) => {
      const child = new StubChild(args)
      record.children.push(child)
      return child
    },
  },
  MessageChannelMain: class {
    port1 = {}
    port2 = {}
  },
  Menu: {
    buildFromTemplate: (template: MenuEntry[]) => template,
    setApplicationMenu: (menu: MenuEntry[]) => void record.menus.push(menu),
  },
  Notification: class {
    #click = () => {}
    constructor(readonly words: { title: string; body: string }) {}
    on(_: 'click', heard: () => void) {
      this.#click = heard
    }
    show() {
      record.notices.push({ ...this.words, click: this.#click })
    }
  },
  safeStorage: {
    isAsyncEncryptionAvailable: async () => record.store.available,
    getSelectedStorageBackend: () => record.store.backend,
    encryptStringAsync: async (text: string) => Buffer.from(`locked ${record.store.round} ${[...text].reverse().join('')}`),
    decryptStringAsync: async (locked: Buffer) => {
      const [, round, text = ''] = /^locked (\d+) (.*)$/.exec(locked.toString()) ?? []
      if (round === undefined) throw new Error('not locked by this user')
      return { result: [...text].reverse().join(''), shouldReEncrypt: Number(round) !== record.store.round }
    },
  },
  screen: { getAllDisplays: () => [{ bounds: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: { openExternal: (url: string) => (record.external.push(url), Promise.resolve()), openPath: call('openPath', Promise.resolve('')) },
  protocol: { registerSchemesAsPrivileged: call('registerSchemesAsPrivileged') },
  contextBridge: { exposeInMainWorld: (name: string, what: unknown) => void (record.exposed[name] = what) },
  ipcRenderer: {
    on: (channel: string, heard: (...args: unknown[]) => void) => void record.fromShell.on(channel, heard),
    send: (...message: unknown[]) => void record.toShell.push(message),
    invoke: (...message: unknown[]) => (record.toShell.push(message), Promise.resolve(null)),
  },
}

/** Where the shell keeps what it remembers. */
export const profile = { folder: '' }
