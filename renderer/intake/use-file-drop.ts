import { useEffect, useEffectEvent, useState } from 'react'

/** Takes a file that is dropped anywhere on the page; true while one is held over it. */
export function useFileDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent((file: File | undefined) => file && take(file))
  useEffect(() => {
    const heard = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) => window.addEventListener(name, hear, { signal: heard.signal })
    on('dragover', event => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    })
    on('dragleave', event => event.relatedTarget === null && setOver(false)) // it has left the window
    on('drop', event => {
      event.preventDefault()
      setOver(false)
      dropped(event.dataTransfer?.files[0])
    })
    return () => heard.abort()
  }, [])
  return over
}
