import { useEffect, useRef } from 'react'
import { FILE_MESSAGE, type OpenedFile } from '#contract/port.ts'

/** Fetches the file that the user opened from outside (a double click, the menu of the desktop program), now and whenever another one comes. */
export function useOpenedFile(take: (file: OpenedFile) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const shell = window.mortise
    if (!shell) return
    const fetchIt = async () => {
      const file = await shell.openedFile()
      if (file) latest.current(file)
    }
    const hear = (event: MessageEvent) => {
      if (event.source === window && event.data === FILE_MESSAGE) void fetchIt()
    }
    window.addEventListener('message', hear)
    void fetchIt()
    return () => window.removeEventListener('message', hear)
  }, [])
}
