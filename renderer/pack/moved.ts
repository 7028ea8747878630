/** The list with one of it at another place; the same list where that is no place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  if (from === to || to < 0 || to >= list.length || from < 0 || from >= list.length) return list
  const next = [...list]
  const [one] = next.splice(from, 1)
  next.splice(to, 0, one!)
  return next
}
