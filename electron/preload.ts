import { contextBridge, ipcRenderer } from 'electron'
import { PORT_MESSAGE, type Shell } from '#contract/port.ts'

// All that the page gets of Electron: a port to the college and one dialog. No channel of ipcRenderer is passed through.
const shell: Shell = {
  connect() {
    ipcRenderer.send('connect')
  },
  pickFolder: () => ipcRenderer.invoke('pickFolder'),
}
ipcRenderer.on('port', event => window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]))
contextBridge.exposeInMainWorld('mortise', shell)
