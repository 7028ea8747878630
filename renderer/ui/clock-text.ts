/** What people type for a time of day -> `HH:mm`: "8", "8:5", "805", "0805", "8：05", "8.05". Unclear text is returned as it is. */
export function clockText(typed: string): string {
  const text = typed.trim().replace(/[：.]/g, ':')
  const parts = /^(\d{1,2}):(\d{1,2})$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})()$/.exec(text)
  if (!parts) return typed.trim()
  const hours = Number(parts[1])
  const minutes = Number(parts[2] || 0)
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return typed.trim()
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
