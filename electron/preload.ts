import { contextBridge, ipcRenderer } from 'electron'
import { FILE_MESSAGE, PORT_MESSAGE, type Shell, type ShellPlace } from '#contract/port.ts'

// All that the page gets of Electron: a port to the college, one dialog, the file that was opened. No channel of ipcRenderer is passed through.
const shell: Shell = {
  connect() {
    ipcRenderer.send('connect')
  },
  pickFolder: () => ipcRenderer.invoke('pickFolder'),
  speak(language) {
    ipcRenderer.send('speak', language)
  },
  openedFile: () => ipcRenderer.invoke('openedFile'),
}
ipcRenderer.on('port', event => window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]))
ipcRenderer.on('file', () => window.postMessage(FILE_MESSAGE, window.location.origin))
ipcRenderer.on('go', (_, place: ShellPlace) => {
  window.location.hash = place
})
contextBridge.exposeInMainWorld('mortise', shell)
