/** A file that misses its place would take the window's place: the browser opens it. It is let fall instead, and the pointer says so before. */
export function keepFilesOut(): void {
  window.addEventListener('dragover', event => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  })
  window.addEventListener('drop', event => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
}
