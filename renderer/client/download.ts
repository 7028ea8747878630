import type { FileIn, FileOut } from '#contract/define.ts'

/** Hands a file of the core to the user as a download (Electron shows its save dialog). */
export function download(file: FileOut): void {
  const bytes = Uint8Array.from(atob(file.base64), c => c.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The largest file that is read at all, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Reads a chosen file for the core; null when it is larger than {@link MAX_FILE_BYTES}. @throws DOMException where the disk refuses (locked, gone) */
export async function readForCore(file: File): Promise<FileIn | null> {
  if (file.size > MAX_FILE_BYTES) return null
  const url = await new Promise<string>((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result as string) // readAsDataURL always gives text
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
  return { name: file.name, base64: url.slice(url.indexOf(',') + 1) }
}
